/**
 * Who there is: clinics, labs, their people, the labs that work for a clinic, and the scanners that stand in it. A person may belong to several companies but is
 * never both doctor and lab person. Guideline, 3 and 11.
 */
@ApplicationModule(allowedDependencies = {"shared", "platform"})
@NullMarked
package dev.archway.server.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
