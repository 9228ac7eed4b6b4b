/** The REST face of prescriptions: scan requests, the practice's configuration, the scanners' worklist. */
@NullMarked
package dev.archway.server.prescription.rest;

import org.jspecify.annotations.NullMarked;
