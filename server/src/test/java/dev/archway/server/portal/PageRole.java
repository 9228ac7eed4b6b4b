package dev.archway.server.portal;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Tab;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who comes to the pages, and which of them there are for him or her, none of them empty.
 *
 * @param name of the role
 * @param enter what comes before the first page: a sign-in, or nothing
 * @param pages that open
 * @param refused those that do not, and say so on a page
 */
record PageRole(String name, Consumer<Tab> enter, List<String> pages, List<String> refused) {

    private static final Pattern ADDRESS = Pattern.compile("id=\"share-address\">[^<]*(/shared/[^<]+)<");
    private static final Pattern PASSWORD = Pattern.compile("id=\"share-password\">([^<]+)<");
    private static final Pattern PATIENT = Pattern.compile("/patients/[0-9a-f-]{36}");
    private static final long PEOPLE = 30_000_000;

    static List<PageRole> all(Registration registration, Http http) {
        ScannedClinic clinic = ScannedClinic.open(registration, http);
        TestLab lab = TestLab.open(registration, clinic.clinic(), http);
        clinic.clinic().administratorToken(http, registration);
        long ready = order(clinic, lab);
        long milled = order(clinic, lab);
        http.post("/sandbox/orders/" + milled + "/advance", "{\"To\": \"Lab Review\"}");
        Eventually.until(
                "the case is modeled",
                () -> lab.http()
                                .post("/third-party/v2/order/" + milled + "/proceed", "")
                                .status()
                        == 200);
        long scanning = clinic.device().open(clinic.rx("")).path("OrderId").asLong();
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Peter", "Pine", "C-1", ""));
        Browser doctor = new Browser(http);
        doctor.login(clinic.clinic().email(), "test-password");
        List<String> patients = PATIENT.matcher(doctor.get("/patients").text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        doctor.submit("/orders/" + ready, "/orders/" + ready + "/shares", Map.of("days", "1"));
        String shared = doctor.get("/orders/" + ready).text();
        String link = found(ADDRESS, shared);
        return List.of(
                new PageRole(
                        "nobody",
                        anywhere -> {},
                        List.of("/", "/login", "/login?wrong", "/login/passkey", "/docs", "/virtual-scanner", link),
                        List.of("/authorize?client_id=nobody", "/shared/nothing")),
                new PageRole(
                        "somebody with a link",
                        tab -> {
                            tab.open(link);
                            tab.page().fill("#password", found(PASSWORD, shared));
                            tab.page().keyboard().press("Enter");
                            tab.ready();
                        },
                        List.of(link),
                        List.of()),
                new PageRole(
                        "doctor",
                        tab -> tab.signIn(clinic.clinic().email()),
                        List.of(
                                "/orders",
                                "/orders?words=nobody",
                                "/orders/" + ready,
                                "/orders/" + scanning,
                                "/viewer/" + ready,
                                "/viewer/" + scanning,
                                "/rx",
                                "/rx/new",
                                "/patients",
                                "/patients/duplicates",
                                patients.getFirst(),
                                patients.getFirst() + "/merge",
                                patients.getFirst() + "/merge?with="
                                        + patients.getLast().substring("/patients/".length()),
                                "/connections",
                                "/connections/notifications/" + notification(clinic),
                                "/settings",
                                "/account/password",
                                "/account/security"),
                        List.of("/inbox", "/orders/1", "/viewer/1")),
                new PageRole(
                        "doctor at two clinics",
                        tab -> tab.signIn(atTwo(registration, clinic.clinic())),
                        List.of("/orders"),
                        List.of()),
                new PageRole(
                        "doctor at none",
                        tab -> tab.signIn(
                                person(registration, clinic.clinic(), 0).email()),
                        List.of("/nowhere"),
                        List.of("/orders")),
                new PageRole(
                        "administrator of a clinic",
                        tab -> tab.signIn("administrator@" + clinic.clinic().id() + ".test"),
                        List.of("/audit"),
                        List.of("/administration")),
                new PageRole(
                        "lab",
                        tab -> tab.signIn(lab.email()),
                        List.of("/inbox", "/orders/" + ready, "/orders/" + milled, "/connections", "/settings"),
                        List.of("/rx/new")),
                new PageRole(
                        "modeler",
                        tab -> tab.signIn("modeler@sandbox.test", "archway-sandbox"),
                        List.of("/modeling", "/modeling/" + milled, "/milling", "/milling?station=mill-1", "/settings"),
                        List.of("/modeling/" + ready)),
                new PageRole(
                        "administrator",
                        tab -> tab.signIn("admin@sandbox.test", "archway-sandbox"),
                        List.of(
                                "/administration",
                                "/administration/companies",
                                "/administration/companies/new",
                                "/administration/companies/" + clinic.clinic().id(),
                                "/administration/companies/" + lab.id(),
                                "/administration/users",
                                "/administration/users/new",
                                "/administration/users/" + clinic.clinic().doctor(),
                                "/administration/scanners",
                                "/administration/scanners/new",
                                "/administration/scanners/"
                                        + clinic.clinic().scanner().serial(),
                                "/administration/partners",
                                "/administration/partners/new",
                                "/administration/partners/sandbox-dpms",
                                "/administration/audit",
                                "/administration/jobs",
                                "/administration/notifications",
                                "/administration/storage"),
                        List.of("/administration/companies/1")));
    }

    /** A case that is ready for the lab. */
    private static long order(ScannedClinic clinic, TestLab lab) {
        long order = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id()))
                .path("OrderId")
                .asLong();
        Eventually.until(
                "order " + order + " is ready",
                () -> lab.http()
                        .get("/third-party/v2/order/" + order + "/events")
                        .text()
                        .contains("Ready for Download"));
        return order;
    }

    private static String notification(ScannedClinic clinic) {
        return Eventually.get(
                        () -> clinic.http()
                                .get("/sandbox/notifications?pageSize=1&CompanyId="
                                        + clinic.clinic().id())
                                .data()
                                .path("Results"),
                        list -> !list.isEmpty())
                .get(0)
                .path("Id")
                .asString();
    }

    private static String atTwo(Registration registration, TestClinic clinic) {
        User person = person(registration, clinic, 1);
        registration.member(clinic.id(), person, false);
        registration.member(TestClinic.open(registration).id(), person, false);
        return person.email();
    }

    private static User person(Registration registration, TestClinic clinic, int number) {
        UserId id = new UserId(PEOPLE + 2 * clinic.id().value() + number);
        User person = new User(id, "person@" + id + ".test", "", "Pat", "Person", UserKind.DENTIST, "LIC-" + id);
        registration.user(person, "test-password");
        return person;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("There is no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
