package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.wire.ScannerModel;

/** A scanner that stands in a clinic; also the principal of a request that a scanner makes. */
public record Scanner(String serial, CompanyId company, ScannerModel model) {}
