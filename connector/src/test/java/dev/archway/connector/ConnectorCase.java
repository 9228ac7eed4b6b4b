package dev.archway.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A connector that is driven by hand, round by round. */
abstract class ConnectorCase implements ConnectorEvents {

    static final long ORDER = 100000001;

    @TempDir
    Path folder;

    final MovingClock clock = new MovingClock();
    final FakeScans scans = new FakeScans();
    final List<String> said = new ArrayList<>();
    Disk disk = new LocalDisk();
    Connector connector;

    @BeforeEach
    void open() {
        connector = Connector.open(ConnectorSettings.of(folder, Cases.COMPANY), scans, this, clock, disk, step -> {});
    }

    @AfterEach
    void close() {
        connector.close();
    }

    void restart() {
        connector.close();
        open();
    }

    void notified(long orderId) {
        connector.lookInto(Cases.rx(orderId));
    }

    /** All that is visible in the folder, but for the connector's own. */
    List<String> files() {
        return files(folder);
    }

    static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(name -> !name.startsWith(".archway"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> revision(String chart, long orderId, int number) {
        String at = Cases.COMPANY + "/" + chart + "/" + orderId + "/r" + number + "/";
        return List.of(at + orderId + "_gallery.zip", at + orderId + "_ide.zip", at + "order.json");
    }

    @Override
    public void imported(long orderId, String procedure, int number, long bytes) {
        said.add("order " + orderId + " r" + number);
    }

    @Override
    public void putOff(UUID rxId, String reason, Instant nextTry) {
        said.add("put off: " + reason);
    }

    @Override
    public void pollFailed(String reason) {
        said.add("poll failed: " + reason);
    }
}
