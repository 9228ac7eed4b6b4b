package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Administrator;
import dev.archway.server.account.PersonActs;
import dev.archway.server.account.SecretMint;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The passkeys of a person, and the way back for one who lost them: a recovery code, shown once and kept as a hash, which removes all passkeys when it is given after the password.
 * Whoever has a passkey needs one to sign in.
 */
@Service
public class Passkeys {

    private static final int GROUPS = 5;
    private static final int GROUP = 5;

    private final PublicKeyCredentialUserEntityRepository entities;
    private final UserCredentialRepository credentials;
    private final SignInRepository people;
    private final SignInLimit limit;
    private final PasskeyAddress address;
    private final Accounts accounts;
    private final OwnPassword own;
    private final SecretMint secrets;
    private final PersonActs acts;
    private final TransactionTemplate transaction;

    Passkeys(
            PublicKeyCredentialUserEntityRepository entities,
            UserCredentialRepository credentials,
            SignInRepository people,
            SignInLimit limit,
            PasskeyAddress address,
            Accounts accounts,
            OwnPassword own,
            SecretMint secrets,
            PersonActs acts,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.credentials = credentials;
        this.people = people;
        this.limit = limit;
        this.address = address;
        this.accounts = accounts;
        this.own = own;
        this.secrets = secrets;
        this.acts = acts;
        this.transaction = transaction;
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

    /** Removes one for whoever gives the password, which is enough to sign in once the last one is gone; somebody else's stays, and one that is not there is no error. */
    public OwnPassword.Answer remove(UserId user, String id, String password, HttpServletRequest request) {
        OwnPassword.Answer answer = own.check(accounts.user(user).orElseThrow(), password, "remove a passkey", request);
        if (answer instanceof OwnPassword.Answer.Right) {
            transaction.executeWithoutResult(_ -> remove(user, id));
        }
        return answer;
    }

    private void remove(UserId user, String id) {
        Optional<CredentialRecord> removed = records(user).stream()
                .filter(record -> record.getCredentialId().toBase64UrlString().equals(id))
                .findFirst();
        removed.ifPresent(record -> {
            credentials.delete(record.getCredentialId());
            acts.tell(user, "removed a passkey");
        });
    }

    public boolean hasRecoveryCode(UserId user) {
        return people.hasRecovery(user);
    }

    /** Removes all of somebody's, and the recovery code, when whoever runs the server says so; the password is enough then. */
    @Transactional
    public void removeAll(UserId user, Administrator by) {
        people.removeRecovery(user);
        if (people.removePasskeys(user) > 0) {
            acts.tell(user, by, "removed all passkeys", user.toString());
        }
    }

    /** A new recovery code in place of the one before, in clear for the only time, for whoever gives the password. */
    public NewCode newRecoveryCode(UserId user, String password, HttpServletRequest request) {
        User person = accounts.user(user).orElseThrow();
        return switch (own.check(person, password, "make a recovery code", request)) {
            case OwnPassword.Answer.Right() -> made(user);
            case OwnPassword.Answer.No why -> new NewCode.Refused(why);
        };
    }

    private NewCode made(UserId user) {
        String code = secrets.make(GROUPS, GROUP).toUpperCase(Locale.ROOT);
        transaction.executeWithoutResult(_ -> {
            people.saveRecovery(user, hash(code));
            acts.tell(user, "made a recovery code");
        });
        return new NewCode.Made(code);
    }

    /** Removes all passkeys of somebody who gave the password and now the recovery code; the code is spent. */
    @Transactional
    public Recovery recover(UserId user, String code, HttpServletRequest request) {
        String key = "recovery\0code of " + user; // which nobody can enter as an e-mail address
        Duration wait = limit.take(key, request);
        if (!wait.isZero()) {
            return new Recovery.Wait(wait);
        }
        if (!people.spendRecovery(user, hash(code))) {
            acts.tell(user, "gave a wrong recovery code");
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

    /** What became of the wish for a recovery code. */
    public sealed interface NewCode {

        /** It is there; its text keeps it out of logs. */
        record Made(String code) implements NewCode {

            @Override
            public String toString() {
                return "Made";
            }
        }

        /** The password will not do. */
        record Refused(OwnPassword.Answer.No why) implements NewCode {}
    }

    /** What became of a recovery code. */
    public sealed interface Recovery {

        record Done() implements Recovery {}

        record Wrong() implements Recovery {}

        /** There were too many wrong ones. */
        record Wait(Duration time) implements Recovery {}
    }
}
