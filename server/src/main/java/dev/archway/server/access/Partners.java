package dev.archway.server.access;

import dev.archway.server.shared.Invalid;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partners that may ask for tokens. */
@Service
public class Partners {

    private final PartnerRepository repository;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Partners(PartnerRepository repository, PasswordEncoder passwords, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
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
     * Registers a partner; one that is there already stays as it is.
     *
     * @param secret in clear; null makes a public client, which must use PKCE
     * @param redirectUris where a sign-in may lead, exactly; a loopback address stands for all its ports
     */
    @Transactional
    public void register(Partner partner, @Nullable String secret, List<String> redirectUris) {
        if (partner.isPortal()) {
            throw Invalid.field("id", partner.id(), "any other id, for that of Archway's own pages is taken");
        }
        CallbackUrl.checked(partner.callbackUrl()); // an address that is none would hold up every order of its clinics
        if (repository.find(partner.id()).isEmpty()) {
            String hash = secret == null ? null : passwords.encode(secret);
            repository.add(partner, hash, redirectUris, clock.instant());
        }
    }
}
