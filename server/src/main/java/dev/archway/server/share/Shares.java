package dev.archway.server.share;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.order.Order;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links to scans: made by the order's clinic, good for some days and with a password, and taken back at any time. */
@Service
public class Shares {

    /** For how many days a link can be good. */
    public static final List<Integer> DAYS = List.of(1, 7, 30);

    private static final int TOKEN_BYTES = 24;
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that looks like another
    private static final int PASSWORD_LENGTH = 12;
    private static final int GROUP = 4;
    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final ShareRepository repository;
    private final PasswordEncoder passwords;
    private final PublicAddress address;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Shares(ShareRepository repository, PasswordEncoder passwords, PublicAddress address, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.address = address;
        this.clock = clock;
    }

    /** Makes a link to an order of the caller's clinic that he may see; nobody can be shown what has no scan yet. */
    @Transactional
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
        String password = password();
        Share share =
                new Share(order.company(), order.id(), 0, caller.user(), now, now.plus(Duration.ofDays(days)), null, 0);
        repository.add(share, hash(token), passwords.encode(password));
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
        if (!repository.end(order.company(), order.id(), number, clock.instant())) {
            throw NotFound.because(
                    "SHARE_NOT_FOUND", "Order " + order.id() + " has no link " + number + " that is open.");
        }
    }

    /** What a link leads to; empty when there is none such, or none any more. */
    public Optional<Share> find(String token) {
        return repository
                .find(hash(token))
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

    /** Tries a password; five wrong ones in a row lock the link for a quarter of an hour. */
    @Transactional
    public Entry enter(String token, String password) {
        Instant now = clock.instant();
        ShareRepository.Row row = repository
                .lock(hash(token))
                .filter(found -> found.share().isOpen(now))
                .orElseThrow(Shares::gone);
        Instant lock = row.lockedUntil();
        if (lock != null && now.isBefore(lock)) {
            return Entry.LOCKED;
        }
        if (passwords.matches(password.strip(), row.passwordHash())) {
            repository.entered(row.share());
            return Entry.ENTERED;
        }
        int failures = row.failures() + 1;
        boolean locks = failures >= MOST_FAILURES;
        repository.failed(row.share(), locks ? 0 : failures, locks ? now.plus(LOCK) : null);
        return locks ? Entry.LOCKED : Entry.WRONG;
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

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
