package dev.archway.server.testing;

import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A dental lab that only one test knows, with a lab person, paired and notified at an inbox of its number. */
public record TestLab(CompanyId id, Http http) {

    private static final AtomicLong NEXT = new AtomicLong(8_800_000);

    /** Its technician's address, who signs in with "test-password". */
    public String email() {
        return "tech@" + id + ".test";
    }

    /** Registers another one that works for that clinic. */
    public static TestLab open(Registration registration, TestClinic clinic, Http http) {
        CompanyId id = new CompanyId(NEXT.getAndIncrement());
        registration.company(
                new Company(id, "Lab " + id, CompanyKind.LAB, "US", "US", id + " Lab Lane", List.of("Dental"), false));
        String email = "tech@" + id + ".test";
        User tech = new User(new UserId(id.value()), email, "", "Lou", "Lake", UserKind.LAB_PERSON, null);
        registration.user(tech, "test-password");
        registration.member(id, tech, false);
        registration.lab(clinic.id(), id);
        String token = http.post("/sandbox/tokens", """
                        {"Partner": "sandbox-lms", "User": "%s", "CompanyId": %s, "CallbackUrl": "%s/sandbox/inbox/%s"}""".formatted(email, id, http.base(), id))
                .data()
                .path("OAuthResponse")
                .path("access_token")
                .asString();
        return new TestLab(id, http.as(token));
    }
}
