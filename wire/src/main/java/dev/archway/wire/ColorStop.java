package dev.archway.wire;

/**
 * What a colour of a measured model means; between two stops colours change evenly, beyond the outermost they stay.
 *
 * @param distance millimetres
 * @param color such as {@code #e3001b}
 */
public record ColorStop(double distance, String color) {}
