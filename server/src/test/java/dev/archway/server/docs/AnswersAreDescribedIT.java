package dev.archway.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.docs.Description.Operation;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Http.Answer;
import dev.archway.server.testing.Jpegs;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the server really answers is what its description says: the code, the body by its schema, and the headers. Each call of each group is made, with success and with errors. */
class AnswersAreDescribedIT extends ArchwayIT {

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Description> descriptions = new HashMap<>();
    private final Map<String, Set<String>> seen = new TreeMap<>();

    @Test
    void answers_areAsDescribed() {
        Http nobody = http();
        ScannedClinic scanned = ScannedClinic.open(registration, nobody);
        long order = scanned.readyOrder();
        String rx = scanned.orders().path(0).path("RxId").asString();
        Http plus = scanned.clinic().as(nobody, "sandbox-dpms-plus");

        sandbox(nobody, scanned);
        scanner(nobody, scanned);
        for (String base : List.of("/third-party/v2", "/api/third-party/v2", "/third-party/v3")) {
            String group = base.endsWith("v3") ? "v3" : "v2";
            practice(group, base, nobody, scanned, rx, order);
            patients(group, base, nobody, scanned, plus);
            pairing(group, base, nobody, TestClinic.open(registration));
            audit(group, base, nobody, scanned.practice(), scanned.clinic());
        }
        lab(nobody, rx, order);
        labWork(nobody);
        measurements(nobody);
        modelsAndMills(nobody);
        captures(nobody, scanned, order);
        exports(nobody, scanned);
        notifications(nobody, scanned);

        assertThat(seen).allSatisfy((call, codes) -> assertThat(codes).as(call).anyMatch(code -> code.startsWith("2")));
        assertThat(calls()).as("calls of the description that are made here").isEqualTo(seen.keySet());
    }

    private Set<String> calls() {
        Set<String> calls = new TreeSet<>();
        for (String group : Description.GROUPS) {
            description(group).operations().stream()
                    .filter(operation -> !operation.isSignIn())
                    .forEach(operation -> calls.add(group + " " + operation.call()));
        }
        return calls;
    }

    private void practice(String group, String base, Http nobody, ScannedClinic scanned, String rx, long order) {
        Http practice = scanned.practice();
        Http lab = nobody.as(token(nobody, "sandbox-lms", "labtech@precision.test", 70010));
        String configuration = "GET /practice-configuration";
        check(group, configuration, 200, practice.get(base + "/practice-configuration"));
        check(group, configuration, 401, nobody.get(base + "/practice-configuration"));
        check(group, configuration, 401, nobody.as("wrong").get(base + "/practice-configuration"));
        check(group, configuration, 403, lab.get(base + "/practice-configuration"));

        String request = "POST /scan-request";
        String body = scanned.clinic()
                .scanRequest("Dora", "Dune", "D-1", ", \"procedureMapId\": 30, \"labId\": 70010, \"Gender\": 102");
        Answer made = practice.post(base + "/scan-request", body);
        check(group, request, 200, made);
        check(group, request, 400, practice.post(base + "/scan-request", "{\"CompanyId\": 1}"));
        check(group, request, 400, practice.post(base + "/scan-request", "{\"CompanyId\": \"x\"}"));
        check(group, request, 400, practice.post(base + "/scan-request", "{"));
        check(group, request, 401, nobody.post(base + "/scan-request", body));
        check(group, request, 403, lab.post(base + "/scan-request", body));
        check(
                group,
                request,
                413,
                practice.post(base + "/scan-request", "{\"Notes\": \"" + "x".repeat(1 << 20) + "\"}"));
        check(group, request, 415, practice.send("POST", base + "/scan-request", body, "text/plain"));

        String delete = "DELETE /scan-request/{rxId}";
        check(
                group,
                delete,
                200,
                practice.delete(base + "/scan-request/" + made.data().asString()));
        check(
                group,
                delete,
                400,
                practice.delete(base + "/scan-request/" + made.data().asString()));
        check(group, delete, 400, practice.delete(base + "/scan-request/x"));
        check(group, delete, 401, nobody.delete(base + "/scan-request/" + rx));
        check(group, delete, 403, lab.delete(base + "/scan-request/" + rx));

        String orders = "GET /orders/practice";
        check(group, orders, 200, practice.get(base + "/orders/practice?Offset=0&pageSize=10"));
        check(group, orders, 200, practice.get(base + "/orders/practice?Offset=0&pageSize=10&chartNumber=none"));
        Answer page = practice.get(base + "/orders/practice?Offset=0&pageSize=10");
        check(
                group,
                orders,
                304,
                practice.with("If-None-Match", page.header("ETag"))
                        .get(base + "/orders/practice?Offset=0&pageSize=10"));
        check(group, orders, 400, practice.get(base + "/orders/practice?pageSize=2000&Offset=0"));
        check(group, orders, 401, nobody.get(base + "/orders/practice?Offset=0&pageSize=10"));
        check(group, orders, 403, lab.get(base + "/orders/practice?Offset=0&pageSize=10"));

        orderAndFiles(group, base, nobody, practice, rx, order);
    }

