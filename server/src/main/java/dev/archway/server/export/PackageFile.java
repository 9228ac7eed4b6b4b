package dev.archway.server.export;

import dev.archway.server.scan.Jaw;
import org.jspecify.annotations.Nullable;

/** A file of a package as its metadata name it: a surface if it has a jaw, else a picture. */
record PackageFile(@Nullable Jaw jaw, SteadyZip.Entry entry) {}
