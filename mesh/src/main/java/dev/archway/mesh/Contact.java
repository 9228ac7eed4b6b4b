package dev.archway.mesh;

/**
 * One occlusal contact: a connected part of a jaw's surface that comes as near to the antagonist as counts as contact.
 *
 * @param x its place: the vertex that is nearest to the antagonist or deepest in it, in millimetres
 * @param y the place's y
 * @param z the place's z
 * @param distance of that place, in millimetres; negative when it lies within the antagonist
 * @param area square millimetres of the jaw's surface
 */
public record Contact(float x, float y, float z, float distance, double area) {}
