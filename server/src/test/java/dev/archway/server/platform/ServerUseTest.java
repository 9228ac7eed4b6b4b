package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerUseTest {

    private static final int ROUNDS = 500;

    @TempDir
    Path folder;

    @Test
    void files_areCountedInEveryFolder() throws IOException {
        Files.write(folder.resolve("a"), new byte[3]);
        Files.write(Files.createDirectories(folder.resolve("b/c")).resolve("d"), new byte[4]);

        assertThat(ServerUse.filesIn(folder)).isEqualTo(new ServerUse.Uploads(2, 7));
        assertThat(ServerUse.filesIn(folder.resolve("none"))).isEqualTo(new ServerUse.Uploads(0, 0));
    }

    /** An upload that ends takes its folder along at any moment. */
    @Test
    void folders_thatGoMeanwhile_takeNothing() throws Exception {
        Files.write(folder.resolve("stays"), new byte[3]);
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> uploads = new FutureTask<>(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                for (int j = 0; j < 8; j++) {
                    Files.createFile(Files.createDirectories(folder.resolve("upload-" + j))
                            .resolve("part"));
                }
                begun.countDown();
                for (int j = 0; j < 8; j++) {
                    Files.delete(folder.resolve("upload-" + j + "/part"));
                    Files.delete(folder.resolve("upload-" + j));
                }
            }
            return true;
        });
        Thread.ofPlatform().start(uploads);
        begun.await();
        while (!uploads.isDone()) {
            ServerUse.Uploads counted = ServerUse.filesIn(folder);
            assertThat(counted.files()).isBetween(1L, 9L);
            assertThat(counted.bytes()).isEqualTo(3);
        }
        assertThat(uploads.get()).isTrue();
    }
}
