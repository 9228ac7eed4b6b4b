package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import java.util.List;

/** What a clinic should put in order before it is integrated, told when a partner pairs that asks for it. DPMS API V2, 5.6. */
public interface PairingWarnings {

    List<String> of(CompanyId company);
}
