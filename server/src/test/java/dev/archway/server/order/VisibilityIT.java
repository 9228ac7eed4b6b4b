package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.order.Seats.Seat;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.util.List;
import java.util.Map;
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
    Seats seats;

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
        assertThat(sees(clinic.doctor())).isTrue();
    }

    @Test
    void colleague_withoutFullOrderVisibility() {
        assertThat(sees(colleague(false))).isFalse();
    }

    @Test
    void colleague_withFullOrderVisibility() {
        assertThat(sees(colleague(true))).isTrue();
    }

    /** The same person, asked again after the support has granted it and taken it back. */
    @Test
    void colleague_grantedAndWithdrawn() {
        UserId colleague = colleague(false);
        full(colleague, true);
        assertThat(sees(colleague)).isTrue();
        full(colleague, false);
        assertThat(sees(colleague)).isFalse();
    }

    @Test
    void fullOrderVisibility_isThatClinicsOnly() {
        assertThat(sees(RIVERSIDE_SEES_ALL)).isFalse();
        assertThat(sees(DENTIST_OF_HILLSIDE)).isFalse();
        assertThat(sees(ADMINISTRATOR)).isFalse();
    }

    @Test
    void doctor_whoLeftTheClinic() {
        jdbc.sql("delete from member where company_id = :clinic")
                .param("clinic", clinic.id().value())
                .update();
        assertThat(sees(clinic.doctor())).isFalse();
    }

    /** A lab has nothing to do with an order before there are files of it. */
    @Test
    void lab_thatItWasSentTo() {
        assertThat(sees(LAB_PERSON_OF_70010)).isFalse();
        order = order.withRevision(1, 1);
        assertThat(sees(LAB_PERSON_OF_70010)).isTrue();
        assertThat(sees(LAB_PERSON_OF_70011)).isFalse();
    }

    /** Asked of one person, and of many at once. */
    private boolean sees(UserId viewer) {
        List<CompanyId> companies = visibility.by(viewer, order);
        Map<Seat, Boolean> seated = seats.of(order, List.of(viewer, ADMINISTRATOR));
        assertThat(seated.keySet().stream().filter(seated::get).map(Seat::company))
                .containsExactlyInAnyOrderElementsOf(companies);
        return !companies.isEmpty();
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
