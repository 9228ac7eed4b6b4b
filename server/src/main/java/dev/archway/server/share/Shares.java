package dev.archway.server.share;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.access.TokenHash;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.account.SecretMint;
import dev.archway.server.order.Order;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Links to scans: made by the order's clinic, good for some days and with a password, and taken back at any time. */
@Service
public class Shares {

    /** For how many days a link can be good. */
    public static final List<Integer> DAYS = List.of(1, 7, 30);

    private static final int TOKEN_BYTES = 24;
    private static final int PASSWORD_GROUPS = 3;
    private static final int PASSWORD_GROUP = 4;
    private static final String VISITOR = "visitor";
    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final ShareRepository repository;
    private final PasswordEncoder passwords;
    private final SecretMint secrets;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Shares(
            ShareRepository repository,
            PasswordEncoder passwords,
            SecretMint secrets,
            PublicAddress address,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.secrets = secrets;
        this.address = address;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Makes a link to an order of the caller's clinic that he may see; nobody can be shown what has no scan yet. */
    public NewShare make(PracticeCaller caller, Order order, int days) {
        if (!DAYS.contains(days)) {
            throw Invalid.field("days", days, "1, 7 or 30");
        }
        mustBeOwn(caller, order);
        if (!order.listed()) {
            throw Conflict.because("NO_SCAN", "Order " + order.id() + " has no scan yet that could be shown.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String password = secrets.make(PASSWORD_GROUPS, PASSWORD_GROUP);
        String passwordHash = passwords.encode(password); // slow, and so before the transaction
        Share share =
                new Share(order.company(), order.id(), 0, caller.user(), now, now.plus(Duration.ofDays(days)), null, 0);
        transaction.executeWithoutResult(_ -> {
            long number = repository.add(share, TokenHash.of(token), passwordHash);
            tell(share, number, person(caller), "shared the scan by a link");
        });
        return new NewShare(address.base() + "/shared/" + token, password, share.expiresAt());
    }

    /** The links to an order, newest first. */
    public List<Share> of(Order order) {
        return repository.of(order.company(), order.id());
    }

    /** From now on that link leads nowhere. */
    @Transactional
    public void end(PracticeCaller caller, Order order, long number) {
        mustBeOwn(caller, order);
        if (!repository.end(order.company(), order.id(), number, caller.user(), clock.instant())) {
            throw NotFound.because(
                    "SHARE_NOT_FOUND", "Order " + order.id() + " has no link " + number + " that is open.");
        }
        tell(order.company(), order.id(), number, person(caller), "ended a link");
    }

    /** What a link leads to; empty when there is none such, or none any more. */
    public Optional<Share> find(String token) {
        return repository
                .find(TokenHash.of(token))
                .map(ShareRepository.Row::share)
                .filter(share -> share.isOpen(clock.instant()));
    }

    /** How somebody came who tried a password. */
    public enum Entry {
        ENTERED,
        WRONG,
        /** Wrong too often: nobody comes in for a while, with whatever password. */
        LOCKED
    }

    /**
     * Tries a password; five wrong ones in a row lock the link for a quarter of an hour. What many try at the same time counts one by one: the password is looked at before the
     * transaction, since that takes its time, and who comes after the lock fell is not let in, with whatever password.
     */
    public Entry enter(String token, String password) {
        ShareRepository.Row row = open(token);
        if (row.isLocked(clock.instant())) {
            return Entry.LOCKED;
        }
        boolean right = passwords.matches(password.strip(), row.passwordHash());
        Optional<Entry> entry =
                Objects.requireNonNull(transaction.execute(_ -> right ? entered(row.share()) : failed(row.share())));
        if (entry.isEmpty()) {
            open(token); // is gone, or else was locked meanwhile
        }
        return entry.orElse(Entry.LOCKED);
    }

    private Optional<Entry> entered(Share share) {
        if (!repository.entered(share, clock.instant())) {
            return Optional.empty();
        }
        tell(share, share.number(), VISITOR, "opened a link");
        return Optional.of(Entry.ENTERED);
    }

    private Optional<Entry> failed(Share share) {
        Instant now = clock.instant();
        Optional<Boolean> locks = repository.failed(share, MOST_FAILURES, now.plus(LOCK), now);
        if (locks.orElse(false)) {
            tell(share, share.number(), VISITOR, "locked a link by wrong passwords");
        }
        return locks.map(locked -> locked ? Entry.LOCKED : Entry.WRONG);
    }

    private ShareRepository.Row open(String token) {
        return repository
                .find(TokenHash.of(token))
                .filter(found -> found.share().isOpen(clock.instant()))
                .orElseThrow(Shares::gone);
    }

    /** The refusal of a link that leads nowhere; it says the same of one that never was. */
    public static NotFound gone() {
        return NotFound.because("SHARE_NOT_FOUND", "This link leads nowhere any more.");
    }

    private static void mustBeOwn(PracticeCaller caller, Order order) {
        if (!caller.company().equals(order.company())) {
            throw NotFound.order(order.id());
        }
    }

    private static String person(PracticeCaller caller) {
        return CompanyAct.person(caller.user(), caller.partner().id());
    }

    private void tell(Share share, long number, String actor, String what) {
        tell(share.company(), share.order(), number, actor, what);
    }

    private void tell(CompanyId company, OrderId order, long number, String actor, String what) {
        String which = "order " + order + ", link " + number;
        events.publishEvent(new CompanyAct(company, CompanyAct.Kind.SHARE, actor, what, which));
    }
}
