package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.shared.Invalid;
import dev.archway.server.testing.ArchwayIT;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PartnersIT extends ArchwayIT {

    @Autowired
    Partners partners;

    @Test
    void register_callbackUrlThatIsNone() {
        Partner partner =
                new Partner("broken-callback", "Broken", CompanyKind.CLINIC, "not an address", false, false, false);
        assertThatThrownBy(() -> partners.register(partner, "secret", List.of("https://partner.example/callback")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("not an address");
        assertThat(partners.find("broken-callback")).isEmpty();
    }
}
