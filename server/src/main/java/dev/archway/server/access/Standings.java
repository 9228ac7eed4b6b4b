package dev.archway.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.archway.server.platform.Writes;
import dev.archway.server.shared.UserId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What people's sessions are held to, asked with every request of a browser: remembered until something is written, for a second at most (docs/adr/0010). */
@Component
class Standings {

    private static final long REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final SignInRepository people;
    private final Writes writes;
    private final Cache<UserId, Known> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Standings(SignInRepository people, Writes writes) {
        this.people = people;
        this.writes = writes;
    }

    /** Empty when there is no such person any more. */
    Optional<SignInRepository.Standing> of(UserId user) {
        Known known = remembered.getIfPresent(user);
        long count = writes.count();
        long now = System.nanoTime();
        if (known == null || known.writes() != count || now - known.nanoTime() > LONGEST.toNanos()) {
            known = new Known(people.standing(user), count, now);
            remembered.put(user, known);
        }
        return known.standing();
    }

    private record Known(Optional<SignInRepository.Standing> standing, long writes, long nanoTime) {}
}