    private void orderAndFiles(String group, String base, Http nobody, Http paired, String rx, long order) {
        String one = "GET /orders/{rxId}";
        Answer found = paired.get(base + "/orders/" + rx);
        check(group, one, 200, found);
        check(
                group,
                one,
                304,
                paired.with("If-None-Match", found.header("ETag")).get(base + "/orders/" + rx));
        check(group, one, 400, paired.get(base + "/orders/x"));
        check(group, one, 401, nobody.get(base + "/orders/" + rx));
        check(group, one, 404, paired.get(base + "/orders/" + NOBODY));

        String files = "GET /order/{orderId}/download/{assetType}";
        String address = base + "/order/" + order + "/download/";
        Answer whole = paired.get(address + "IDE");
        check(group, files, 200, whole);
        check(group, files, 204, paired.get(address + "SCREEN_CAPTURE"));
        check(group, files, 206, paired.with("Range", "bytes=0-9").get(address + "IMAGE_GALLERY"));
        check(
                group,
                files,
                304,
                paired.with("If-None-Match", whole.header("ETag")).get(address + "IDE"));
        check(group, files, 200, paired.get(address + "IDE?revision=1"));
        check(group, files, 400, paired.get(address + "STL"));
        check(group, files, 400, paired.get(address + "IDE?revision=0"));
        check(group, files, 404, paired.get(address + "IDE?revision=7"));
        check(group, files, 401, nobody.get(address + "IDE"));
        check(group, files, 404, paired.get(base + "/order/999999999/download/IDE"));
        check(group, files, 416, paired.with("Range", "bytes=999999999-").get(address + "IDE"));

        String events = "GET /order/{orderId}/events";
        check(group, events, 200, paired.get(base + "/order/" + order + "/events"));
        check(group, events, 401, nobody.get(base + "/order/" + order + "/events"));
        check(group, events, 404, paired.get(base + "/order/999999999/events"));
        check(group, events, 404, paired.get(base + "/order/x/events"));
    }

    /** On an order that was scanned twice. */
    private void measurements(Http nobody) {
        ScannedClinic sending = ScannedClinic.open(registration, nobody);
        TestLab receiving = TestLab.open(registration, sending.clinic(), nobody);
        String rx = sending.rx(", \"procedureMapId\": 30, \"labId\": " + receiving.id());
        long order = sending.scan(rx).path("OrderId").asLong();
        String back = "/third-party/v2/order/" + order + "/return";
        Eventually.get(() -> receiving.http().post(back, "{\"Reason\": \"again\"}"), answer -> answer.status() == 200);
        sending.scan(rx);
        String between = "/third-party/v2/order/" + order + "/difference";
        Eventually.get(() -> sending.practice().get(between), answer -> answer.status() == 200);
        measurements("v2", "/third-party/v2", nobody, sending.practice(), order);
        measurements("v3", "/third-party/v3", nobody, sending.practice(), order);
        measurements("lab", "/third-party/v2", nobody, receiving.http(), order);
    }

    private void measurements(String group, String base, Http nobody, Http paired, long order) {
        String occlusion = "GET /order/{orderId}/occlusion";
        String of = base + "/order/" + order + "/occlusion";
        Answer measured = Eventually.get(() -> paired.get(of), answer -> answer.status() == 200);
        check(group, occlusion, 200, measured);
        check(group, occlusion, 400, paired.get(of + "?revision=0"));
        check(group, occlusion, 401, nobody.get(of));
        check(group, occlusion, 404, paired.get(of + "?revision=9"));
        check(group, occlusion, 404, paired.get(base + "/order/999999999/occlusion"));
        measuredFile(group, "GET /order/{orderId}/occlusion/{file}", nobody, paired, of);

        String difference = "GET /order/{orderId}/difference";
        String between = base + "/order/" + order + "/difference";
        check(group, difference, 200, Eventually.get(() -> paired.get(between), answer -> answer.status() == 200));
        check(group, difference, 400, paired.get(between + "?from=2&to=2"));
        check(group, difference, 400, paired.get(between + "?fit=maybe"));
        check(group, difference, 401, nobody.get(between));
        check(group, difference, 404, paired.get(between + "?from=9"));
        measuredFile(group, "GET /order/{orderId}/difference/{file}", nobody, paired, between);
    }

    private void measuredFile(String group, String call, Http nobody, Http paired, String address) {
        Answer whole = paired.get(address + "/model.glb");
        check(group, call, 200, whole);
        check(group, call, 200, paired.get(address + "/lower.ply"));
        check(group, call, 206, paired.with("Range", "bytes=0-9").get(address + "/upper.ply"));
        check(
                group,
                call,
                304,
                paired.with("If-None-Match", whole.header("ETag")).get(address + "/model.glb"));
        check(group, call, 400, paired.get(address + "/model.stl"));
        check(group, call, 401, nobody.get(address + "/model.glb"));
        check(group, call, 404, paired.get(address.replaceFirst("order/\\d+", "order/999999999") + "/model.glb"));
        check(group, call, 416, paired.with("Range", "bytes=999999999-").get(address + "/model.glb"));
    }

