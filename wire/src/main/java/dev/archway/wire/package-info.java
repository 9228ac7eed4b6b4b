/**
 * The vendor API as records and catalogues, shared by server and client. Component names are the documents' names with a small first letter; {@link
 * dev.archway.wire.WireJson} writes them as documented. Times are UTC instants, lengths millimetres.
 */
@NullMarked
package dev.archway.wire;

import org.jspecify.annotations.NullMarked;
