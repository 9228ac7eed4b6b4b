package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.UserId;
import dev.archway.wire.AvailableCompany;
import dev.archway.wire.PairRequest;
import dev.archway.wire.Pairing;
import dev.archway.wire.TokenSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pairing and un-pairing of a partner and a user with a company. Guideline, 9. */
@Service
public class Pairings {

    private static final Logger log = LoggerFactory.getLogger(Pairings.class);

    private final Accounts accounts;
    private final PartnerRepository partners;
    private final PairingRepository pairings;
    private final TokenFamilyRepository families;
    private final TokenMint mint;
    private final TokenVault vault;
    private final ObjectProvider<PairingWarnings> warnings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pairings(
            Accounts accounts,
            PartnerRepository partners,
            PairingRepository pairings,
            TokenFamilyRepository families,
            TokenMint mint,
            TokenVault vault,
            ObjectProvider<PairingWarnings> warnings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.partners = partners;
        this.pairings = pairings;
        this.families = families;
        this.mint = mint;
        this.vault = vault;
        this.warnings = warnings;
        this.events = events;
        this.clock = clock;
    }

    /** The user's companies that this partner is for, by id. */
    public List<AvailableCompany> available(Partner partner, UserId user) {
        Set<CompanyId> paired = pairings.companies(partner.id(), user);
        return companies(partner, user).stream()
                .map(company -> new AvailableCompany(
                        company.id().value(),
                        company.name(),
                        company.kind().wire(),
                        company.countryCode(),
                        paired.contains(company.id())))
                .toList();
    }

    /** Pairs; pairing again gives the same tokens while they live, also to calls at the same moment. A foreign company and one that does not exist answer alike. */
    @Transactional
    public Pairing pair(Partner partner, UserId user, PairRequest request) {
        CompanyId company = companyIn(request);
        String callbackUrl = CallbackUrl.checked(request.callbackUrl());
        if (companies(partner, user).stream().noneMatch(own -> own.id().equals(company))) {
            throw Forbidden.because(
                    "COMPANY_NOT_AVAILABLE", "Company " + company + " is not among this user's available companies.");
        }
        Instant now = clock.instant();
        pairings.hold(partner.id(), user, company, callbackUrl, now);
        if (callbackUrl != null) {
            events.publishEvent(new CallbacksChanged(partner.id(), company));
            tell(partner, user, company, "named an address for notifications");
        }
        TokenSet tokens = families.livePair(partner.id(), user, company, now)
                .flatMap(live -> remaining(live, now))
                .orElseGet(() -> begin(partner, user, company));
        List<String> told = partner.pairingWarnings()
                ? warnings.orderedStream()
                        .flatMap(each -> each.of(company).stream())
                        .toList()
                : List.of();
        return new Pairing(tokens, told, company.value());
    }

    /** Ends every user's pairing of the caller's partner with the caller's company: their tokens are nobody's from the moment this is committed. Guideline, 9.2. */
    @Transactional
    public void unpair(PairedCaller caller) {
        end(caller.partner(), caller);
    }

    /** The same by somebody of the company who uses other software, such as these pages. A partner that is not paired is {@link NotFound}. */
    @Transactional
    public void unpair(PairedCaller caller, String partnerId) {
        Partner partner = partners.find(partnerId)
                .filter(known -> of(caller.company()).stream()
                        .anyMatch(paired -> paired.partnerId().equals(known.id())))
                .orElseThrow(() ->
                        NotFound.because("PARTNER_NOT_PAIRED", "This company is not paired with " + partnerId + "."));
        end(partner, caller);
    }

    /** The software that is paired with a company, by name. */
    public List<PairedPartner> of(CompanyId company) {
        return pairings.of(company);
    }

    private void end(Partner partner, PairedCaller caller) {
        int users = pairings.forget(partner.id(), caller.company());
        int ended = families.endAll(partner.id(), caller.company());
        events.publishEvent(new CallbacksChanged(partner.id(), caller.company()));
        String what = caller.partner().equals(partner)
                ? "un-paired it for everybody"
                : "un-paired " + partner.id() + " for everybody";
        tell(caller.partner(), caller.user(), caller.company(), what);
        log.info(
                "{} was un-paired from company {}: {} users, {} sets of tokens ended",
                partner.id(),
                caller.company(),
                users,
                ended);
    }

    private void tell(Partner partner, UserId user, CompanyId company, String what) {
        String person = CompanyAct.person(user, partner.id());
        events.publishEvent(new CompanyAct(company, CompanyAct.Kind.PAIRING, person, what, null));
    }

    private static CompanyId companyIn(PairRequest request) {
        @Nullable Long company = request.companyId();
        if (company == null) {
            throw Invalid.missing("CompanyId", "the id of an available company");
        }
        return new CompanyId(company);
    }

    private List<Company> companies(Partner partner, UserId user) {
        return accounts.companiesOf(user).stream()
                .filter(company -> company.kind() == partner.kind())
                .toList();
    }

    /** The same tokens with what is left of their time; none in the last second, which a caller could not use. */
    private Optional<TokenSet> remaining(TokenFamilyRepository.LivePair live, Instant now) {
        long left = Duration.between(now, live.accessEnd()).toSeconds();
        return vault.open(live.family(), live.sealed())
                .filter(opened -> left > 0 && mint.isGenuine(opened.access()))
                .map(opened -> new TokenSet(opened.access(), opened.refresh(), "Bearer", left));
    }

    private TokenSet begin(Partner partner, UserId user, CompanyId company) {
        UUID family = UUID.randomUUID();
        Tokens tokens = mint.tokens(user, partner.id(), company);
        byte[] sealed = vault.seal(family, tokens.access(), tokens.refresh());
        families.begin(family, partner.id(), user, company, tokens, sealed);
        tell(partner, user, company, "paired");
        return new TokenSet(
                tokens.access(),
                tokens.refresh(),
                "Bearer",
                Duration.between(tokens.issuedAt(), tokens.accessEnd()).toSeconds());
    }
}
