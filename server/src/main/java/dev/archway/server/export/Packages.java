package dev.archway.server.export;

import dev.archway.server.platform.Bell;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.NotReady;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Packages beyond the first one of each revision: made when somebody asks for them, once, and kept for everybody whose settings give the same bytes. DPMS API V2, 4.7.3:
 * "This error code will trigger the generation of the 3D file (iDE) if not generated".
 */
@Component
class Packages {

    static final String TASK = "make-wanted-package";

    private static final Logger log = LoggerFactory.getLogger(Packages.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private final PackageRepository repository;
    private final PackageRecipes recipes;
    private final PackageContents contents;
    private final Revisions revisions;
    private final Workbench workbench;
    private final Tasks tasks;
    private final Bell bell;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration keep;

    Packages(
            PackageRepository repository,
            PackageRecipes recipes,
            PackageContents contents,
            Revisions revisions,
            Workbench workbench,
            Tasks tasks,
            Bell bell,
            TransactionTemplate transaction,
            Clock clock,
            ExportProperties properties) {
        this.repository = repository;
        this.recipes = recipes;
        this.contents = contents;
        this.revisions = revisions;
        this.workbench = workbench;
        this.tasks = tasks;
        this.bell = bell;
        this.transaction = transaction;
        this.clock = clock;
        this.keep = properties.packageKeep();
    }

    /** The package of that recipe; one that is not there is asked for, waited for until that time of {@link System#nanoTime}, and then {@link NotReady}. */
    StoredObject get(PackageRecipe recipe, long patience) throws InterruptedException {
        StoredObject object = new WantedPackage(recipe, recipe.key()).await(bell, patience);
        repository.used(recipe.key(), clock.instant());
        return object;
    }

    /** The same if it is there; nobody is counted as using it. */
    Optional<StoredObject> made(PackageRecipe recipe) {
        return repository.find(recipe.key()).flatMap(row -> row.progress().ready());
    }

    /** Makes a package that is wanted. One that cannot be made is tried again when it is next asked for. */
    void make(PackageKey key) {
        Optional<PackageRepository.Row> row = repository.find(key);
        if (row.isEmpty() || row.get().progress().state() != Progress.State.WANTED) {
            return;
        }
        Revision revision = revisions.find(key.revision()).orElseThrow();
        PackageRecipe recipe = recipes.of(revision, row.get().format());
        if (!recipe.key().equals(key)) {
            // a name was corrected since, or hidden: whoever comes again asks for another package
            repository.forget(key);
            return;
        }
        make(key, recipe, revision);
    }

    private void make(PackageKey key, PackageRecipe recipe, Revision revision) {
        long start = System.nanoTime();
        repository.begun(key);
        try {
            StoredObject object = workbench.make(out -> contents.write(recipe, revision, out));
            repository.made(key, object, clock.instant());
            log.info("package {}: {} bytes in {} ms", key, object.size(), (System.nanoTime() - start) / 1_000_000);
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                // the server stops; the scheduler runs the task again
                throw new UncheckedIOException(new IOException("interrupted while making package " + key, e));
            }
            log.error("package {} could not be made; it is tried again when it is next asked for", key, e);
            repository.failed(key);
        }
        bell.ring();
    }

    /** Whoever waits is told; whoever asks next begins anew. */
    void giveUp(PackageKey key) {
        log.error("package {} could not be made; it is tried again when it is next asked for", key);
        repository.failed(key);
    }

    /** Drops what was not used for long. The objects go with the next sweep of the store. */
    int dropUnused() {
        return repository.dropUnusedSince(clock.instant().minus(keep));
    }

    private final class WantedPackage implements Wanted<StoredObject> {

        private final PackageRecipe recipe;
        private final PackageKey key;

        WantedPackage(PackageRecipe recipe, PackageKey key) {
            this.recipe = recipe;
            this.key = key;
        }

        @Override
        public Optional<Progress<StoredObject>> look() {
            return repository.find(key).map(PackageRepository.Row::progress);
        }

        @Override
        public void ask() {
            transaction.executeWithoutResult(_ -> {
                repository.want(recipe, clock.instant());
                tasks.run(TASK, key.toString());
            });
        }

        @Override
        public NotReady notReady() {
            return NotReady.retryAfter(
                    SOON, "NOT_READY", "The package of this order is being made in this format; try again later.");
        }

        @Override
        public NotReady cannotBeMade() {
            return NotReady.retryAfter(
                    LATER,
                    "PACKAGE_NOT_MADE",
                    "The package of order " + key.revision().order()
                            + " could not be made with these export settings; the server's log says why."
                            + " Each call tries again, and other settings may work.");
        }
    }
}
