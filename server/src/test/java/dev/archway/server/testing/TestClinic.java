package dev.archway.server.testing;

import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.account.Scanner;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ScannerModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A clinic that only one test knows, with a doctor and a scanner, and the fixture's two labs. */
public record TestClinic(CompanyId id, UserId doctor, String email, Scanner scanner) {

    private static final AtomicLong NEXT = new AtomicLong(500_000);

    /** Registers another one. */
    public static TestClinic open(Registration registration) {
        CompanyId id = new CompanyId(NEXT.getAndIncrement());
        registration.company(
                new Company(id, "Clinic " + id, CompanyKind.CLINIC, "US", "US", id + " Test Street", List.of(), false));
        String email = "doctor@" + id + ".test";
        User doctor = new User(new UserId(id.value()), email, "", "Robin", "Ridge", UserKind.DENTIST, "LIC-" + id);
        registration.user(doctor, "test-password");
        registration.member(id, doctor, false);
        registration.lab(id, new CompanyId(70010));
        registration.lab(id, new CompanyId(70011));
        Scanner scanner = new Scanner("TEST-" + id, id, ScannerModel.LUMINA);
        registration.scanner(id, scanner.serial(), scanner.model(), "test-secret");
        return new TestClinic(id, doctor.id(), email, scanner);
    }

    /** Calls as a partner that is paired with this clinic. */
    public Http as(Http http, String partner) {
        return paired(http, partner, email, id.value());
    }

    /** The token of a partner that is paired with this clinic. */
    public String token(Http http, String partner) {
        return token(http, partner, email, id.value());
    }

    /** The token of this clinic's own administrator. */
    public String administratorToken(Http http, Registration registration) {
        String admin = "administrator@" + id + ".test";
        User user = new User(
                new UserId(id.value() + 20_000_000), admin, "", "Ada", "Administrator", UserKind.ADMINISTRATOR, null);
        registration.user(user, "test-password");
        registration.member(id, user, false);
        return token(http, "sandbox-dpms", admin, id.value());
    }

    /** Calls with a token of the sandbox. */
    public static Http paired(Http http, String partner, String user, long company) {
        return http.as(token(http, partner, user, company));
    }

    /** A token of the sandbox. */
    public static String token(Http http, String partner, String user, long company) {
        Http.Answer answer = http.post("/sandbox/tokens", """
                {"Partner": "%s", "User": "%s", "CompanyId": %d}""".formatted(partner, user, company));
        return answer.data().path("OAuthResponse").path("access_token").asString();
    }

    /** A scan request that keeps every rule; more fields can be given as JSON members with a comma before. */
    public String scanRequest(String first, String last, String chart, String more) {
        return """
                {"CompanyId": %s, "DoctorId": %s, "PatientFirstName": "%s", "PatientLastName": "%s", "PatientChartNumber": "%s"%s}""".formatted(id, doctor, first, last, chart, more);
    }
}
