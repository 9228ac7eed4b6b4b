/** The Archway API as a Java library on the JDK HTTP client: the sides of the practice, the lab and the scanner. */
@NullMarked
package dev.archway.client;

import org.jspecify.annotations.NullMarked;
