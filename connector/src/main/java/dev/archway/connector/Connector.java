package dev.archway.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings every scan of a practice into a folder, each revision exactly once: it hears the webhook, polls what it missed, and remembers what it has. Whatever ends it, the
 * next one on the same folder goes on where it was.
 */
public final class Connector implements AutoCloseable {

    private final FolderLock lock;
    private final Database database;
    private final Notes notes;
    private final Intake intake;
    private final Worker worker;
    private final Optional<Webhook> webhook;

    private Connector(FolderLock lock, Database database, Intake intake, Worker worker, Optional<Webhook> webhook) {
        this.lock = lock;
        this.database = database;
        this.notes = new Notes(database);
        this.intake = intake;
        this.worker = worker;
        this.webhook = webhook;
    }

    /**
     * Takes the folder and, if it is to listen, takes notifications from now on; imports begin with {@link #start} or {@link #once}.
     *
     * @throws Failure when another connector works on the folder, or the address to listen on is taken
     */
    public static Connector open(ConnectorSettings settings, ScanSource source, ConnectorEvents events) {
        return open(settings, source, events, Clock.systemUTC(), new LocalDisk(), step -> {});
    }

    static Connector open(
            ConnectorSettings settings,
            ScanSource source,
            ConnectorEvents events,
            Clock clock,
            Disk disk,
            Step.Watcher watcher) {
        Home home = Home.in(settings.folder());
        FolderLock lock = FolderLock.take(home.lock());
        Optional<Database> opened = Optional.empty();
        try {
            Database database = Database.open(home.database());
            opened = Optional.of(database);
            Archive archive = new Archive(settings.folder(), disk);
            archive.clean();
            Importer importer =
                    new Importer(settings.companyId(), source, archive, new Holdings(database), clock, watcher);
            importer.settle();
            Intake intake = new Intake(settings.companyId(), source, importer, database, clock, events);
            Worker worker = new Worker(settings, intake, clock);
            return new Connector(
                    lock, database, intake, worker, listen(settings, new Notes(database), intake, worker, events));
        } catch (IOException failure) {
            opened.ifPresent(Database::close);
            lock.close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            opened.ifPresent(Database::close);
            lock.close();
            throw failure;
        }
    }

    private static Optional<Webhook> listen(
            ConnectorSettings settings, Notes notes, Intake intake, Worker worker, ConnectorEvents events) {
        InetSocketAddress address = settings.listen();
        if (address == null) {
            return Optional.empty();
        }
        return Optional.of(new Webhook(
                address,
                notes.webhookSecret(),
                settings.companyId(),
                rxId -> {
                    intake.notified(rxId);
                    worker.wake();
                },
                events));
    }

    /** The address of this machine that takes notifications; its last part is a secret. Empty when it does not listen. */
    public Optional<URI> webhook() {
        return webhook.map(Webhook::address);
    }

    /**
     * The callback URL to register with a pairing.
     *
     * @param publicAddress by which the outside world reaches this connector, the secret part is added; null for the address that it listens on, if it does
     */
    public Optional<String> callback(@Nullable URI publicAddress) {
        return Callback.of(publicAddress, notes.webhookSecret(), webhook());
    }

    boolean isNewCallback(String callback) {
        return !notes.get("callback").equals(Optional.of(callback));
    }

    void registered(String callback) {
        notes.put("callback", callback);
    }

    /** Begins to poll and to import, in a thread of its own. */
    public void start() {
        worker.start();
    }

    /** Waits until {@link #close}; throws what ended the work before that, such as {@link dev.archway.client.SignInNeeded}. */
    public void await() throws InterruptedException {
        worker.await();
    }

    /**
     * Polls everything once and imports what is new, in the calling thread; instead of {@link #start}.
     *
     * @throws Failure when the poll did not get through or an import was put off
     */
    public void once() {
        boolean through = intake.poll(true);
        int failed = intake.drainAll().failed();
        if (!through) {
            throw new Failure("the list of orders could not be had");
        }
        if (failed > 0) {
            throw new Failure(failed + " could not be brought in; the next run tries again");
        }
    }

    /** Looks into this Rx soon, as if it had been notified; returns when that cannot be lost any more. */
    public void lookInto(UUID rxId) {
        intake.notified(rxId);
        worker.wake();
    }

    /** Does by hand what {@link #start} does when it is due. */
    void round() {
        worker.round();
    }

    /** Ends cleanly: an import under way is given up and done again by the next run. */
    @Override
    public void close() {
        webhook.ifPresent(Webhook::close);
        worker.close();
        database.close();
        lock.close();
    }
}
