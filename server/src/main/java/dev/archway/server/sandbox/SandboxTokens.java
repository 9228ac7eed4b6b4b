package dev.archway.server.sandbox;

import dev.archway.server.access.Pairings;
import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.access.SignIns;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.AvailableCompany;
import dev.archway.wire.PairRequest;
import dev.archway.wire.Pairing;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.TokenSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** A pairing without a login, for scripts. What is wrong is named plainly, since nothing here is secret. */
@Service
@Profile("!production")
public class SandboxTokens {

    private final Partners partners;
    private final Accounts accounts;
    private final Pairings pairings;
    private final SignIns signIns;

    SandboxTokens(Partners partners, Accounts accounts, Pairings pairings, SignIns signIns) {
        this.partners = partners;
        this.accounts = accounts;
        this.pairings = pairings;
        this.signIns = signIns;
    }

    public Pairing pair(SandboxTokenRequest request) {
        Partner partner = partner(request.partner());
        User user = user(request.user());
        Long company = request.companyId();
        String available = available(partner, user);
        if (company == null) {
            throw Invalid.missing("CompanyId", available);
        }
        if (pairings.available(partner, user.id()).stream().noneMatch(own -> own.companyId() == company)) {
            throw Invalid.field("CompanyId", company, available);
        }
        return pairings.pair(partner, user.id(), new PairRequest(company, request.callbackUrl()));
    }

    /** What a sign-in gives, before any pairing; modelers need no more. */
    public TokenSet signIn(@Nullable String partner, @Nullable String user) {
        return signIns.begin(partner(partner), user(user).id());
    }

    private Partner partner(@Nullable String id) {
        String accepted = partners.all().stream().map(Partner::id).collect(Collectors.joining(", "));
        if (id == null) {
            throw Invalid.missing("Partner", accepted);
        }
        return partners.find(id).orElseThrow(() -> Invalid.field("Partner", id, accepted));
    }

    private User user(@Nullable String email) {
        String accepted = "the e-mail address of a user, such as dentist@riverside.test,";
        if (email == null) {
            throw Invalid.missing("User", accepted);
        }
        return accounts.userByEmail(email)
                .flatMap(user -> accounts.activeUser(user.id()))
                .orElseThrow(() -> Invalid.field("User", email, accepted));
    }

    private String available(Partner partner, User user) {
        String ids = pairings.available(partner, user.id()).stream()
                .map(AvailableCompany::companyId)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? "no company of " + user.email() + " (it has none that " + partner.id() + " pairs with)"
                : ids;
    }
}
