package dev.archway.server.portal;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.account.Company;

/** Somebody who acts for a company. */
public sealed interface CompanyVisitor extends Visitor permits ClinicVisitor, LabVisitor {

    Company company();

    /** The same as services know him. */
    PairedCaller caller();
}
