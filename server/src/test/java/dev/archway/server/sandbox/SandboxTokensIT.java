package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SandboxTokensIT extends ArchwayIT {

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Test
    void tokens_areThePairResponse() {
        Http.Answer answer = http().post("/sandbox/tokens", """
                        {"Partner":"sandbox-lms","User":"labtech@aligned.test","CompanyId":"70011","CallbackUrl":"http://127.0.0.1:9/x"}""");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("Status").asInt()).isEqualTo(1);
        assertThat(answer.data().propertyNames()).containsExactly("OAuthResponse", "Warnings", "CompanyId");
        assertThat(http().as(answer.data()
                                .path("OAuthResponse")
                                .path("access_token")
                                .asString())
                        .get("/third-party/v2/probe/lab")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Partner | sandbox-dpms, sandbox-dpms-plus, sandbox-lms",
                "{'Partner':'x','User':'dentist@riverside.test','CompanyId':90360} | Partner | sandbox-lms",
                "{'Partner':'sandbox-dpms','CompanyId':90360} | User | dentist@riverside.test",
                "{'Partner':'sandbox-dpms','User':'nobody@x.test','CompanyId':90360} | User | nobody@x.test",
                "{'Partner':'sandbox-dpms','User':'dentist@riverside.test'} | CompanyId | 90360, 90361",
                "{'Partner':'sandbox-dpms','User':'dentist@riverside.test','CompanyId':90362} | CompanyId | 90360, 90361",
                "{'Partner':'sandbox-lms','User':'dentist@riverside.test','CompanyId':90360} | CompanyId | none that sandbox-lms",
                "{'Partner':'sandbox-dpms','User':'dentist@riverside.test','CompanyId':90360,'CallbackUrl':'x'} | CallbackUrl | http or https"
            })
    void tokens_sayWhatIsWrong(String body, String field, String accepted) {
        Http.Answer answer = http().post("/sandbox/tokens", body.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains(field, accepted);
    }

    @Test
    void fixture_laidAgainChangesNothing() {
        String before = accounts();
        fixture.afterSingletonsInstantiated();
        assertThat(accounts()).isEqualTo(before);
    }

    private String accounts() {
        return jdbc.sql("""
                        select string_agg(line, '\n' order by line) from (
                            select c::text as line from company c union all select p::text from person p
                            union all select m::text from member m union all select l::text from clinic_lab l
                            union all select s::text from scanner s union all select p::text from partner p) everything""").query(String.class).single();
    }
}
