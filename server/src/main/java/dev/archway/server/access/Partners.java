package dev.archway.server.access;

import dev.archway.server.account.Administrator;
import dev.archway.server.account.SecretMint;
import dev.archway.server.account.ServerAct;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PlainText;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partners that may ask for tokens. */
@Service
public class Partners {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");
    private static final int LONGEST_NAME = 200;

    private final PartnerRepository repository;
    private final TokenFamilyRepository families;
    private final PasswordEncoder passwords;
    private final SecretMint secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Partners(
            PartnerRepository repository,
            TokenFamilyRepository families,
            PasswordEncoder passwords,
            SecretMint secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.families = families;
        this.passwords = passwords;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    public Optional<Partner> find(String id) {
        return repository.find(id);
    }

    /** Every partner, by id. */
    public List<Partner> all() {
        return repository.all();
    }

    /**
     * Registers a partner; false when one of that id is there already, which stays as it is.
     *
     * @param secret in clear; null makes a public client, which must use PKCE
     * @param redirectUris where a sign-in may lead, exactly; a loopback address stands for all its ports
     */
    @Transactional
    public boolean register(Partner partner, @Nullable String secret, List<String> redirectUris) {
        if (partner.isPortal()) {
            throw Invalid.field("id", partner.id(), "any other id, for that of Archway's own pages is taken");
        }
        CallbackUrl.checked(partner.callbackUrl()); // an address that is none would hold up every order of its clinics
        if (repository.find(partner.id()).isPresent()) {
            return false;
        }
        String hash = secret == null ? null : passwords.encode(secret);
        return repository.add(partner, hash, redirectUris, clock.instant());
    }

    /** Every partner as it is registered, by id. */
    public List<RegisteredPartner> registered() {
        return repository.registered();
    }

    public RegisteredPartner get(String id) {
        return repository
                .registered(id)
                .orElseThrow(() -> NotFound.because("PARTNER_NOT_FOUND", "There is no such partner here."));
    }

    /** Registers one that is not there yet; its secret, which is nowhere else, unless it is a public client. */
    @Transactional
    public Optional<String> add(Partner partner, boolean isPublic, List<String> redirectUris, Administrator by) {
        if (!ID.matcher(partner.id()).matches()) {
            throw Invalid.field("id", partner.id(), "3 to 40 small letters, digits and dashes");
        }
        Partner checked = checked(partner);
        String secret = isPublic ? null : secrets.make();
        if (!register(checked, secret, RedirectUris.checked(redirectUris))) {
            throw Conflict.because("ID_TAKEN", "There is a partner " + partner.id() + " already.");
        }
        tell(by, "added the partner", partner.id());
        return Optional.ofNullable(secret);
    }

    /** Its id and its kind stay what they are. A call-back address holds from now on, also for what waits to be told. */
    @Transactional
    public void change(Partner partner, List<String> redirectUris, Administrator by) {
        Partner before = get(partner.id()).partner();
        Partner after = checked(partner);
        repository.save(after, RedirectUris.checked(redirectUris));
        if (!Objects.equals(before.callbackUrl(), after.callbackUrl())) {
            events.publishEvent(new CallbacksChanged(partner.id(), null));
        }
        tell(by, "changed the partner", partner.id());
    }

    /** Another secret in place of the present one, at once; tokens that were given live on. */
    @Transactional
    public String renewSecret(String id, Administrator by) {
        if (!get(id).hasSecret()) {
            throw Conflict.because("PUBLIC_CLIENT", "Partner " + id + " is a public client, which has no secret.");
        }
        String secret = secrets.make();
        repository.saveSecret(id, passwords.encode(secret));
        tell(by, "renewed the secret of the partner", id);
        return secret;
    }

    /** It is given no tokens any more, those that it has end at once, and it is told nothing: what waits for it is dropped. Its pairings stay. */
    @Transactional
    public void deactivate(String id, Administrator by) {
        if (get(id).isActive()) {
            repository.deactivatedAt(id, clock.instant());
            families.endAll(id);
            events.publishEvent(new CallbacksChanged(id, null));
            tell(by, "deactivated the partner", id);
        }
    }

    /** It may ask for tokens again, for which people sign in anew, and is told of what happens from now on. */
    @Transactional
    public void activate(String id, Administrator by) {
        if (!get(id).isActive()) {
            repository.deactivatedAt(id, null);
            tell(by, "activated the partner", id);
        }
    }

    private static Partner checked(Partner partner) {
        String name = PlainText.line("name", partner.name().strip(), LONGEST_NAME);
        if (name == null) {
            throw Invalid.field("name", "", "a text");
        }
        String callback = CallbackUrl.checked("callbackUrl", partner.callbackUrl());
        return new Partner(
                partner.id(),
                name,
                partner.kind(),
                callback,
                partner.patientManagement(),
                partner.scanRequestUpdate(),
                partner.pairingWarnings());
    }

    private void tell(Administrator by, String what, String partner) {
        events.publishEvent(new ServerAct(by.actor(), what, partner));
    }
}
