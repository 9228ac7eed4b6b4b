package dev.archway.server.export;

import dev.archway.server.platform.Bell;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.Refusal;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that a task makes when somebody asks for it, once for everybody who does. DPMS API V2, 4.7.3: "This error code will trigger the generation of the 3D file
 * (iDE) if not generated".
 */
interface Wanted<T> {

    Duration GLANCE = Duration.ofMillis(50);

    /** How far it is; empty when nobody asked for it. */
    Optional<Progress<T>> look();

    /** Has it made, also when it is wanted already: the task that was to make it may just have ended without. */
    void ask();

    /** What is said when it is not there in time. */
    NotReady notReady();

    /** What is said when it could not be made; whoever asks next begins anew. */
    Refusal cannotBeMade();

    /** It, if need be asked for and waited for until that time of {@link System#nanoTime}; the bell rings when something is made. */
    default T await(Bell bell, long patience) throws InterruptedException {
        long rung = bell.rung();
        Optional<Progress<T>> found = look();
        Optional<T> ready = found.flatMap(Progress::ready);
        if (ready.isPresent()) {
            return ready.get();
        }
        boolean failedBefore = found.filter(Progress::failed).isPresent();
        ask();
        while (System.nanoTime() < patience) {
            bell.await(rung, GLANCE);
            rung = bell.rung();
            found = look();
            ready = found.flatMap(Progress::ready);
            if (ready.isPresent()) {
                return ready.get();
            }
            if (found.filter(Progress::failed).isPresent()) {
                throw cannotBeMade();
            }
        }
        throw failedBefore ? cannotBeMade() : notReady();
    }
}
