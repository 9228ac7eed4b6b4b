package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.Discovery;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which region's addresses a caller must use. */
@Service
public class Discoveries {

    private final Accounts accounts;
    private final PublicAddress address;
    private final AccessProperties properties;

    Discoveries(Accounts accounts, PublicAddress address, AccessProperties properties) {
        this.accounts = accounts;
        this.address = address;
        this.properties = properties;
    }

    /** The addresses of the paired company's region, or of the first company's of a caller who is not paired; {@code path} is the API version's. */
    public Discovery of(SignedInCaller caller, String path) {
        CompanyId paired = caller.company();
        Optional<Company> company =
                paired == null ? accounts.companiesOf(caller.user()).stream().findFirst() : accounts.company(paired);
        String region = company.map(Company::region).orElse(properties.defaultRegion());
        return new Discovery(
                region,
                configured(properties.regions().get(region)),
                path,
                configured(properties.oauthUrl()),
                configured(properties.portalUrl()));
    }

    private String configured(@Nullable URI apart) {
        return apart == null ? address.base() : apart.toString().replaceAll("/+$", "");
    }
}