    private void patients(String group, String base, Http nobody, ScannedClinic scanned, Http plus) {
        for (String path : List.of("/patient/search", "/patients/search")) {
            String search = "GET " + path;
            String query = group.equals("v3") ? "?FirstName=P*" : "?firstName=Petra&lastName=Pine&chartNumber=C-1";
            check(group, search, 200, plus.get(base + path + query));
            check(group, search, 401, nobody.get(base + path + query));
            check(group, search, 403, scanned.practice().get(base + path + query));
            if (group.equals("v3")) {
                check(group, search, 200, plus.get(base + path + "?Limit=1"));
                check(group, search, 400, plus.get(base + path + "?LastScanDateTo=2024-01-1199&Limit=x"));
                check(group, search, 404, plus.get(base + path + "?LastName=Nobody"));
            } else {
                check(group, search, 400, plus.get(base + path + "?firstName=A&firstName=B"));
            }
        }
        // each base has patients of its own
        String chart = "chart" + base.replace('/', '-');
        String twice = "twice" + base.replace('/', '-');
        scanRequest(scanned, "Ada", "Ash", chart);
        scanRequest(scanned, "Bea", "Birch", twice);
        scanRequest(scanned, "Cleo", "Cedar", twice);
        String ada = plus.get("/third-party/v2/patient/search?chartNumber=" + chart)
                .json()
                .path(0)
                .path("UniqueId")
                .asString();

        String byId = "PATCH /patients";
        String rename = "{\"PatientId\": \"" + ada + "\", \"LastName\": \"Alder\"}";
        check(group, byId, 200, plus.patch(base + "/patients", rename));
        check(group, byId, 400, plus.patch(base + "/patients", "{\"PatientId\": \"" + ada + "\"}"));
        check(
                group,
                byId,
                400,
                plus.patch(base + "/patients", "{\"PatientId\": \"" + NOBODY + "\", \"LastName\": \"A\"}"));
        check(group, byId, 401, nobody.patch(base + "/patients", rename));
        check(group, byId, 403, scanned.practice().patch(base + "/patients", rename));
        check(group, byId, 404, plus.patch(base + "/patients", "{\"LastName\": \"A\"}"));
        check(
                group,
                byId,
                409,
                plus.patch(
                        base + "/patients",
                        "{\"PatientId\": \"" + ada
                                + "\", \"FirstName\": \"Bea\", \"LastName\": \"Birch\", \"ChartNumber\": \"" + twice
                                + "\"}"));

        String byChart = "PATCH /patient/by-chart-number";
        String address = base + "/patient/by-chart-number";
        check(
                group,
                byChart,
                200,
                plus.patch(
                        address,
                        "{\"ChartNumber\": \"" + chart + "\", \"Gender\": 1, \"DateOfBirth\": \"1989-04-13\"}"));
        check(group, byChart, 400, plus.patch(address, "{\"ChartNumber\": \"" + chart + "\"}"));
        check(group, byChart, 401, nobody.patch(address, "{}"));
        check(group, byChart, 403, scanned.practice().patch(address, "{\"ChartNumber\": \"x\", \"Gender\": 1}"));
        check(group, byChart, 404, plus.patch(address, "{\"ChartNumber\": \"none\", \"LastName\": \"A\"}"));
        check(group, byChart, 409, plus.patch(address, "{\"ChartNumber\": \"" + twice + "\", \"LastName\": \"A\"}"));
        check(
                group,
                "POST /scan-request",
                409,
                plus.post(base + "/scan-request", scanned.clinic().scanRequest("Dee", "Dogwood", twice, "")));
    }

    private void audit(String group, String base, Http nobody, Http other, TestClinic clinic) {
        Http administrator = nobody.as(clinic.administratorToken(nobody, registration));
        String page = base + "/audit?Offset=0&pageSize=10";
        check(group, "GET /audit", 200, administrator.get(page));
        check(group, "GET /audit", 400, administrator.get(base + "/audit"));
        check(group, "GET /audit", 401, nobody.get(page));
        check(group, "GET /audit", 403, other.get(page));
    }

    private static void scanRequest(ScannedClinic scanned, String first, String last, String chart) {
        assertThat(scanned.practice()
                        .post("/third-party/v2/scan-request", scanned.clinic().scanRequest(first, last, chart, ""))
                        .status())
                .isEqualTo(200);
    }

    private void pairing(String group, String base, Http nobody, TestClinic clinic) {
        Http practice = clinic.as(nobody, "sandbox-dpms");
        check(group, "GET /discovery", 200, practice.get(base + "/discovery"));
        check(group, "GET /discovery", 401, nobody.get(base + "/discovery"));
        check(group, "GET /available-companies", 200, practice.get(base + "/available-companies"));
        check(group, "GET /available-companies", 401, nobody.get(base + "/available-companies"));
        check(group, "POST /pair", 200, practice.post(base + "/pair", "{\"CompanyId\": " + clinic.id() + "}"));
        check(group, "POST /pair", 400, practice.post(base + "/pair", "{}"));
        check(group, "POST /pair", 401, nobody.post(base + "/pair", "{}"));
        check(group, "POST /pair", 403, practice.post(base + "/pair", "{\"CompanyId\": 90362}"));
        check(group, "POST /unpair", 401, nobody.post(base + "/unpair", "{}"));
        check(group, "POST /unpair", 200, practice.post(base + "/unpair", "{}"));
    }

