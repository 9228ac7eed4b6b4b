/** Benchmarks, each beside a peer or a floor in the same run, and the demo; both start the server as a process of its own. */
@NullMarked
package dev.archway.bench;

import org.jspecify.annotations.NullMarked;
