package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Discovery, available companies, pair and un-pair. Guideline, 9; PRODUCT.md, authentication and pairing. */
class PairingIT extends ArchwayIT {

    private static final String DENTIST = "dentist@riverside.test";
    private static final String ORTHODONTIST = "orthodontist@harbor.test";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CallbackTargets callbacks;

    @BeforeEach
    void nobodyIsPaired() {
        jdbc.sql("delete from token_family").update();
        jdbc.sql("delete from pairing").update();
    }

    @Test
    void discovery_namesThePathOfItsVersion() {
        Http caller = http().as(login("sandbox-dpms", DENTIST));
        for (String version : List.of("v2", "v3")) {
            for (String base : List.of("/api/third-party/", "/third-party/")) {
                assertThat(caller.get(base + version + "/discovery").text())
                        .isEqualTo("""
                                {"Data":{"Region":"US","Domain":"%1$s","Path":"third-party/%2$s","OAuthBase":"%1$s","PortalUrl":"%1$s"},"Status":1}""".formatted(http().base(), version));
            }
        }
    }

    @Test
    void discovery_followsThePairedCompany() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String login = login("sandbox-dpms", DENTIST);
        String paired = access(dpms.pair(login, 90361));
        assertThat(region(login)).isEqualTo("US");
        assertThat(region(paired)).isEqualTo("EU");
        assertThat(region(login("sandbox-dpms", ORTHODONTIST))).isEqualTo("EU");
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox-dpms, dentist@riverside.test, '[90360,90361]'",
        "sandbox-dpms-plus, dentist@riverside.test, '[90360,90361]'",
        "sandbox-dpms, orthodontist@harbor.test, '[90361]'",
        "sandbox-dpms, dentist@hillside.test, '[90362]'",
        "sandbox-dpms, labtech@precision.test, '[]'",
        "sandbox-lms, labtech@precision.test, '[70010]'",
        "sandbox-lms, labtech@aligned.test, '[70011]'",
        "sandbox-lms, dentist@riverside.test, '[]'",
        "sandbox-dpms, admin@sandbox.test, '[]'"
    })
    void availableCompanies_areTheUsersOwnOfThePartnersKind(String partner, String user, String ids) {
        Http.Answer answer = http().as(login(partner, user)).get("/third-party/v2/available-companies");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().findValuesAsString("CompanyId").toString().replace(" ", ""))
                .isEqualTo(ids);
    }

    @Test
    void availableCompanies_sayWhatIsPaired() {
        String login = login("sandbox-dpms", DENTIST);
        new Partnership(http(), "sandbox-dpms").pair(login, 90361);
        assertThat(http().as(login).get("/third-party/v3/available-companies/").text())
                .isEqualTo("""
                        {"Data":[{"CompanyId":90360,"CompanyName":"Riverside Dental","CompanyType":"Clinic","CountryCode":"US","IsPaired":false},\
                        {"CompanyId":90361,"CompanyName":"Harbor Orthodontics","CompanyType":"Clinic","CountryCode":"DE","IsPaired":true}],"Status":1}""");
        assertThat(http().as(login("sandbox-dpms-plus", DENTIST))
                        .get("/third-party/v2/available-companies")
                        .data()
                        .findValuesAsString("IsPaired"))
                .as("another partner's pairings are its own")
                .containsExactly("false", "false");
    }

    @Test
    void pair_answersAsDocumented() {
        Http.Answer answer = new Partnership(http(), "sandbox-dpms").pair(login("sandbox-dpms", DENTIST), 90360);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("Status").asInt()).isEqualTo(1);
        assertThat(answer.data().path("CompanyId").asLong()).isEqualTo(90360);
        assertThat(answer.data().path("Warnings").toString()).isEqualTo("[]");
        JsonNode tokens = answer.data().path("OAuthResponse");
        assertThat(tokens.propertyNames()).containsExactly("access_token", "refresh_token", "token_type", "expires_in");
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asLong()).isEqualTo(3600);
    }

    @Test
    void pair_againGivesTheSameTokens() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        Http.Answer first = dpms.pair(login("sandbox-dpms", DENTIST), 90360);
        Http.Answer second = dpms.pair(login("sandbox-dpms", DENTIST), 90360);
        Http.Answer third = dpms.pair(access(first), 90360);
        assertThat(List.of(access(second), access(third))).containsOnly(access(first));
        assertThat(second.data().path("OAuthResponse").path("refresh_token"))
                .isEqualTo(first.data().path("OAuthResponse").path("refresh_token"));
        assertThat(second.data().path("OAuthResponse").path("expires_in").asLong())
                .isBetween(3500L, 3600L);
    }

    @Test
    void pair_manyCallsAtTheSameMomentGiveTheSameTokens() throws Exception {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String login = login("sandbox-dpms", DENTIST);
        List<Http.Answer> answers = RefreshAndRevokeIT.atOnce(8, () -> dpms.pair(login, 90360));
        assertThat(answers).extracting(Http.Answer::status).containsOnly(200);
        assertThat(answers.stream().map(PairingIT::access).distinct()).hasSize(1);
    }

    @Test
    void pair_afterTheAccessTokensTimeGivesFreshOnes() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String login = login("sandbox-dpms", DENTIST);
        String first = access(dpms.pair(login, 90360));
        jdbc.sql("update token_family set access_expires_at = now() where access_hash = :hash")
                .param("hash", TokenHash.of(first))
                .update();
        String second = access(dpms.pair(login, 90360));
        assertThat(second).isNotEqualTo(first);
        assertThat(discovery(second)).isEqualTo(200);
    }

    @Test
    void pair_leavesTheLoginTokenAlone() {
        String login = login("sandbox-dpms", DENTIST);
        new Partnership(http(), "sandbox-dpms").pair(login, 90360);
        assertThat(discovery(login)).isEqualTo(200);
    }

    @Test
    void pair_foreignUnknownAndWrongKindAnswerAlike() {
        String login = login("sandbox-dpms", DENTIST);
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        for (long company : new long[] {90362, 1, 70010, -5}) {
            Http.Answer answer = dpms.pair(login, company);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text().replace(Long.toString(company), "N")).isEqualTo("""
                            {"Data":null,"Status":0,"Message":"Company N is not among this user's available companies.","Code":"COMPANY_NOT_AVAILABLE"}""");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://dpms.test/x",
                "/relative",
                "dpms.test/hook",
                "https://",
                "https://dpms.test/x#y",
                "https://me:secret@dpms.test/x",
                "https://dpms.test:99999/x",
                "https://dp ms.test/x",
                "javascript:alert(1)",
                ""
            })
    void pair_wrongCallbackUrl(String url) {
        Http.Answer answer = new Partnership(http(), "sandbox-dpms").pair(login("sandbox-dpms", DENTIST), 90360, url);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("CallbackUrl", "'" + url + "'", "http or https");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | CompanyId",
                "{\"CompanyId\":\"x\"} | CompanyId",
                "{\"CompanyId\":[1]} | CompanyId",
                "{\"CompanyId\":1.5} | CompanyId",
                "{\"CompanyId\": | JSON",
                "[] | JSON"
            })
    void pair_malformedBody(String body, String named) {
        Http.Answer answer = http().as(login("sandbox-dpms", DENTIST)).post("/third-party/v2/pair", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Status").asInt()).isZero();
        assertThat(answer.json().path("Message").asString()).contains(named);
    }

    @Test
    void callback_isKeptUntilAnotherIsGiven() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String login = login("sandbox-dpms", DENTIST);
        dpms.pair(login, 90360, "https://dpms.test/one");
        dpms.pair(login, 90360);
        assertThat(urls(90360)).containsExactly("sandbox-dpms https://dpms.test/one");
        dpms.pair(login, 90360, "https://dpms.test/two");
        assertThat(urls(90360)).containsExactly("sandbox-dpms https://dpms.test/two");
        assertThat(urls(90361)).isEmpty();
    }

    @Test
    void callback_isOncePerPartnerAndUrl() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        Partnership plus = new Partnership(http(), "sandbox-dpms-plus");
        dpms.pair(login("sandbox-dpms", DENTIST), 90361, "https://dpms.test/hook");
        dpms.pair(login("sandbox-dpms", ORTHODONTIST), 90361, "https://dpms.test/hook");
        plus.pair(login("sandbox-dpms-plus", DENTIST), 90361, "https://dpms.test/hook");
        assertThat(urls(90361))
                .containsExactly("sandbox-dpms https://dpms.test/hook", "sandbox-dpms-plus https://dpms.test/hook");
        jdbc.sql("update partner set callback_url = 'https://plus.test/all' where id = 'sandbox-dpms-plus'")
                .update();
        try {
            assertThat(urls(90361))
                    .containsExactly("sandbox-dpms https://dpms.test/hook", "sandbox-dpms-plus https://plus.test/all");
        } finally {
            jdbc.sql("update partner set callback_url = null").update();
        }
    }

    /** Guideline, 9.2. */
    @Test
    void unpair_endsEveryUsersPairingAndForgetsTheCallback() {
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        Partnership plus = new Partnership(http(), "sandbox-dpms-plus");
        String login = login("sandbox-dpms", DENTIST);
        String dentist = access(dpms.pair(login, 90361, "https://dpms.test/one"));
        Http.Answer other = dpms.pair(login("sandbox-dpms", ORTHODONTIST), 90361, "https://dpms.test/two");
        String elsewhere = access(dpms.pair(login, 90360, "https://dpms.test/three"));
        String otherPartner = access(plus.pair(login("sandbox-dpms-plus", DENTIST), 90361, "https://plus.test/hook"));

        Http.Answer answer = http().as(dentist).post("/third-party/v2/unpair", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"Data\":{\"CompanyId\":90361},\"Status\":1}");

        assertThat(discovery(dentist)).isEqualTo(401);
        assertThat(discovery(access(other))).isEqualTo(401);
        String refresh =
                other.data().path("OAuthResponse").path("refresh_token").asString();
        assertThat(dpms.refresh(refresh).status()).isEqualTo(400);
        assertThat(urls(90361)).containsExactly("sandbox-dpms-plus https://plus.test/hook");
        assertThat(List.of(discovery(elsewhere), discovery(otherPartner), discovery(login)))
                .containsOnly(200);

        String again = access(dpms.pair(login, 90361));
        assertThat(again).isNotEqualTo(dentist);
        assertThat(urls(90361))
                .as("pairing anew does not bring the old callback back")
                .hasSize(1);
    }

    @Test
    void unpair_needsAPairing() {
        Http.Answer answer = http().as(login("sandbox-dpms", DENTIST)).post("/third-party/v2/unpair", "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("Code").asString()).isEqualTo("NOT_PAIRED");
    }

    @Test
    void userWhoLeftTheCompany_isLetInNoMore() {
        String paired =
                access(new Partnership(http(), "sandbox-dpms").pair(login("sandbox-dpms", ORTHODONTIST), 90361));
        jdbc.sql("delete from member where company_id = 90361 and user_id = 1002")
                .update();
        try {
            assertThat(discovery(paired)).isEqualTo(401);
        } finally {
            jdbc.sql("insert into member (company_id, user_id) values (90361, 1002)")
                    .update();
        }
    }

    private String login(String partner, String user) {
        return new Partnership(http(), partner)
                .tokens(user)
                .json()
                .path("access_token")
                .asString();
    }

    private List<String> urls(long company) {
        return callbacks.of(new CompanyId(company), CallbackEvent.SCAN_READY).stream()
                .map(target -> target.partnerId() + " " + target.url())
                .toList();
    }

    private String region(String token) {
        return http().as(token)
                .get("/third-party/v2/discovery")
                .data()
                .path("Region")
                .asString();
    }

    private int discovery(String token) {
        return http().as(token).get("/third-party/v2/discovery").status();
    }

    private static String access(Http.Answer paired) {
        return paired.data().path("OAuthResponse").path("access_token").asString();
    }
}