    /** A lab sees what was sent to it; this one was given the order of a clinic that works with it. */
    private void lab(Http nobody, String foreignRx, long foreignOrder) {
        ScannedClinic sending = ScannedClinic.open(registration, nobody);
        String rx = sending.rx(", \"procedureMapId\": 30, \"labId\": 70010");
        long order = sending.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> sending.download(order, "IDE"), answer -> answer.status() == 200);
        Http lab = nobody.as(token(nobody, "sandbox-lms", "labtech@precision.test", 70010));
        String base = "/third-party/v2";
        orderAndFiles("lab", base, nobody, lab, rx, order);
        check("lab", "GET /orders/{rxId}", 404, lab.get(base + "/orders/" + foreignRx));
        check(
                "lab",
                "GET /order/{orderId}/download/{assetType}",
                404,
                lab.get(base + "/order/" + foreignOrder + "/download/IDE"));
        String capture = nobody.post("/sandbox/orders/" + order + "/captures", "{\"Kinds\": [\"SCANNER_WINDOW\"]}")
                .data()
                .path(0)
                .path("CaptureId")
                .asString();
        String single = "GET /order/{orderId}/download/{assetType}/{screenCaptureId}";
        check("lab", single, 200, lab.get(base + "/order/" + order + "/download/SCREEN_CAPTURE/" + capture));
        check("lab", single, 404, lab.get(base + "/order/" + order + "/download/SCREEN_CAPTURE/" + NOBODY));
        check("lab", "GET /discovery", 200, lab.get(base + "/discovery"));
        check("lab", "GET /available-companies", 200, lab.get(base + "/available-companies"));
        check("lab", "POST /pair", 200, lab.post(base + "/pair", "{\"CompanyId\": 70010}"));
        check("lab", "POST /pair", 400, lab.post(base + "/pair", "{}"));
        String listed = "GET /orders/lab";
        String page = base + "/orders/lab?Offset=0&pageSize=10";
        Answer first = lab.get(page);
        check("lab", listed, 200, first);
        check("lab", listed, 200, lab.get(page + "&includeDownloaded=true"));
        check(
                "lab",
                listed,
                304,
                lab.with("If-None-Match", first.header("ETag")).get(page));
        check("lab", listed, 400, lab.get(page + "&includeDownloaded=x"));
        check("lab", listed, 401, nobody.get(page));
        check("lab", listed, 403, sending.practice().get(page));
        check("lab", "POST /unpair", 401, nobody.post(base + "/unpair", "{}"));
        audit("lab", base, nobody, lab, sending.clinic());
        Http other = nobody.as(token(nobody, "sandbox-lms", "labtech@aligned.test", 70011));
        check("lab", "POST /unpair", 200, other.post(base + "/unpair", "{}"));
    }

    /** A case that is modeled, milled and at last returned, with what its state does not allow on the way. */
    private void labWork(Http nobody) {
        ScannedClinic sending = ScannedClinic.open(registration, nobody);
        TestLab receiving = TestLab.open(registration, sending.clinic(), nobody);
        Http lab = receiving.http();
        String rx = sending.rx(", \"procedureMapId\": 30, \"labId\": " + receiving.id());
        String order = "/order/" + sending.scan(rx).path("OrderId").asLong();
        String base = "/third-party/v2";
        String advance = "POST /orders/{orderId}/advance";
        String advanced = "/sandbox/orders" + order.substring("/order".length()) + "/advance";
        becomes(lab, rx, "Ready for Download");
        for (String work : List.of("return", "modeling", "physical-model", "proceed")) {
            String call = "POST /order/{orderId}/" + work;
            String body = work.equals("return") ? "{\"Reason\": \"The margin is not visible\"}" : "";
            check("lab", call, 401, nobody.post(base + order + "/" + work, body));
            check("lab", call, 403, sending.practice().post(base + order + "/" + work, body));
            check("lab", call, 404, lab.post(base + "/order/999999999/" + work, body));
        }
        check("lab", "POST /order/{orderId}/proceed", 409, lab.post(base + order + "/proceed", ""));
        check("sandbox", advance, 409, nobody.post(advanced, "{}"));
        check("sandbox", advance, 400, nobody.post(advanced, "{\"To\": \"x\"}"));
        check("sandbox", advance, 400, nobody.post(advanced, "{\"To\": \"Interpretation 2\", \"Then\": \"x\"}"));
        check("sandbox", advance, 404, nobody.post("/sandbox/orders/999999999/advance", "{}"));

        check("lab", "POST /order/{orderId}/modeling", 200, lab.post(base + order + "/modeling", ""));
        becomes(lab, rx, "Lab Review");
        check("lab", "POST /order/{orderId}/physical-model", 200, lab.post(base + order + "/physical-model", ""));
        becomes(lab, rx, "Lab Review");
        check("lab", "POST /order/{orderId}/proceed", 200, lab.post(base + order + "/proceed", ""));
        check("lab", "POST /order/{orderId}/modeling", 409, lab.post(base + order + "/modeling", ""));
        check("lab", "POST /order/{orderId}/physical-model", 409, lab.post(base + order + "/physical-model", ""));
        check("sandbox", advance, 200, nobody.post(advanced, ""));
        check("sandbox", advance, 409, nobody.post(advanced, "{\"To\": \"iTero Milling\"}"));
        check("sandbox", advance, 200, nobody.post(advanced, "{\"To\": \"Downloaded\"}"));

        String back = "POST /order/{orderId}/return";
        String reason = "{\"Reason\": \"The margin is not visible\"}";
        check("lab", back, 400, lab.post(base + order + "/return", "{}"));
        check("lab", back, 200, lab.post(base + order + "/return", reason));
        check("lab", back, 409, lab.post(base + order + "/return", reason));
        check("lab", "GET /order/{orderId}/events", 200, lab.get(base + order + "/events"));
        check("v2", "GET /order/{orderId}/events", 200, sending.practice().get(base + order + "/events"));
    }

    /** A case that a modeler models while it is milled, and a mill ships. */
    private void modelsAndMills(Http nobody) {
        ScannedClinic sending = ScannedClinic.open(registration, nobody);
        TestLab receiving = TestLab.open(registration, sending.clinic(), nobody);
        String rx = sending.rx(", \"procedureMapId\": 30, \"labId\": " + receiving.id());
        long number = sending.scan(rx).path("OrderId").asLong();
        becomes(receiving.http(), rx, "Ready for Download");
        String advanced = "/sandbox/orders/" + number + "/advance";
        nobody.post(advanced, "{\"To\": \"Lab Review\"}");
        becomes(receiving.http(), rx, "Lab Review");
        nobody.post(advanced, "{\"To\": \"iTero Milling\"}");

        String signIn = "{\"Partner\": \"sandbox-lms\", \"User\": \"modeler@sandbox.test\"}";
        Answer tokens = nobody.post("/sandbox/sign-ins", signIn);
        check("sandbox", "POST /sign-ins", 200, tokens);
        check("sandbox", "POST /sign-ins", 400, nobody.post("/sandbox/sign-ins", "{\"Partner\": \"x\"}"));
        Http modeler = nobody.as(tokens.data().path("access_token").asString());
        String base = "/api/models/v1";
        for (String list : List.of("/modeling", "/milling")) {
            check("models", "GET " + list, 200, modeler.get(base + list));
            check("models", "GET " + list, 401, nobody.get(base + list));
            check("models", "GET " + list, 403, sending.practice().get(base + list));
        }
        check("models", "GET /milling", 200, modeler.get(base + "/milling?station=mill-7"));
        check("models", "GET /milling", 400, modeler.get(base + "/milling?station=" + "x".repeat(101)));
        String order = base + "/orders/" + number;
        String models = "/orders/{workOrder}/models";
        Answer zip = modeler.get(order + "/models");
        check("models", "GET " + models, 200, zip);
        check("models", "GET " + models, 401, nobody.get(order + "/models"));
        check("models", "GET " + models, 403, receiving.http().get(order + "/models"));
        check("models", "GET " + models, 404, modeler.get(base + "/orders/999999999/models"));
        String send = "POST " + models;
        check("models", send, 400, modeler.sendBytes("POST", order + "/models", new byte[9], "application/zip"));
        check(
                "models",
                send,
                404,
                modeler.sendBytes("POST", base + "/orders/9/models", zip.bytes(), "application/zip"));
        check("models", send, 415, modeler.send("POST", order + "/models", "x", "text/plain"));
        check(
                "models",
                send,
                200,
                modeler.sendBytes("POST", order + "/models?then=iTero%20Milling", zip.bytes(), "application/zip"));
        becomes(receiving.http(), rx, "iTero Milling");

        String station = "{\"Station\": \"mill-7\"}";
        String take = "POST /milling/take";
        check("models", take, 400, modeler.post(base + "/milling/take", "{}"));
        Answer taken = modeler.post(base + "/milling/take", station);
        while (taken.status() == 200) {
            check("models", take, 200, taken);
            taken = modeler.post(base + "/milling/take", station);
        }
        check("models", take, 204, taken);
        for (String end : List.of("milled", "shipped")) {
            String call = "POST /orders/{workOrder}/" + end;
            check("models", call, 400, modeler.post(order + "/" + end, "{}"));
            check("models", call, 404, modeler.post(base + "/orders/999999999/" + end, station));
            check("models", call, 401, nobody.post(order + "/" + end, station));
            check("models", call, 403, receiving.http().post(order + "/" + end, station));
        }
        check("models", "POST /orders/{workOrder}/shipped", 409, modeler.post(order + "/shipped", station));
        check(
                "models",
                "POST /orders/{workOrder}/milled",
                409,
                modeler.post(order + "/milled", "{\"Station\": \"mill-8\"}"));
        check("models", "POST /orders/{workOrder}/milled", 200, modeler.post(order + "/milled", station));
        check("models", "POST /orders/{workOrder}/milled", 409, modeler.post(order + "/milled", station));
        check("models", send, 409, modeler.sendBytes("POST", order + "/models", zip.bytes(), "application/zip"));
        check("models", "POST /orders/{workOrder}/shipped", 200, modeler.post(order + "/shipped", station));
    }

    private static void becomes(Http side, String rx, String status) {
        Eventually.get(
                () -> side.get("/third-party/v2/orders/" + rx),
                answer -> answer.status() == 200
                        && answer.data().path("Status").asString().equals(status));
    }

    private void scanner(Http nobody, ScannedClinic scanned) {
        String group = "scanner";
        String base = "/api/scanner/v1";
        Device device = scanned.device();
        Http http = device.http();
        String rx = scanned.rx(", \"procedureMapId\": 30");
        check(
                group,
                "POST /login",
                200,
                nobody.post(
                        base + "/login",
                        "{\"Serial\": \"" + scanned.clinic().scanner().serial() + "\", \"Secret\": \"test-secret\"}"));
        check(group, "POST /login", 400, nobody.post(base + "/login", "{}"));
        check(
                group,
                "POST /login",
                403,
                nobody.post(
                        base + "/login",
                        "{\"Serial\": \"" + scanned.clinic().scanner().serial()
                                + "\", \"Secret\": \"test-secret\", \"Model\": \"Legacy\"}"));
        check(group, "POST /login", 401, nobody.post(base + "/login", "{\"Serial\": \"x\", \"Secret\": \"x\"}"));
        check(group, "GET /worklist", 200, http.get(base + "/worklist"));
        check(group, "GET /worklist", 401, nobody.get(base + "/worklist"));

        Answer opened = http.post(base + "/scans", "{\"RxId\": \"" + rx + "\"}");
        String scan = opened.data().path("ScanId").asString();
        check(group, "POST /scans", 200, opened);
        check(group, "POST /scans", 400, http.post(base + "/scans", "{}"));
        check(group, "POST /scans", 401, nobody.post(base + "/scans", "{}"));
        check(group, "POST /scans", 404, http.post(base + "/scans", "{\"RxId\": \"" + NOBODY + "\"}"));

        byte[] jaw = Stl.upper(20);
        Answer created = new Answer(device.create(scan, "upper.stl", jaw.length));
        String upload = created.header("Location");
        check(group, "POST /uploads", 201, created);
        check(group, "POST /uploads", 404, new Answer(device.create(NOBODY, "upper.stl", jaw.length)));
        check(group, "POST /uploads", 413, new Answer(device.create(scan, "upper.stl", 1L << 40)));
        check(group, "POST /uploads", 412, http.with("Tus-Resumable", "0.2.0").post(base + "/uploads", ""));
        check(group, "POST /uploads", 401, nobody.post(base + "/uploads", ""));
        check(
                group,
                "OPTIONS /uploads",
                204,
                new Answer(device.tus("OPTIONS", nobody.base() + base + "/uploads", null)));
        check(group, "OPTIONS /uploads/{upload}", 204, new Answer(device.tus("OPTIONS", upload, null)));
        check(group, "PATCH /uploads/{upload}", 204, new Answer(device.patch(upload, 0, jaw)));
        check(group, "PATCH /uploads/{upload}", 409, new Answer(device.patch(upload, 1, jaw)));
        check(
                group,
                "PATCH /uploads/{upload}",
                404,
                new Answer(device.patch(nobody.base() + base + "/uploads/" + NOBODY, 0, jaw)));
        check(group, "HEAD /uploads/{upload}", 200, new Answer(device.tus("HEAD", upload, null)));
        check(
                group,
                "HEAD /uploads/{upload}",
                404,
                new Answer(device.tus("HEAD", nobody.base() + base + "/uploads/" + NOBODY, null)));
        String other = device.upload(scan, "other.stl", jaw);
        check(group, "DELETE /uploads/{upload}", 204, new Answer(device.tus("DELETE", other, null)));
        check(group, "DELETE /uploads/{upload}", 404, new Answer(device.tus("DELETE", other, null)));

        String complete = "POST /scans/{scan}/complete";
        check(group, complete, 400, device.complete(scan, "{}"));
        check(group, complete, 401, nobody.post(base + "/scans/" + scan + "/complete", "{}"));
        check(
                group,
                complete,
                404,
                device.complete(NOBODY, Device.manifest("", Device.file("Upper", upload, "upper.stl", jaw))));
        check(
                group,
                complete,
                200,
                device.complete(scan, Device.manifest("", Device.file("Upper", upload, "upper.stl", jaw))));
        check(group, "POST /scans", 409, http.post(base + "/scans", "{\"RxId\": \"" + rx + "\"}"));
        // or it would come into the practice's list between two looks at it
        Eventually.get(() -> scanned.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200);
    }

    private void sandbox(Http nobody, ScannedClinic scanned) {
        String group = "sandbox";
        String tokens = "{\"Partner\": \"sandbox-dpms\", \"User\": \"%s\", \"CompanyId\": %s}"
                .formatted(scanned.clinic().email(), scanned.clinic().id());
        check(group, "POST /tokens", 200, nobody.post("/sandbox/tokens", tokens));
        check(group, "POST /tokens", 400, nobody.post("/sandbox/tokens", "{}"));
        check(group, "POST /tokens", 415, nobody.send("POST", "/sandbox/tokens", tokens, "text/plain"));
        String rx = scanned.rx(", \"procedureMapId\": 30");
        String quick = "{\"RxId\": \"" + rx + "\", \"TrianglesPerJaw\": 4000}";
        check(group, "POST /scans", 202, nobody.post("/sandbox/scans", quick));
        check(group, "POST /scans", 400, nobody.post("/sandbox/scans", "{}"));
        check(group, "POST /scans", 404, nobody.post("/sandbox/scans", "{\"RxId\": \"" + UUID.randomUUID() + "\"}"));
        Eventually.get(() -> scanned.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200);
        check(group, "POST /scans", 409, nobody.post("/sandbox/scans", quick));
        check(group, "POST /inbox/{name}", 204, nobody.post("/sandbox/inbox/described", "{\"Id\": \"1\"}"));
        check(group, "POST /inbox/{name}", 413, nobody.post("/sandbox/inbox/described", "x".repeat(70_000)));
        check(group, "GET /inbox", 200, nobody.get("/sandbox/inbox"));
        check(group, "DELETE /inbox", 204, nobody.delete("/sandbox/inbox"));
    }

    /** Pictures by a scanner and by the sandbox; the list of them, and one. */
    private void captures(Http nobody, ScannedClinic scanned, long order) {
        Device device = scanned.device();
        String send = "POST /orders/{order}/captures";
        String address = "/api/scanner/v1/orders/" + order + "/captures";
        byte[] picture = Jpegs.picture(1);
        Http scanner = device.http();
        check("scanner", send, 200, scanner.sendBytes("POST", address + "?Kind=IMAGE_3D", picture, "image/jpeg"));
        check("scanner", send, 400, scanner.sendBytes("POST", address, picture, "image/jpeg"));
        check("scanner", send, 401, nobody.sendBytes("POST", address + "?Kind=IMAGE_3D", picture, "image/jpeg"));
        check(
                "scanner",
                send,
                404,
                scanner.sendBytes(
                        "POST", "/api/scanner/v1/orders/999999999/captures?Kind=IMAGE_3D", picture, "image/jpeg"));
        check("scanner", send, 415, scanner.sendBytes("POST", address + "?Kind=IMAGE_3D", picture, "text/plain"));

        String take = "POST /orders/{orderId}/captures";
        check(
                "sandbox",
                take,
                200,
                nobody.post("/sandbox/orders/" + order + "/captures", "{\"Kinds\": [\"SCANNER_WINDOW\"]}"));
        check("sandbox", take, 400, nobody.post("/sandbox/orders/" + order + "/captures", "{\"Kinds\": [null]}"));
        check("sandbox", take, 404, nobody.post("/sandbox/orders/999999999/captures", "{}"));
        String niri = "PUT /companies/{companyId}/niri";
        String setting = "/sandbox/companies/" + scanned.clinic().id() + "/niri";
        check("sandbox", niri, 200, nobody.send("PUT", setting, "{\"Niri\": true}", "application/json"));
        check("sandbox", niri, 400, nobody.send("PUT", setting, "{}", "application/json"));
        check(
                "sandbox",
                niri,
                404,
                nobody.send("PUT", "/sandbox/companies/1/niri", "{\"Niri\": true}", "application/json"));

        for (String base : List.of("/third-party/v2", "/api/third-party/v2", "/third-party/v3")) {
            String group = base.endsWith("v3") ? "v3" : "v2";
            Http practice = scanned.practice();
            Answer latest = practice.get(base + "/latest-files");
            check(group, "GET /latest-files", 200, latest);
            check(group, "GET /latest-files", 400, practice.get(base + "/latest-files?dateFrom=2026"));
            check(group, "GET /latest-files", 401, nobody.get(base + "/latest-files"));
            String single = "GET /order/{orderId}/download/{assetType}/{screenCaptureId}";
            JsonNode files =
                    latest.data().path("OrderFileUrls").path(0).path("Urls").path("SCREEN_CAPTURE");
            String file = files.path(0).path("FileUrl").asString();
            Answer whole = practice.get(file);
            check(group, single, 200, whole);
            check(group, single, 206, practice.with("Range", "bytes=0-9").get(file));
            check(
                    group,
                    single,
                    304,
                    practice.with("If-None-Match", whole.header("ETag")).get(file));
            check(group, single, 400, practice.get(base + "/order/" + order + "/download/IDE/" + NOBODY));
            check(group, single, 401, nobody.get(file));
            check(group, single, 404, practice.get(base + "/order/" + order + "/download/SCREEN_CAPTURE/" + NOBODY));
            check(group, single, 416, practice.with("Range", "bytes=999999999-").get(file));
        }
    }

    private void exports(Http nobody, ScannedClinic scanned) {
        String group = "sandbox";
        String user = "/sandbox/users/" + scanned.clinic().email() + "/export-settings";
        check(group, "GET /users/{email}/export-settings", 200, nobody.get(user));
        check(group, "GET /users/{email}/export-settings", 400, nobody.get("/sandbox/users/x/export-settings"));
        check(
                group,
                "PUT /users/{email}/export-settings",
                200,
                nobody.send("PUT", user, "{\"FileType\": \"STL+PLY\"}", "application/json"));
        check(
                group,
                "PUT /users/{email}/export-settings",
                400,
                nobody.send("PUT", user, "{\"FileType\": \"x\"}", "application/json"));
        String partner = "/sandbox/partners/sandbox-lms/export-override";
        String override = "/partners/{partner}/export-override";
        check(group, "GET " + override, 200, nobody.get(partner));
        check(
                group,
                "PUT " + override,
                200,
                nobody.send("PUT", partner, "{\"FileType\": \"STL\"}", "application/json"));
        check(group, "PUT " + override, 400, nobody.send("PUT", partner, "{\"FileType\": \"x\"}", "application/json"));
        check(group, "GET " + override, 200, nobody.get(partner));
        check(group, "DELETE " + override, 204, nobody.delete(partner));
        check(group, "GET " + override, 400, nobody.get("/sandbox/partners/x/export-override"));
    }

    /** The log, replays and addresses. A registered address and a secret are the partner's everywhere, so that they go again. */
    private void notifications(Http nobody, ScannedClinic scanned) {
        String group = "sandbox";
        String base = "/sandbox/notifications";
        String ofClinic = base + "?CompanyId=" + scanned.clinic().id() + "&State=Delivered&pageSize=1";
        Answer listed = Eventually.get(
                () -> nobody.get(ofClinic),
                answer -> answer.data().path("Results").size() == 1);
        check(group, "GET /notifications", 200, listed);
        check(group, "GET /notifications", 400, nobody.get(base + "?State=x"));
        String id = listed.data().path("Results").path(0).path("Id").asString();
        check(group, "GET /notifications/{id}", 200, nobody.get(base + "/" + id));
        check(group, "GET /notifications/{id}", 400, nobody.get(base + "/x"));
        check(group, "GET /notifications/{id}", 404, nobody.get(base + "/" + NOBODY));
        String replay = "POST /notifications/{id}/replay";
        check(group, replay, 200, nobody.post(base + "/" + id + "/replay", ""));
        check(group, replay, 400, nobody.post(base + "/x/replay", ""));
        check(group, replay, 404, nobody.post(base + "/" + NOBODY + "/replay", ""));
        String again = "POST /notifications/replay";
        check(
                group,
                again,
                200,
                nobody.post(
                        base + "/replay",
                        "{\"Failed\": true, \"CompanyId\": " + scanned.clinic().id() + "}"));
        check(group, again, 400, nobody.post(base + "/replay", "{}"));

        Answer registered = nobody.post(
                "/sandbox/endpoints",
                "{\"Partner\": \"sandbox-dpms-plus\", \"Url\": \"%s/sandbox/inbox/described\", \"Events\": [\"rescan.ready\"]}"
                        .formatted(nobody.base()));
        check(group, "POST /endpoints", 200, registered);
        check(group, "POST /endpoints", 400, nobody.post("/sandbox/endpoints", "{\"Partner\": \"sandbox-lms\"}"));
        check(group, "GET /endpoints", 200, nobody.get("/sandbox/endpoints"));
        String endpoint = "/sandbox/endpoints/" + registered.data().path("Id").asString();
        check(group, "POST /endpoints/{id}/test", 200, nobody.post(endpoint + "/test", ""));
        check(group, "POST /endpoints/{id}/open", 200, nobody.post(endpoint + "/open", ""));
        check(group, "POST /endpoints/{id}/secret", 200, nobody.post(endpoint + "/secret", ""));
        check(group, "POST /endpoints/{id}/secret", 200, nobody.post(endpoint + "/secret", ""));
        check(group, "DELETE /endpoints/{id}", 204, nobody.delete(endpoint));
        check(group, "DELETE /endpoints/{id}", 404, nobody.delete(endpoint));
        check(group, "DELETE /endpoints/{id}", 400, nobody.delete("/sandbox/endpoints/x"));
        for (String call : List.of("test", "open", "secret")) {
            check(group, "POST /endpoints/{id}/" + call, 400, nobody.post("/sandbox/endpoints/x/" + call, ""));
            check(
                    group,
                    "POST /endpoints/{id}/" + call,
                    404,
                    nobody.post("/sandbox/endpoints/" + NOBODY + "/" + call, ""));
        }
        String secret = "POST /partners/{partner}/webhook-secret";
        check(group, secret, 200, nobody.post("/sandbox/partners/sandbox-dpms-plus/webhook-secret", ""));
        check(group, secret, 404, nobody.post("/sandbox/partners/nobody/webhook-secret", ""));
        jdbc.sql("delete from notification_secret").update();
    }

    private static String token(Http http, String partner, String user, long company) {
        return http.post(
                        "/sandbox/tokens",
                        "{\"Partner\": \"%s\", \"User\": \"%s\", \"CompanyId\": %d}".formatted(partner, user, company))
                .data()
                .path("OAuthResponse")
                .path("access_token")
                .asString();
    }

    private Description description(String group) {
        return descriptions.computeIfAbsent(group, name -> Description.of(http(), name));
    }

    /** The answer has this code, the code is described, and the body is what its schema says. */
    private void check(String group, String call, int status, Answer answer) {
        String name = group + " " + call;
        HttpResponse<byte[]> response = answer.response();
        assertThat(answer.status())
                .as(name + ": " + (status < 400 ? "" : answer.text()))
                .isEqualTo(status);
        Description description = description(group);
        Operation operation = description.operation(call);
        assertThat(operation.codes()).as(name).contains(Integer.toString(status));
        JsonNode said = operation.json().path("responses").path(Integer.toString(status));
        said.path("headers").propertyNames().stream()
                .filter(header -> !header.equals("Retry-After"))
                .forEach(header -> assertThat(answer.header(header))
                        .as(name + " " + status + ": " + header)
                        .isNotEmpty());
        if (said.path("content").has("application/json")) {
            assertThat(answer.header("Content-Type")).as(name).startsWith("application/json");
            assertThat(description.errors(
                            said.path("content").path("application/json").path("schema"), answer.json()))
                    .as(name + " " + status + ": " + answer.text())
                    .isEmpty();
        } else if (said.path("content").isEmpty()) {
            assertThat(response.body()).as(name + " " + status).isEmpty();
        }
        seen.computeIfAbsent(name, key -> new TreeSet<>()).add(Integer.toString(status));
    }
}
