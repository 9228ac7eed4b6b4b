package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Administrator;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Unfinished;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class PartnersIT extends ArchwayIT {

    private static final Administrator ADMINISTRATOR = new Administrator(new UserId(1007));
    private static final List<String> REDIRECTS = List.of("https://partner.example/callback");

    @Autowired
    Partners partners;

    @Autowired
    PartnerRepository repository;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    CallbackTargets targets;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void register_callbackUrlThatIsNone() {
        Partner partner =
                new Partner("broken-callback", "Broken", CompanyKind.CLINIC, "not an address", false, false, false);
        assertThatThrownBy(() -> partners.register(partner, "secret", List.of("https://partner.example/callback")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("not an address");
        assertThat(partners.find("broken-callback")).isEmpty();
    }

    /** Nobody is shown a secret that is not the partner's. */
    @Test
    void addedTwiceAtOnce_secondIsRefused() {
        Partner partner = partner("twice-" + UUID.randomUUID().toString().substring(0, 8));
        AtomicReference<String> secret = new AtomicReference<>("");

        Throwable refusal = new Unfinished(transaction, jdbc)
                .refusal(
                        () -> secret.set(partners.add(partner, false, REDIRECTS, ADMINISTRATOR)
                                .orElseThrow()),
                        () -> partners.add(partner, false, REDIRECTS, ADMINISTRATOR));

        assertThat(refusal)
                .isInstanceOfSatisfying(
                        Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("ID_TAKEN"));
        assertThat(passwords.matches(
                        secret.get(),
                        repository.credentials(partner.id()).orElseThrow().secretHash()))
                .isTrue();
    }

    @Test
    void deactivated_isToldNothingUntilItIsActivated() {
        TestClinic clinic = TestClinic.open(registration);
        Partner partner = partner("quiet-" + clinic.id());
        partners.add(partner, true, REDIRECTS, ADMINISTRATOR);
        jdbc.sql("""
                        insert into pairing (company_id, partner_id, user_id, callback_url, created_at)
                        values (:clinic, :partner, :doctor, 'https://partner.example/told', now())""")
                .param("clinic", clinic.id().value())
                .param("partner", partner.id())
                .param("doctor", clinic.doctor().value())
                .update();
        assertThat(targets.of(clinic.id(), CallbackEvent.SCAN_READY)).hasSize(1);

        partners.deactivate(partner.id(), ADMINISTRATOR);
        assertThat(targets.of(clinic.id(), CallbackEvent.SCAN_READY)).isEmpty();

        partners.activate(partner.id(), ADMINISTRATOR);
        assertThat(targets.of(clinic.id(), CallbackEvent.SCAN_READY)).hasSize(1);
    }

    private static Partner partner(String id) {
        return new Partner(id, "Partner", CompanyKind.CLINIC, null, false, false, false);
    }
}
