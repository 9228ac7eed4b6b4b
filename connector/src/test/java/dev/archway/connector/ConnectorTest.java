package dev.archway.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.client.ApiException;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorTest extends ConnectorCase {

    private static final Duration POLL = Duration.ofMinutes(2);

    @Test
    void sameOrder_notifiedFiveTimesAndPolledIsOneCopy() throws IOException {
        scans.scan(ORDER, "C-1", "first");
        for (int i = 0; i < 5; i++) {
            notified(ORDER);
            connector.round();
            clock.advance(POLL);
        }
        restart();
        connector.round();
        assertThat(files()).isEqualTo(revision("C-1", ORDER, 1));
        assertThat(said).containsExactly("order 100000001 r1");
        assertThat(scans.packagesSent).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("90360/C-1/100000001/r1/100000001_ide.zip")))
                .isEqualTo("first");
        assertThat(Files.readString(folder.resolve("90360/C-1/100000001/r1/order.json")))
                .contains("\"Revision\" : 1", "\"OrderId\" : 100000001", "\"PatientChartNumber\" : \"C-1\"");
    }

    @Test
    void newRevision_isASecondCopy() {
        scans.scan(ORDER, "C-1", "first");
        notified(ORDER);
        connector.round();
        scans.scan(ORDER, "C-1", "second");
        notified(ORDER);
        connector.round();
        List<String> both = new ArrayList<>(revision("C-1", ORDER, 1));
        both.addAll(revision("C-1", ORDER, 2));
        assertThat(files()).isEqualTo(both);
    }

    /** The chart number of an order can be corrected later; its revisions stay together. */
    @Test
    void newRevision_withAnotherChartNumberStaysWithTheFirst() {
        scans.scan(ORDER, "C-1", "first");
        notified(ORDER);
        connector.round();
        scans.scan(ORDER, "C-2", "second");
        notified(ORDER);
        connector.round();
        assertThat(files()).containsAll(revision("C-1", ORDER, 2)).noneMatch(name -> name.contains("C-2"));
    }

    @Test
    void samePackageUnderAnotherTag_isNotASecondCopy() {
        scans.scan(ORDER, "C-1", "first");
        notified(ORDER);
        connector.round();
        PracticeOrder order = Cases.order(ORDER, "C-1", "Completed", Cases.SCANNED, Cases.COMPANY);
        scans.put(order, "second", "\"2\"");
        notified(ORDER);
        connector.round();
        scans.put(order, "first", "\"3\"");
        notified(ORDER);
        connector.round();
        scans.put(order, "first", null);
        notified(ORDER);
        connector.round();
        assertThat(said).containsExactly("order 100000001 r1", "order 100000001 r2");
    }

    /** DPMS API V2, 4.5.1: notifications might be missed, so poll. */
    @Test
    void lostNotification_isMadeUpByThePoll() {
        connector.round();
        scans.scan(ORDER, "C-1", "first");
        connector.round();
        assertThat(files()).isEmpty();
        clock.advance(POLL);
        connector.round();
        assertThat(files()).isEqualTo(revision("C-1", ORDER, 1));
        scans.scan(ORDER, "C-1", "second");
        clock.advance(POLL);
        connector.round();
        assertThat(files()).containsAll(revision("C-1", ORDER, 2));
    }

    @Test
    void poll_looksOnlyIntoNewAndChanged() {
        for (int i = 0; i < 50; i++) {
            scans.scan(ORDER + i, "C-" + i, "first " + i);
        }
        connector.round();
        assertThat(scans.looks).isEqualTo(50);
        clock.advance(POLL);
        scans.scan(ORDER + 7, "C-7", "second");
        connector.round();
        assertThat(scans.looks).isEqualTo(51);
        assertThat(scans.packagesSent).isEqualTo(51);
    }

    /** Lab Connector Flows, 5: interpretation 2 sent straight on to milling changes the files, not the status. */
    @Test
    void poll_looksIntoMillingEveryTime() {
        PracticeOrder milling = Cases.order(ORDER, "C-1", "iTero Milling", Cases.SCANNED, Cases.COMPANY);
        scans.put(milling, "first", "\"1\"");
        connector.round();
        scans.put(milling, "second", "\"2\"");
        clock.advance(POLL);
        connector.round();
        assertThat(files()).containsAll(revision("C-1", ORDER, 2));
    }

    @Test
    void poll_pagesThroughAllFirstAndThenTheLatest() {
        for (int i = 0; i < 2500; i++) {
            scans.put(Cases.order(ORDER + i, "C", "Completed", Cases.SCANNED, 1), "foreign", null);
        }
        connector.round();
        assertThat(scans.offsets).containsExactly(0L, 1024L, 2048L);
        clock.advance(POLL);
        connector.round();
        assertThat(scans.offsets).endsWith(2048L, 1476L);
        clock.advance(Duration.ofHours(1));
        connector.round();
        assertThat(scans.offsets).endsWith(0L, 1024L, 2048L);
    }

    @Test
    void serverDown_catchesUp() {
        scans.scan(ORDER, "C-1", "first");
        scans.scan(ORDER + 1, "C-2", "other");
        scans.down = true;
        notified(ORDER);
        connector.round();
        assertThat(said).containsExactly("poll failed: the server cannot be reached");
        scans.down = false;
        clock.advance(POLL);
        connector.round();
        assertThat(files()).hasSize(6);
    }

    @Test
    void notificationWhileTheSameOrderIsImported_isNotLost() {
        scans.scan(ORDER, "C-1", "first");
        scans.duringGallery = () -> {
            scans.duringGallery = () -> {};
            notified(ORDER);
        };
        notified(ORDER);
        connector.round();
        int before = scans.looks;
        connector.round();
        assertThat(scans.looks).isEqualTo(before + 1);
    }

    @Test
    void rescanBetweenPackageAndGallery_givesAMatchingPair() throws IOException {
        scans.scan(ORDER, "C-1", "first");
        scans.duringGallery = () -> {
            scans.duringGallery = () -> {};
            scans.scan(ORDER, "C-1", "second");
        };
        notified(ORDER);
        connector.round();
        Path revision = folder.resolve("90360/C-1/100000001/r1");
        assertThat(Files.readString(revision.resolve("100000001_ide.zip"))).isEqualTo("second");
        assertThat(Files.readString(revision.resolve("100000001_gallery.zip"))).isEqualTo("gallery of second");
    }

    @Test
    void otherCompanysOrder_isLeftAlone() {
        scans.put(Cases.order(ORDER, "C-1", "Completed", Cases.SCANNED, 90361), "theirs", null);
        notified(ORDER);
        connector.round();
        assertThat(files()).isEmpty();
    }

    @Test
    void noGallery_isStillARevision() {
        scans.galleries = false;
        scans.scan(ORDER, null, "first");
        connector.round();
        assertThat(files())
                .containsExactly(
                        "90360/no-chart/100000001/r1/100000001_ide.zip", "90360/no-chart/100000001/r1/order.json");
    }

    @Test
    void unknownRx_isGivenUpAfterAWhile() {
        notified(ORDER);
        for (int i = 0; i < 30; i++) {
            connector.round();
            clock.advance(Duration.ofHours(2));
        }
        assertThat(scans.looks).isEqualTo(10);
    }

    @Test
    void failingDownload_isTriedAgainLaterAndLater() {
        scans.scan(ORDER, "C-1", "first");
        scans.beforePackage = () -> {
            throw new UncheckedIOException(new IOException("No space left on device"));
        };
        notified(ORDER);
        connector.round();
        connector.round();
        assertThat(said).containsExactly("put off: the disk is full");
        clock.advance(Duration.ofSeconds(15));
        connector.round();
        assertThat(said).hasSize(2);
        clock.advance(Duration.ofSeconds(15));
        connector.round();
        assertThat(said).hasSize(2);
        scans.beforePackage = () -> {};
        clock.advance(Duration.ofSeconds(15));
        connector.round();
        assertThat(files()).isEqualTo(revision("C-1", ORDER, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"createFolders", "write", "sync", "move"})
    void fullDisk_leavesNothingAndIsMadeUp(String operation) {
        FailingDisk full = new FailingDisk(operation);
        disk = full;
        restart();
        scans.scan(ORDER, "C-1", "first");
        full.failing = true;
        connector.round();
        assertThat(said).containsExactly("put off: the disk is full");
        assertThat(files()).isEmpty();
        full.failing = false;
        clock.advance(POLL);
        connector.round();
        assertThat(files()).isEqualTo(revision("C-1", ORDER, 1));
    }

    @Test
    void lostDatabase_doesNotOverwriteWhatIsThere() throws IOException {
        scans.scan(ORDER, "C-1", "first");
        connector.round();
        connector.close();
        new LocalDisk().delete(folder.resolve(".archway"));
        scans.scan(ORDER, "C-1", "second");
        open();
        connector.round();
        assertThat(Files.readString(folder.resolve("90360/C-1/100000001/r1/100000001_ide.zip")))
                .isEqualTo("first");
        assertThat(Files.readString(folder.resolve("90360/C-1/100000001/r2/100000001_ide.zip")))
                .isEqualTo("second");
    }

    @Test
    void secondConnector_isRefused() {
        assertThatThrownBy(() -> Connector.open(ConnectorSettings.of(folder, Cases.COMPANY), scans, this))
                .isInstanceOf(Failure.class)
                .hasMessage("another connector is working on this folder");
    }

    @Test
    void once_importsAndTellsWhatItCouldNot() {
        scans.scan(ORDER, "C-1", "first");
        connector.once();
        assertThat(files()).isEqualTo(revision("C-1", ORDER, 1));
        scans.down = true;
        assertThatThrownBy(() -> connector.once()).isInstanceOf(Failure.class);
    }

    @Test
    void logs_holdNoPatientAndNoPath() {
        assertThat(Reason.of(new NoSuchFileException("scans/90360/Doe-Jane/x"))).doesNotContain("Doe");
        assertThat(Reason.of(new ApiException(409, "Doe, Jane", "Jane Doe is there twice")))
                .doesNotContain("Doe");
        assertThat(Reason.of(new IOException("scans/90360/Doe-Jane/x"))).doesNotContain("Doe");
        assertThat(Reason.of(new IllegalStateException("Doe"))).doesNotContain("Doe");
    }

    /** A disk on which one operation fails while the test wants it to. */
    private static final class FailingDisk implements Disk {

        private final Disk real = new LocalDisk();
        private final String operation;
        private boolean failing;

        FailingDisk(String operation) {
            this.operation = operation;
        }

        private void pass(String wanted) throws IOException {
            if (failing && operation.equals(wanted)) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void createFolders(Path path) throws IOException {
            pass("createFolders");
            real.createFolders(path);
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            pass("write");
            real.write(file, content);
        }

        @Override
        public void sync(Path path) throws IOException {
            pass("sync");
            real.sync(path);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            pass("move");
            real.move(from, to);
        }

        @Override
        public void delete(Path path) throws IOException {
            real.delete(path);
        }
    }
}
