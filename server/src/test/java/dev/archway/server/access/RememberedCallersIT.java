package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who a caller is, is not asked of the database again and again (docs/adr/0010); but nobody is let in by it who should not be. */
class RememberedCallersIT extends ArchwayIT {

    private static final String LEAVE = "delete from member where company_id = :company";

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    @Qualifier("reading")
    JdbcClient somebodyElse;

    private TestClinic clinic;

    @BeforeEach
    void open() {
        clinic = TestClinic.open(registration);
    }

    @Test
    void change_holdsForEveryCallThatBeginsAfterIt() throws Exception {
        for (int round = 0; round < 20; round++) {
            TestClinic each = TestClinic.open(registration);
            Http paired = each.as(http(), "sandbox-dpms");
            AtomicBoolean changed = new AtomicBoolean();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> pollers = IntStream.range(0, 4)
                        .mapToObj(_ -> threads.submit(() -> firstAfter(changed, paired)))
                        .toList();
                jdbc.sql(LEAVE).param("company", each.id().value()).update();
                changed.set(true);
                for (Future<Integer> poller : pollers) {
                    assertThat(poller.get()).isEqualTo(401);
                }
            }
        }
    }

    /** What the first call gets that begins after the change. */
    private static int firstAfter(AtomicBoolean changed, Http caller) {
        while (true) {
            boolean after = changed.get();
            int status = poll(caller);
            if (after) {
                return status;
            }
            assertThat(status).isIn(200, 401);
        }
    }

    @Test
    void changeByAnotherProgram_isNoticedSoon() {
        Http paired = clinic.as(http(), "sandbox-dpms");
        assertThat(poll(paired)).isEqualTo(200);

        somebodyElse.sql(LEAVE).param("company", clinic.id().value()).update();

        Eventually.get(() -> poll(paired), status -> status == 401);
    }

    @Test
    void nobody_isNotRemembered() {
        Http paired = clinic.as(http(), "sandbox-dpms");
        jdbc.sql(LEAVE).param("company", clinic.id().value()).update();
        assertThat(poll(paired)).isEqualTo(401);

        jdbc.sql("insert into member (company_id, user_id) values (:company, :user)")
                .param("company", clinic.id().value())
                .param("user", clinic.doctor().value())
                .update();

        assertThat(poll(paired)).isEqualTo(200);
    }

    private static int poll(Http caller) {
        return caller.get("/third-party/v2/orders/practice?Offset=0&pageSize=1").status();
    }
}
