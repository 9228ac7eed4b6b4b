/** The mesh library's work, piece by piece, measured by JMH. JMH wants its classes and methods public. */
@NullMarked
package dev.archway.bench.micro;

import org.jspecify.annotations.NullMarked;
