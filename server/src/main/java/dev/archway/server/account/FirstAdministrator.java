package dev.archway.server.account;

import dev.archway.server.platform.CannotStart;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.UserId;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the first administrator into a server that nobody runs yet ({@code archway.first-administrator}): the password is made at that start, told at the terminal, and
 * nowhere else. As soon as somebody runs the server the setting does nothing.
 */
@Component
class FirstAdministrator {

    private final String email;
    private final PersonRepository repository;
    private final PasswordEncoder passwords;
    private final SecretMint secrets;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstAdministrator(
            @Value("${archway.first-administrator:}") String email,
            PersonRepository repository,
            PasswordEncoder passwords,
            SecretMint secrets,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.email = email.strip();
        this.repository = repository;
        this.passwords = passwords;
        this.secrets = secrets;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Late, so that a sandbox has its own administrator by then. */
    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (email.isEmpty() || repository.hasAdministrator()) {
            return;
        }
        String password = secrets.make();
        if (add(password)) {
            tell(System.out, password);
        } else if (!repository.hasAdministrator()) { // else another node was faster
            throw new CannotStart(
                    "archway.first-administrator is the address of a user who is no administrator of this server."
                            + " Give it another address.");
        }
    }

    /** False when somebody has the address already. */
    private boolean add(String password) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<UserId> added = repository.add(entry(), passwords.encode(password), clock.instant());
            added.ifPresent(
                    id -> events.publishEvent(new ServerAct("archway", "added the first administrator", "user " + id)));
            return added.isPresent();
        }));
    }

    private PersonEntry entry() {
        try {
            return new PersonEntry(email, "First", "Administrator", UserKind.ADMINISTRATOR, "").checked();
        } catch (Invalid wrong) {
            throw new CannotStart("archway.first-administrator: " + wrong.reason(), wrong);
        }
    }

    private void tell(PrintStream out, String password) {
        out.printf("""

                The first administrator of this server signs in with

                  e-mail      %s
                  password    %s

                It is told here and now, and never again. Change it after the first sign-in.

                """, email, password);
        out.flush();
    }
}
