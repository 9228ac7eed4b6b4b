package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.EventStream;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages that are open hear of orders that move, and until when; on one node and on two. DPMS API V2, 4.4.8; docs/sign-in.md. */
@NullUnmarked // JUnit fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesIT {

    private static final String PAGE = "/orders/changes";

    private final List<EventStream> open = new ArrayList<>();
    private WorkshopServer server;

    @BeforeAll
    void boot(@TempDir Path folder) {
        server = new WorkshopServer(folder);
    }

    @AfterEach
    void leave() {
        open.forEach(EventStream::close);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Events come in the order in which things happened, so that who has heard of the last one has heard, or not heard, of all before it. */
    @Test
    void pages_hearOfTheOrdersThatTheyShow_andOfNoOthers() throws Exception {
        EventStream doctor = stream(server.clinic.clinic().email(), PAGE);
        EventStream head = stream(colleague(true), PAGE);
        EventStream colleague = stream(colleague(false), PAGE);
        EventStream lab = stream(server.lab.email(), PAGE);
        EventStream modeler = stream(signedIn("modeler@sandbox.test", "archway-sandbox"), "/modeling/changes");
        ScannedClinic stranger = ScannedClinic.open(server.bean(Registration.class), server.http);
        EventStream elsewhere = stream(stranger.clinic().email(), PAGE);

        long order = server.modeling();
        long others = stranger.scan(stranger.rx("")).path("OrderId").asLong();

        String moved = Long.toString(order);
        for (EventStream page : List.of(doctor, head, lab, modeler)) {
            hears(page, moved);
        }
        hears(elsewhere, Long.toString(others));
        assertThat(elsewhere.data()).doesNotContain(moved);
        assertThat(colleague.data()).isEmpty();
        assertThat(colleague.hasEnded()).as("he may stay").isFalse();
        assertThat(modeler.data()).containsOnly(moved);
        Eventually.until(
                "begun, sent, ready, in modeling",
                () -> doctor.data().stream().filter(moved::equals).count() == 4);
    }

    /** Between a page and its stream orders move, too. */
    @Test
    void streamOfAPageThatWasMadeBefore_beginsWithWhatMovedMeanwhile() throws Exception {
        Browser doctor = signedIn(server.clinic.clinic().email(), "test-password");
        String made = doctor.get("/orders").text();
        String heard = made.replaceFirst("(?s).* data-heard=\"(\\d+)\".*", "$1");
        long order = server.ready();
        EventStream witness = stream(doctor, PAGE);
        long next = server.ready();
        hears(witness, Long.toString(next));

        hears(stream(doctor, PAGE + "?heard=" + heard), Long.toString(order));
        EventStream colleague = stream(colleague(false), PAGE + "?heard=" + heard);
        long last = server.ready();
        hears(witness, Long.toString(last));

        assertThat(witness.data()).doesNotContain(Long.toString(order));
        assertThat(colleague.data()).as("nobody hears what is not theirs").isEmpty();
        for (String unknown : List.of("0", "-1", "9223372036854775807")) {
            Eventually.get(stream(doctor, PAGE + "?heard=" + unknown)::data, data -> data.contains("any"));
        }
        assertThat(doctor.get(PAGE + "?heard=yesterday").status()).isEqualTo(400);
    }

    /** Whoever was told, and whoever was not: all come back and read what is true. */
    @Test
    void moveThatCannotBeTold_endsTheStreams() throws Exception {
        EventStream doctor = stream(server.clinic.clinic().email(), PAGE);

        server.bean(Announcements.class).say("no move");

        Eventually.until("the stream ends", doctor::hasEnded);
    }

    @Test
    void whoIsNobody_orOfNoCompany_hearsNothing() {
        assertThat(new Browser(server.http).get(PAGE).header("Location")).contains("/login");
        assertThat(signedIn("modeler@sandbox.test", "archway-sandbox").get(PAGE).status())
                .isEqualTo(403);
        assertThat(signedIn(server.lab.email(), "test-password")
                        .get("/modeling/changes")
                        .status())
                .isEqualTo(403);
    }

    /** However a session ends, or the person's place in the company: the page hears of no order after that, and its stream is ended, which is no error of the server. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void stream_endsWithWhatItWasOpenedBy(CapturedOutput output) throws Exception {
        Browser here = signedIn(server.clinic.clinic().email(), "test-password");
        EventStream signsOut = stream(here, PAGE);
        Browser there = signedIn(colleague(true), "test-password");
        EventStream signedOutElsewhere = stream(there, PAGE);
        long leaves = person("leaves");
        EventStream leftTheClinic = stream("leaves" + leaves + "@changes.test", PAGE);
        long goes = person("goes");
        EventStream deactivated = stream("goes" + goes + "@changes.test", PAGE);
        EventStream stays = stream(server.lab.email(), PAGE);

        here.submit("/orders", "/logout", Map.of());
        Browser another = signedIn(colleague(true), "test-password");
        another.submit("/account/security", "/account/sign-out-everywhere", Map.of());
        JdbcClient jdbc = server.bean(JdbcClient.class);
        jdbc.sql("delete from member where user_id = :id").param("id", leaves).update();
        jdbc.sql("update person set deactivated_at = now() where id = :id")
                .param("id", goes)
                .update();
        long order = server.ready();

        hears(stays, Long.toString(order));
        for (EventStream page : List.of(signsOut, signedOutElsewhere, leftTheClinic, deactivated)) {
            Eventually.until("the stream ends", page::hasEnded);
            assertThat(page.data()).isEmpty();
        }
        assertThat(output).doesNotContain("Access Denied");
    }

    /** Half an hour in which nobody does anything ends a session, whatever its page asks for by itself. */
    @Test
    void idleSession_ends_howeverLongItsPageIsOpen() throws Exception {
        Browser browser = signedIn(server.clinic.clinic().email(), "test-password");
        assertThat(browser.get("/orders").status()).isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(20));
        assertThat(browser.get("/orders").status()).as("a use").isEqualTo(200);
        EventStream page = stream(browser, PAGE);
        server.clock.advance(Duration.ofMinutes(20));
        EventStream again = stream(browser, PAGE);
        String live = "JSESSIONID=" + browser.cookie("JSESSIONID");
        assertThat(server.http
                        .with("Cookie", live)
                        .with("Archway-Live", "yes")
                        .get("/orders")
                        .status())
                .isEqualTo(200);
        server.clock.advance(Duration.ofMinutes(10));

        server.ready();
        for (EventStream each : List.of(page, again)) {
            Eventually.until("the stream ends", each::hasEnded);
            assertThat(each.data()).isEmpty();
        }
        assertThat(browser.get("/orders").header("Location")).endsWith("/login?ended");
    }

    /** What one node says every node hears once it is committed, and what is rolled back nobody; a node that was cut off hears again, and its pages come back for what they missed. */
    @Test
    void nodes_hearEachOther_alsoAfterTheDatabaseWasAway() throws Exception {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Announcements other = new Announcements(jdbc, server.bean(JdbcConnectionDetails.class));
        List<String> heard = new CopyOnWriteArrayList<>();
        List<String> missed = new CopyOnWriteArrayList<>();
        other.tell(new Announcements.Listener() {
            @Override
            public void heard(String line) {
                throw new IllegalStateException("a listener that fails");
            }

            @Override
            public void missed() {
                throw new IllegalStateException("a listener that fails");
            }
        });
        other.tell(new Announcements.Listener() {
            @Override
            public void heard(String line) {
                heard.add(line);
            }

            @Override
            public void missed() {
                missed.add("something");
            }
        });
        other.start();
        try {
            EventStream doctor = stream(server.clinic.clinic().email(), PAGE);
            long order = server.ready();
            String line = server.clinic.clinic().id() + " " + order + " false";
            Eventually.until("the other node hears", () -> heard.contains(line));

            EventStream second = stream(server.clinic.clinic().email(), PAGE);
            other.say(line);
            hears(second, Long.toString(order));

            jdbc.sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'archway-listens'")
                    .query()
                    .listOfRows();
            Eventually.until("both are there again", () -> !missed.isEmpty());
            Eventually.until("pages come back", () -> doctor.hasEnded() && second.hasEnded());
            EventStream third = stream(server.clinic.clinic().email(), PAGE);
            Eventually.until("they hear again", () -> {
                other.say(line);
                return third.data().contains(Long.toString(order));
            });
            heard.clear();
            other.say(line);
            Eventually.until("the other node hears again, whatever others do with it", () -> heard.contains(line));
        } finally {
            other.stop();
        }
    }

    private static void hears(EventStream page, String order) {
        Eventually.get(page::data, data -> data.contains(order));
    }

    private EventStream stream(String email, String path) throws IOException, InterruptedException {
        return stream(signedIn(email, "test-password"), path);
    }

    private EventStream stream(Browser browser, String path) throws IOException, InterruptedException {
        EventStream stream = EventStream.open(browser, path);
        open.add(stream);
        return stream;
    }

    private Browser signedIn(String email, String password) {
        Browser browser = new Browser(server.http);
        assertThat(browser.login(email, password).status()).isEqualTo(302);
        return browser;
    }

    private String colleague(boolean seesAll) {
        long id = server.clinic.clinic().id().value() + (seesAll ? 31_000_000 : 30_000_000);
        return register(id, "colleague" + id + "@changes.test", seesAll);
    }

    private long person(String name) {
        long id = server.clinic.clinic().id().value() + (name.equals("leaves") ? 32_000_000 : 33_000_000);
        register(id, name + id + "@changes.test", true);
        return id;
    }

    private String register(long id, String email, boolean seesAll) {
        Registration registration = server.bean(Registration.class);
        User user = new User(new UserId(id), email, "", "Cory", "Cliff", UserKind.DENTIST, null);
        registration.user(user, "test-password");
        registration.member(server.clinic.clinic().id(), user, seesAll);
        return email;
    }
}
