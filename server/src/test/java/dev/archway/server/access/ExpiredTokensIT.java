package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExpiredTokensIT extends ArchwayIT {

    @Autowired
    TokenFamilyRepository families;

    @Test
    void sweep_takesWhatIsOverAndNothingElse() {
        Instant now = Instant.now();
        families.sweep(now.plus(Duration.ofDays(91)));
        Partnership dpms = new Partnership(http(), "sandbox-dpms");
        String token = dpms.tokens("dentist@hillside.test")
                .json()
                .path("refresh_token")
                .asString();
        dpms.code("dentist@hillside.test");

        assertThat(families.sweep(now)).isZero();
        assertThat(families.sweep(now.plus(Duration.ofMinutes(10))))
                .as("the code that nobody fetched tokens for")
                .isEqualTo(1);
        assertThat(families.byRefresh(token, now)).isPresent();
        assertThat(families.sweep(now.plus(Duration.ofDays(91)))).isPositive();
        assertThat(families.byRefresh(token, now)).isEmpty();
    }
}
