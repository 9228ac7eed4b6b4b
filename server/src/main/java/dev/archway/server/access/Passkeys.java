package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The passkeys of a person, and the way back for one who lost them: a recovery code, shown once and kept as a hash, which removes all passkeys when it is given after the password.
 * Whoever has a passkey needs one to sign in.
 */
@Service
public class Passkeys {

    /** Without letters and digits that look alike; five bits each. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 25;
    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PublicKeyCredentialUserEntityRepository entities;
    private final UserCredentialRepository credentials;
    private final SignInRepository people;
    private final SignInLimit limit;
    private final PasskeyAddress address;
    private final PersonActs acts;

    Passkeys(
            PublicKeyCredentialUserEntityRepository entities,
            UserCredentialRepository credentials,
            SignInRepository people,
            SignInLimit limit,
            PasskeyAddress address,
            PersonActs acts) {
        this.entities = entities;
        this.credentials = credentials;
        this.people = people;
        this.limit = limit;
        this.address = address;
        this.acts = acts;
    }

    /** Oldest first. */
    public List<Passkey> of(UserId user) {
        return records(user).stream()
                .map(record -> new Passkey(
                        record.getCredentialId().toBase64UrlString(),
                        record.getLabel(),
                        record.getCreated(),
                        record.getLastUsed()))
                .sorted(Comparator.comparing(Passkey::made))
                .toList();
    }

    /** Removes one; somebody else's stays, and so does one that is not there. */
    @Transactional
    public void remove(UserId user, String id) {
        Optional<CredentialRecord> own = records(user).stream()
                .filter(record -> record.getCredentialId().toBase64UrlString().equals(id))
                .findFirst();
        own.ifPresent(record -> {
            credentials.delete(record.getCredentialId());
            acts.tell(user, "removed a passkey");
        });
    }

    public boolean hasRecoveryCode(UserId user) {
        return people.hasRecovery(user);
    }

    /** A new recovery code in place of the one before, in clear for the only time. */
    @Transactional
    public String newRecoveryCode(UserId user) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        people.saveRecovery(user, hash(code.toString()));
        acts.tell(user, "made a recovery code");
        return code.toString();
    }

    /** Removes all passkeys of somebody who gave the password and now the recovery code; the code is spent. */
    @Transactional
    public Recovery recover(UserId user, String code, HttpServletRequest request) {
        String key = "\0recovery code of " + user; // which nobody can enter as an e-mail address
        Duration wait = limit.take(key, request);
        if (!wait.isZero()) {
            return new Recovery.Wait(wait);
        }
        if (!people.spendRecovery(user, hash(code))) {
            return new Recovery.Wrong();
        }
        limit.succeeded(key, request);
        people.removePasskeys(user);
        acts.tell(user, "used the recovery code, which removed all passkeys");
        return new Recovery.Done();
    }

    /** Whether passkeys can work at the address that the request in hand came to, and if not, at which one they can. */
    public Place place() {
        return new Place(address.hasName(), address.host(), address.byName().orElse(""));
    }

    private List<CredentialRecord> records(UserId user) {
        PublicKeyCredentialUserEntity entity = entities.findByUsername(user.toString());
        return entity == null ? List.of() : credentials.findByUserId(entity.getId());
    }

    /** As people type it: in any case, with or without the hyphens. */
    private static byte[] hash(String code) {
        return TokenHash.of(code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }

    /** One passkey of a person. */
    public record Passkey(String id, String name, Instant made, Instant used) {}

    /** An address: whether it has a name, as passkeys need; its host; and another address of the same server that has one, or empty. */
    public record Place(boolean named, String host, String byName) {}

    /** What became of a recovery code. */
    public sealed interface Recovery {

        record Done() implements Recovery {}

        record Wrong() implements Recovery {}

        /** There were too many wrong ones. */
        record Wait(Duration time) implements Recovery {}
    }
}
