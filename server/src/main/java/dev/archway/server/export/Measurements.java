package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.Bell;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.scan.ScanFile;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the jaws of an order meet, and how its revisions differ, for those who may fetch its files. Measured when somebody asks, once, and kept as packages are. Beyond
 * the documents.
 */
@Service
public class Measurements {

    static final String TASK = "measure";

    private static final Logger log = LoggerFactory.getLogger(Measurements.class);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Orders orders;
    private final Revisions revisions;
    private final ReadyRevisions ready;
    private final MeasurementRepository repository;
    private final MeasurementMaker maker;
    private final Tasks tasks;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExportProperties properties;

    Measurements(
            Orders orders,
            Revisions revisions,
            ReadyRevisions ready,
            MeasurementRepository repository,
            MeasurementMaker maker,
            Tasks tasks,
            Bell bell,
            TransactionTemplate transaction,
            Clock clock,
            ExportProperties properties) {
        this.orders = orders;
        this.revisions = revisions;
        this.ready = ready;
        this.repository = repository;
        this.maker = maker;
        this.tasks = tasks;
        this.bell = bell;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
    }

    /** How the jaws of that revision meet, of the newest one when it is null; waited for a little, then {@link NotReady}. */
    public Measurement occlusion(PairedCaller caller, OrderId id, @Nullable Integer revision)
            throws InterruptedException {
        return occlusion(orders.of(caller, id), revision);
    }

    Measurement occlusion(Order order, @Nullable Integer revision) throws InterruptedException {
        long patience = patience();
        RevisionKey key = revision(order, revision, patience);
        if (jaws(key).size() < Jaw.values().length) {
            throw NotFound.because(
                    "JAW_MISSING",
                    "Revision " + key.revision() + " of order " + order.id() + " has one jaw; an occlusion has two.");
        }
        return get(MeasurementKey.occlusion(key), patience);
    }

    /**
     * How a revision differs from another one.
     *
     * @param from null for the one before
     * @param to null for the newest one
     * @param fitted whether each jaw is moved onto the other revision's before
     */
    public Measurement difference(
            PairedCaller caller, OrderId id, @Nullable Integer from, @Nullable Integer to, boolean fitted)
            throws InterruptedException {
        return difference(orders.of(caller, id), from, to, fitted);
    }

    Measurement difference(Order order, @Nullable Integer from, @Nullable Integer to, boolean fitted)
            throws InterruptedException {
        if (from != null && from.equals(to)) {
            throw Invalid.field("from", from, "another revision than to");
        }
        long patience = patience();
        RevisionKey newer = revision(order, to, patience);
        RevisionKey older = from == null ? ready.before(order, newer) : ready.of(order, from);
        if (older.equals(newer)) {
            throw Invalid.field("from", older.revision(), "another revision than the newest, which is to,");
        }
        Set<Jaw> both = jaws(newer);
        both.retainAll(jaws(older));
        if (both.isEmpty()) {
            throw NotFound.because(
                    "JAW_MISSING",
                    "Revisions " + older.revision() + " and " + newer.revision() + " of order " + order.id()
                            + " have no jaw in common.");
        }
        return get(new MeasurementKey(newer, older.revision(), fitted), patience);
    }

    /** What automatic modeling would make of the newest revision of an order, beside it; the order stays as it is, and accepting makes the same model again. */
    Measurement automaticModel(Order order) throws InterruptedException {
        long patience = patience();
        return get(MeasurementKey.automaticModel(ready.newest(order, patience)), patience);
    }

    /** Measures what is wanted. What cannot be measured is tried again when it is next asked for. */
    void make(MeasurementKey key) {
        Optional<Progress<Measured>> row = repository.find(key);
        if (row.isEmpty() || row.get().state() != Progress.State.WANTED) {
            return;
        }
        long start = System.nanoTime();
        try {
            repository.made(key, maker.make(key), clock.instant());
            log.info("measurement {} in {} ms", key, (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                // the server stops; the scheduler runs the task again
                throw new UncheckedIOException(new IOException("interrupted while measuring " + key, e));
            }
            log.error("measurement {} failed; it is tried again when it is next asked for", key, e);
            repository.failed(key);
        }
        bell.ring();
    }

    /** Whoever waits is told; whoever asks next begins anew. */
    void giveUp(MeasurementKey key) {
        log.error("measurement {} failed; it is tried again when it is next asked for", key);
        repository.failed(key);
    }

    /** Drops what was not used for long. The objects go with the next sweep of the store. */
    int dropUnused() {
        return repository.dropUnusedSince(clock.instant().minus(properties.packageKeep()));
    }

    private Measurement get(MeasurementKey key, long patience) throws InterruptedException {
        Measured measured = new WantedMeasurement(key).await(bell, patience);
        repository.used(key, clock.instant());
        return new Measurement(key, measured);
    }

    private long patience() {
        return System.nanoTime() + properties.downloadWait().toNanos();
    }

    private RevisionKey revision(Order order, @Nullable Integer revision, long patience) throws InterruptedException {
        return revision == null ? ready.newest(order, patience) : ready.of(order, revision);
    }

    private Set<Jaw> jaws(RevisionKey key) {
        Revision revision = revisions.find(key).orElseThrow();
        Set<Jaw> jaws = EnumSet.noneOf(Jaw.class);
        revision.files().stream().map(ScanFile::jaw).forEach(jaws::add);
        return jaws;
    }

    private final class WantedMeasurement implements Wanted<Measured> {

        private final MeasurementKey key;

        WantedMeasurement(MeasurementKey key) {
            this.key = key;
        }

        @Override
        public Optional<Progress<Measured>> look() {
            return repository.find(key);
        }

        @Override
        public void ask() {
            transaction.executeWithoutResult(_ -> {
                repository.want(key, clock.instant());
                tasks.run(TASK, key.toString());
            });
        }

        @Override
        public NotReady notReady() {
            return NotReady.retryAfter(SOON, "NOT_READY", "This is being measured; try again later.");
        }

        @Override
        public Refusal cannotBeMade() {
            return NotFound.because(
                    "NOT_MEASURED",
                    "This could not be measured on the scans of order "
                            + key.revision().order()
                            + (key.fitted() ? "; two scans that lie far apart cannot be fitted" : "")
                            + ". The server's log says why; each call tries again.");
        }
    }
}
