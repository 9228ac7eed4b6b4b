package dev.archway.server.scan;

/** A revision's meshes are stored and its artifacts can be made. Published in the transaction that made the revision. */
public record MeshesReady(RevisionKey revision) {}
