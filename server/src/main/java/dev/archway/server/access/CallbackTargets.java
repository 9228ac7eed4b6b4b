package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Service;

/** Who is told of a company's scans: every pairing of it, once for each partner and URL; a partner's registered URL wins over its pairings' own. */
@Service
public class CallbackTargets {

    private final PairingRepository pairings;

    CallbackTargets(PairingRepository pairings) {
        this.pairings = pairings;
    }

    public List<Target> of(CompanyId company) {
        return pairings.targets(company);
    }

    /** One address to tell; {@code company} is the company whose pairing it is. */
    public record Target(String partnerId, CompanyId company, URI url) {}
}
