/** The REST face of patients: patient management, for partners that are configured for it. DPMS API V2, 5. */
@NullMarked
package dev.archway.server.patient.rest;

import org.jspecify.annotations.NullMarked;
