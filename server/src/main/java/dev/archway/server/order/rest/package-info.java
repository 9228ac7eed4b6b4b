/** The REST face of orders: the lists that practices poll. */
@NullMarked
package dev.archway.server.order.rest;

import org.jspecify.annotations.NullMarked;
