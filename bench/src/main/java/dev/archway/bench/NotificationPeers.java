package dev.archway.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two ways to send the same notifications, signed, to the same receiver: one db-scheduler task each, which survives a crash as ours do but writes no log; and a loop round
 * an HTTP client, which survives nothing.
 */
final class NotificationPeers implements AutoCloseable {

    private static final int AT_ONCE = 32;
    private static final String TABLE = "bench_scheduled_tasks";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "HmacSHA256");

    /** From the start of a scheduler that finds its tasks due to the last one received. */
    Duration taskEach(ServerDatabase database, CountingReceiver receiver, int count)
            throws SQLException, InterruptedException, TimeoutException {
        database.run("drop table if exists " + TABLE);
        database.run("create table " + TABLE + " (like scheduled_tasks including all)");
        database.run("""
                insert into bench_scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                select 'deliver', cast(gen_random_uuid() as text), now() - interval '1 minute', false, 1
                from generate_series(1, ?)""", count);
        URI address = receiver.address();
        OneTimeTask<Void> deliver = Tasks.oneTime("deliver").execute((instance, _) -> send(address, instance.getId()));
        Scheduler scheduler = Scheduler.create(database.source(), deliver)
                .tableName(TABLE)
                .threads(AT_ONCE)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        receiver.expect(count);
        long began = System.nanoTime();
        scheduler.start();
        receiver.await();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        scheduler.stop();
        database.run("drop table " + TABLE);
        return took;
    }

    /** So many at once until all are received. */
    Duration loop(CountingReceiver receiver, int count) throws InterruptedException, TimeoutException {
        URI address = receiver.address();
        AtomicInteger left = new AtomicInteger(count);
        CountDownLatch done = new CountDownLatch(AT_ONCE);
        receiver.expect(count);
        long began = System.nanoTime();
        for (int i = 0; i < AT_ONCE; i++) {
            Thread.ofVirtual().start(() -> {
                while (left.getAndDecrement() > 0) {
                    send(address, UUID.randomUUID().toString());
                }
                done.countDown();
            });
        }
        receiver.await();
        done.await();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void send(URI address, String id) {
        String body = "{\"Id\":\"" + id + "\",\"CompanyId\":\"90360\"}";
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", sign(id + "." + now + "." + body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 204) {
                throw new IllegalStateException("HTTP " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String sign(String content) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
