package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** "In order to view scans of another doctor in the clinic, a Full Order Visibility must be granted." DPMS API V2, 4.4.8. */
class VisibilityIT extends ArchwayIT {

    private static final UserId LAB_PERSON_OF_70010 = new UserId(1004);
    private static final UserId LAB_PERSON_OF_70011 = new UserId(1005);
    private static final UserId DENTIST_OF_HILLSIDE = new UserId(1003);
    private static final UserId RIVERSIDE_SEES_ALL = new UserId(1001);
    private static final UserId ADMINISTRATOR = new UserId(1007);

    @Autowired
    Visibility visibility;

    @Autowired
    Orders orders;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private TestClinic clinic;
    private Order order;

    @BeforeEach
    void orderOfADoctor() {
        ScannedClinic scanned = ScannedClinic.open(registration, http());
        clinic = scanned.clinic();
        String rx = scanned.rx(", \"procedureMapId\": 30, \"labId\": 70010");
        order = orders.get(
                clinic.id(),
                new OrderId(scanned.device().open(rx).path("OrderId").asLong()));
        assertThat(order.rx()).isEqualTo(new RxId(UUID.fromString(rx)));
    }

    @Test
    void doctor_seesOwnOrders() {
        assertThat(visibility.lets(clinic.doctor(), order)).isTrue();
    }

    @Test
    void colleague_withoutFullOrderVisibility() {
        assertThat(visibility.lets(colleague(false), order)).isFalse();
    }

    @Test
    void colleague_withFullOrderVisibility() {
        assertThat(visibility.lets(colleague(true), order)).isTrue();
    }

    /** The same person, asked again after the support has granted it and taken it back. */
    @Test
    void colleague_grantedAndWithdrawn() {
        UserId colleague = colleague(false);
        full(colleague, true);
        assertThat(visibility.lets(colleague, order)).isTrue();
        full(colleague, false);
        assertThat(visibility.lets(colleague, order)).isFalse();
    }

    @Test
    void fullOrderVisibility_isThatClinicsOnly() {
        assertThat(visibility.lets(RIVERSIDE_SEES_ALL, order)).isFalse();
        assertThat(visibility.lets(DENTIST_OF_HILLSIDE, order)).isFalse();
        assertThat(visibility.lets(ADMINISTRATOR, order)).isFalse();
    }

    @Test
    void doctor_whoLeftTheClinic() {
        jdbc.sql("delete from member where company_id = :clinic")
                .param("clinic", clinic.id().value())
                .update();
        assertThat(visibility.lets(clinic.doctor(), order)).isFalse();
    }

    @Test
    void lab_thatItWasSentTo() {
        assertThat(visibility.lets(LAB_PERSON_OF_70010, order)).isTrue();
        assertThat(visibility.lets(LAB_PERSON_OF_70011, order)).isFalse();
    }

    private UserId colleague(boolean fullOrderVisibility) {
        UserId id = new UserId(clinic.id().value() + 400_000);
        User user = new User(id, id + "@visibility.test", "", "Col", "League", UserKind.DENTIST, null);
        registration.user(user, "password");
        registration.member(new CompanyId(clinic.id().value()), user, fullOrderVisibility);
        return id;
    }

    private void full(UserId user, boolean granted) {
        jdbc.sql("update member set full_order_visibility = :granted where company_id = :clinic and user_id = :user")
                .param("granted", granted)
                .param("clinic", clinic.id().value())
                .param("user", user.value())
                .update();
    }
}
