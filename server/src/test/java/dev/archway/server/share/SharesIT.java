package dev.archway.server.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Registration;
import dev.archway.server.account.SecretMint;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.NotFound;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.SettableClock;
import dev.archway.server.testing.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Links to scans: what they show, to whom, and when they end. */
@NullUnmarked // JUnit and Spring fill the fields
class SharesIT extends ArchwayIT {

    private static final Pattern ADDRESS = Pattern.compile("id=\"share-address\">[^<]*(/shared/[^<]+)<");
    private static final Pattern PASSWORD = Pattern.compile("id=\"share-password\">([^<]+)<");
    private static final Pattern END = Pattern.compile("action=\"(/orders/\\d+/shares/\\d+/end)");

    private static final String AWAY = "left alone for too long";

    @Autowired
    Registration registration;

    @Autowired
    ShareRepository repository;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    SecretMint secrets;

    @Autowired
    PublicAddress address;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private long order;
    private Browser doctor;
    private String link;
    private String password;

    @BeforeEach
    void share() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
        doctor = new Browser(http());
        doctor.login(clinic.clinic().email(), "test-password");
        assertThat(doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", "1"))
                        .status())
                .isEqualTo(302);
        String page = doctor.get("/orders/" + order).text();
        link = found(ADDRESS, page);
        password = found(PASSWORD, page);
    }

    @Test
    void secrets_areShownOnce() {
        assertThat(doctor.get("/orders/" + order).text()).doesNotContain(password, link);
    }

    @Test
    void visitorWithThePassword_seesTheScanAndNotWhoseItIs() {
        Browser visitor = new Browser(http());
        assertThat(visitor.get(link).text())
                .doesNotContain("Clinic " + clinic.clinic().id());
        assertThat(visitor.get(link + "/model.glb?revision=1").status()).isEqualTo(404);
        assertThat(visitor.get(link + "/preview.glb?revision=1").status()).isEqualTo(404);

        assertThat(enter(visitor, password).status()).isEqualTo(302);

        Http.Answer page = visitor.get(link);
        assertThat(page.text())
                .contains("Clinic " + clinic.clinic().id())
                .doesNotContain("Pine", "Petra", "C-1", Long.toString(order));
        assertThat(page.header("Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        Http.Answer model = visitor.get(link + "/model.glb?revision=1");
        assertThat(model.status()).isEqualTo(200);
        assertThat(model.header("Content-Disposition")).isEqualTo("attachment; filename=\"scan.glb\"");
        assertThat(visitor.get(link + "/preview.glb?revision=1").status())
                .as("a small scan has none")
                .isEqualTo(204);
        assertThat(visitor.get(link + "/picture?revision=1").header("Content-Type"))
                .isEqualTo("image/jpeg");
        assertThat(visitor.get("/orders/" + order).status()).isEqualTo(302);
        assertThat(visitor.get("/viewer/" + order + "/model.glb?revision=1").status())
                .isEqualTo(302);
    }

    /** The password opens one link, not every link. */
    @Test
    void entry_isForOneLink() {
        Browser visitor = new Browser(http());
        enter(visitor, password);
        doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", "30"));
        String other = found(ADDRESS, doctor.get("/orders/" + order).text());

        assertThat(visitor.get(other).text()).contains("name=\"password\"");
        assertThat(visitor.get(other + "/model.glb?revision=1").status()).isEqualTo(404);
    }

    @Test
    void wrongPasswords_lockTheLinkForEverybody() {
        Browser visitor = new Browser(http());
        for (int i = 0; i < 4; i++) {
            assertThat(enter(visitor, "wrong").status()).isEqualTo(403);
        }
        assertThat(enter(visitor, "wrong").status()).isEqualTo(429);

        assertThat(enter(new Browser(http()), password).status()).isEqualTo(429);
    }

    @Test
    void endedLink_leadsNowhereAtOnce() {
        Browser visitor = new Browser(http());
        enter(visitor, password);
        String end = found(END, doctor.get("/orders/" + order).text());

        assertThat(doctor.submit("/orders/" + order, end, Map.of()).status()).isEqualTo(302);

        assertThat(visitor.get(link).status()).isEqualTo(404);
        assertThat(visitor.get(link + "/model.glb?revision=1").status()).isEqualTo(404);
        assertThat(doctor.submit("/orders/" + order, end, Map.of()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"x, 404", "%00, 400", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, 404", "../orders, 400"})
    void linkThatNeverWas(String token, int status) {
        Http.Answer page = http().get("/shared/" + token);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).doesNotContain("Exception");
    }

    /** Somebody without an account has no use for the login page: the form is there again, and says why. */
    @Test
    void sessionThatEnded_asksForThePasswordAgain_andSaysWhy() {
        assertThat(new Browser(http()).get(link).text()).doesNotContain(AWAY);
        Http.Answer answer = new Browser(http()).post(link, Map.of("password", password, "_csrf", "of before"));
        assertThat(answer.header("Location")).endsWith(link + "?ended");
        Browser late = new Browser(http());
        assertThat(late.get(link + "?ended").text()).contains("name=\"password\"", AWAY);

        assertThat(enter(late, password).header("Location")).endsWith(link);
        late.with("JSESSIONID", "0123456789ABCDEF0123456789ABCDEF");
        assertThat(late.get(link).text()).contains("name=\"password\"", AWAY);
        assertThat(late.http()
                        .with("Accept-Language", "de")
                        .get(link + "?ended")
                        .text())
                .contains("zu lange unbenutzt");
        assertThat(enter(late, "wrong").text()).contains("not the password").doesNotContain(AWAY);
    }

    @Test
    void link_endsWithItsDay() {
        SettableClock clock = new SettableClock(Duration.ofDays(1).minusMinutes(1));
        Shares later = shares(clock, passwords);
        assertThat(later.find(token())).isPresent();
        assertThat(later.enter(token(), password)).isEqualTo(Shares.Entry.ENTERED);

        clock.advance(Duration.ofMinutes(1));

        assertThat(later.find(token())).isEmpty();
        assertThatThrownBy(() -> later.enter(token(), password)).isInstanceOf(NotFound.class);
    }

    @Test
    void lock_endsAfterAQuarterOfAnHour() {
        SettableClock clock = new SettableClock(Duration.ZERO);
        Shares later = shares(clock, passwords);
        for (int i = 0; i < 4; i++) {
            assertThat(later.enter(token(), "wrong")).isEqualTo(Shares.Entry.WRONG);
        }
        assertThat(later.enter(token(), "wrong")).isEqualTo(Shares.Entry.LOCKED);
        clock.advance(Duration.ofMinutes(14));
        assertThat(later.enter(token(), password)).isEqualTo(Shares.Entry.LOCKED);

        clock.advance(Duration.ofMinutes(1));

        for (int i = 0; i < 4; i++) {
            assertThat(later.enter(token(), "wrong")).as("it counts anew").isEqualTo(Shares.Entry.WRONG);
        }
        assertThat(later.enter(token(), password)).isEqualTo(Shares.Entry.ENTERED);
    }

    /** Guesses at the same time are counted one by one. */
    @Test
    void guessesAtOnce_areFew() throws Exception {
        Shares shares = shares(Clock.systemUTC(), passwords);

        List<Shares.Entry> entries = Together.run(12, () -> shares.enter(token(), "wrong"));

        assertThat(entries.stream().filter(Shares.Entry.WRONG::equals)).hasSize(4);
        assertThat(shares.enter(token(), password)).isEqualTo(Shares.Entry.LOCKED);
    }

    /** A hash takes its time, and a transaction that waits for it holds a connection and perhaps the link. */
    @Test
    void password_isHashedOutsideOfTransactions() {
        List<Boolean> within = new ArrayList<>();
        PasswordEncoder watched = new PasswordEncoder() {
            @Override
            public String encode(CharSequence raw) {
                within.add(TransactionSynchronizationManager.isActualTransactionActive());
                return passwords.encode(raw);
            }

            @Override
            public boolean matches(CharSequence raw, String encoded) {
                within.add(TransactionSynchronizationManager.isActualTransactionActive());
                return passwords.matches(raw, encoded);
            }
        };

        shares(Clock.systemUTC(), watched).enter(token(), "wrong");
        shares(Clock.systemUTC(), watched).enter(token(), password);

        assertThat(within).containsExactly(false, false);
    }

    /** Who showed a scan to whom is for the clinic's audit; what opens it is not. */
    @Test
    void acts_areInTheAudit() {
        enter(new Browser(http()), password);
        Browser guesser = new Browser(http());
        for (int i = 0; i < 5; i++) {
            enter(guesser, "wrong");
        }
        doctor.submit(
                "/orders/" + order, found(END, doctor.get("/orders/" + order).text()), Map.of());

        String person = "user " + clinic.clinic().doctor() + " with portal";
        List<String> acts = jdbc.sql("""
                        select actor || ': ' || what || ', ' || detail from company_act
                        where company_id = :clinic and kind = 'SHARE' order by number""")
                .param("clinic", clinic.clinic().id().value())
                .query(String.class)
                .list();
        assertThat(acts).hasSize(4);
        assertThat(acts.get(0)).matches(person + ": shared the scan by a link, order " + order + ", link \\d+");
        assertThat(acts.get(1)).startsWith("visitor: opened a link, order " + order);
        assertThat(acts.get(2)).startsWith("visitor: locked a link by wrong passwords, order " + order);
        assertThat(acts.get(3)).startsWith(person + ": ended a link, order " + order);
        assertThat(acts).allSatisfy(act -> assertThat(act).doesNotContain(password, token()));
        assertThat(jdbc.sql("select ended_by from share where company_id = :clinic")
                        .param("clinic", clinic.clinic().id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(clinic.clinic().doctor().value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "365000", "x", ""})
    void days_areOfThree(String days) {
        Http.Answer answer = doctor.submit("/orders/" + order, "/orders/" + order + "/shares", Map.of("days", days));

        assertThat(answer.status()).isEqualTo(400);
    }

    /** Only the clinic of the order shares it. */
    @Test
    void othersCannotShare() {
        long sent = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010"))
                .path("OrderId")
                .asLong();
        for (String email : new String[] {"labtech@precision.test", "dentist@hillside.test"}) {
            Browser other = new Browser(http());
            other.login(email, "archway-sandbox");
            assertThat(other.submit("/orders", "/orders/" + sent + "/shares", Map.of("days", "1"))
                            .status())
                    .isIn(403, 404);
        }
    }

    private Shares shares(Clock clock, PasswordEncoder encoder) {
        return new Shares(repository, encoder, secrets, address, events, transaction, clock);
    }

    private String token() {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private Http.Answer enter(Browser visitor, String with) {
        return visitor.submit(link, link, Map.of("password", with));
    }

    private static String found(Pattern pattern, String page) {
        Matcher match = pattern.matcher(page);
        assertThat(match.find()).as(pattern + " in " + page).isTrue();
        return match.group(1);
    }
}
