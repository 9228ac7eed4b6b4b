package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens to tokens after they were given: RFC 6749, 6; RFC 7009; RFC 9700, 4.14.2. */
class RefreshAndRevokeIT extends ArchwayIT {

    private static final String DENTIST = "dentist@riverside.test";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void refresh_rotates() {
        JsonNode first = dpms().tokens(DENTIST).json();
        Http.Answer answer = dpms().refresh(first.path("refresh_token").asString());
        assertThat(answer.status()).isEqualTo(200);
        JsonNode second = answer.json();
        assertThat(second.path("expires_in").asLong()).isEqualTo(3600);
        assertThat(second.path("refresh_token").asString())
                .isNotEqualTo(first.path("refresh_token").asString());
        assertThat(call(second)).isEqualTo(200);
        assertThat(dpms().refresh(second.path("refresh_token").asString()).status())
                .isEqualTo(200);
    }

    @Test
    void refresh_reusedTokenEndsTheFamily() {
        JsonNode first = dpms().tokens(DENTIST).json();
        JsonNode second = dpms().refresh(first.path("refresh_token").asString()).json();
        assertThat(error(dpms().refresh(first.path("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
        assertThat(call(second)).isEqualTo(401);
        assertThat(error(dpms().refresh(second.path("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void refresh_sameTokenAtTheSameMomentNeverGivesTwoSets() throws Exception {
        String refresh = dpms().tokens(DENTIST).json().path("refresh_token").asString();
        List<Http.Answer> answers = atOnce(6, () -> dpms().refresh(refresh));
        assertThat(answers)
                .extracting(Http.Answer::status)
                .containsAnyOf(200, 400)
                .doesNotContain(500);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void refresh_whileTheFamilyIsBeingEnded() {
        String refresh = dpms().tokens(DENTIST).json().path("refresh_token").asString();
        CompletableFuture<Http.Answer> refreshing = transaction.execute(_ -> {
            jdbc.sql("delete from token_family where refresh_hash = :hash")
                    .param("hash", TokenHash.of(refresh))
                    .update();
            CompletableFuture<Http.Answer> answer = CompletableFuture.supplyAsync(() -> dpms().refresh(refresh));
            Eventually.until(
                    "the refresh waits for the end",
                    () -> jdbc.sql("""
                            select exists (select from pg_locks waits join pg_locks held using (transactionid)
                                           where not waits.granted and held.pid = pg_backend_pid())""").query(Boolean.class).single());
            return answer;
        });
        assertThat(error(refreshing.join())).isEqualTo("400 invalid_grant");
    }

    @Test
    void refresh_byAnotherPartner() {
        JsonNode tokens = dpms().tokens(DENTIST).json();
        Partnership other = new Partnership(http(), "sandbox-dpms-plus");
        assertThat(error(other.refresh(tokens.path("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
        assertThat(call(tokens)).as("a failed attempt harms nobody").isEqualTo(200);
    }

    @Test
    void refresh_expired() {
        String refresh = dpms().tokens(DENTIST).json().path("refresh_token").asString();
        jdbc.sql("update token_family set refresh_expires_at = now() - interval '1 second' where refresh_hash = :hash")
                .param("hash", TokenHash.of(refresh))
                .update();
        assertThat(error(dpms().refresh(refresh))).isEqualTo("400 invalid_grant");
    }

    @Test
    void refresh_ofPairingStaysPaired() {
        JsonNode paired = paired();
        JsonNode next = dpms().refresh(paired.path("refresh_token").asString()).json();
        Http.Answer probe = http().as(next.path("access_token").asString()).get("/third-party/v2/probe/practice");
        assertThat(probe.text()).isEqualTo("90360 1001 sandbox-dpms");
        JsonNode again = paired();
        assertThat(again.path("access_token"))
                .as("the rotated ones are now the same")
                .isEqualTo(next.path("access_token"));
        assertThat(again.path("refresh_token")).isEqualTo(next.path("refresh_token"));
    }

    @Test
    void revoke_eitherTokenEndsBoth() {
        for (String which : List.of("access_token", "refresh_token")) {
            JsonNode tokens = dpms().tokens(DENTIST).json();
            assertThat(dpms().revoke(tokens.path(which).asString()).status()).isEqualTo(200);
            assertThat(call(tokens)).isEqualTo(401);
            assertThat(error(dpms().refresh(tokens.path("refresh_token").asString())))
                    .isEqualTo("400 invalid_grant");
        }
    }

    @Test
    void revoke_unknownTokenIsNoError() {
        assertThat(dpms().revoke("no-such-token").status()).isEqualTo(200);
    }

    @Test
    void revoke_byAnotherPartnerOrNobody() {
        JsonNode tokens = dpms().tokens(DENTIST).json();
        String access = tokens.path("access_token").asString();
        assertThat(new Partnership(http(), "sandbox-lms").revoke(access).status())
                .isBetween(400, 401);
        assertThat(http().form("/oauth/revoke", "token=" + access).status()).isEqualTo(401);
        assertThat(call(tokens)).isEqualTo(200);
    }

    private JsonNode paired() {
        return http().post("/sandbox/tokens", """
                        {"Partner":"sandbox-dpms","User":"dentist@riverside.test","CompanyId":90360}""").data().path("OAuthResponse");
    }

    private Partnership dpms() {
        return new Partnership(http(), "sandbox-dpms");
    }

    private int call(JsonNode tokens) {
        return http().as(tokens.path("access_token").asString())
                .get("/third-party/v2/discovery")
                .status();
    }

    private static String error(Http.Answer answer) {
        return answer.status() + " " + answer.json().path("error").asString();
    }

    static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(each -> call).toList());
            return running.stream().map(Future::resultNow).toList();
        }
    }
}
