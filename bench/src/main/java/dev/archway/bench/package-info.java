/** Benchmarks: each beside a peer or a floor in the same run. */
@NullMarked
package dev.archway.bench;

import org.jspecify.annotations.NullMarked;
