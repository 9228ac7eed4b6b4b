package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Zip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whose settings decide what a package is like, and whose whether it says who the patient is. DPMS API V2, 4.7.5 to 4.7.7. */
class ExportsIT extends ArchwayIT {

    private static final AtomicLong PEOPLE = new AtomicLong(800_000);
    private static final String ORTHO = ", \"procedureMapId\": 54";
    private static final String ICAST = ", \"procedureMapId\": 2";
    private static final String RESTORATIVE = ", \"procedureMapId\": 30";
    private static final List<String> DEFAULT = List.of("_lprofile_teethup_u.stl", "_lprofile_teethup_l.stl");

    @Autowired
    Registration registration;

    @Autowired
    Partners partners;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void twoUsers_eachInTheirFormat() {
        long order = ready(ORTHO);
        User colleague = colleague();
        settings(colleague.email(), """
                {"ExportTypeIRecord": "Open Shell", "DataFormat": "Arches Combined (arches locked in bite relation)",
                 "FileType": "STL+PLY"}""");

        assertThat(meshes(order, clinic.practice())).containsExactlyInAnyOrderElementsOf(DEFAULT);
        assertThat(meshes(order, as(colleague)))
                .containsExactlyInAnyOrder(
                        "_shell_occlusion_u.stl",
                        "_shell_occlusion_l.stl",
                        "_shell_occlusion_u.ply",
                        "_shell_occlusion_l.ply");
        assertThat(meshes(order, clinic.practice()))
                .as("nothing changed for the other")
                .isEqualTo(DEFAULT);
    }

    @Test
    void twoUsersWithEqualSettings_shareOnePackage() {
        long order = ready(ORTHO);
        User one = colleague();
        User other = colleague();
        settings(one.email(), "{\"FileType\": \"PLY\", \"CadCamSystem\": \"exocad\"}");
        settings(
                other.email(),
                "{\"FileType\": \"PLY\", \"CadCamSystem\": \"3Shape\", \"ExportTypeICast\": \"Open Shell\"}");

        String tag = ide(order, as(one)).header("ETag");

        assertThat(ide(order, as(other)).header("ETag")).isEqualTo(tag);
        assertThat(tag).isNotEqualTo(ide(order, clinic.practice()).header("ETag"));
        assertThat(packages(order)).isEqualTo(2);
    }

    /** The ETag is that of what this caller gets, also for HEAD and ranges. */
    @Test
    void headersAreThoseOfTheCallersPackage() {
        long order = ready(ORTHO);
        User colleague = colleague();
        settings(colleague.email(), "{\"FileType\": \"PLY\"}");
        Http theirs = as(colleague);
        Http.Answer whole = ide(order, theirs);
        Http.Answer others = ide(order, clinic.practice());

        Http.Answer head = theirs.send("HEAD", path(order), null, null);
        assertThat(head.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(head.header("Content-Length")).isEqualTo("" + whole.bytes().length);
        assertThat(theirs.with("If-None-Match", whole.header("ETag"))
                        .get(path(order))
                        .status())
                .isEqualTo(304);
        assertThat(theirs.with("If-None-Match", others.header("ETag"))
                        .get(path(order))
                        .status())
                .isEqualTo(200);
        assertThat(theirs.with("Range", "bytes=0-9")
                        .with("If-Range", others.header("ETag"))
                        .get(path(order))
                        .status())
                .as("a range of another package would not fit")
                .isEqualTo(200);
    }

    /** "If changing the Export Format, the change will apply to all cases downloaded from this point on, including old cases." */
    @Test
    void change_appliesToOldOrders() {
        long record = ready(ORTHO);
        long cast = ready(ICAST);
        assertThat(meshes(record, clinic.practice())).containsExactlyInAnyOrderElementsOf(DEFAULT);

        settings(clinic.clinic().email(), "{\"ExportTypeICast\": \"Open Shell\"}");
        assertThat(meshes(record, clinic.practice())).containsExactlyInAnyOrderElementsOf(DEFAULT);
        assertThat(meshes(cast, clinic.practice()))
                .containsExactlyInAnyOrder("_shell_teethup_u.stl", "_shell_teethup_l.stl");

        settings(clinic.clinic().email(), "{\"ExportTypeIRecord\": \"Open Shell\"}");
        assertThat(meshes(record, clinic.practice()))
                .containsExactlyInAnyOrder("_shell_teethup_u.stl", "_shell_teethup_l.stl");
    }

    /** The package that is made when a scan comes in is its doctor's: it is there at once. */
    @Test
    void firstPackage_isTheDoctors() {
        settings(clinic.clinic().email(), "{\"ExportTypeIRecord\": \"Open Shell\", \"FileType\": \"PLY\"}");
        long order = ready(ORTHO);

        assertThat(packages(order)).isEqualTo(1);
        assertThat(meshes(order, clinic.practice()))
                .containsExactlyInAnyOrder("_shell_teethup_u.ply", "_shell_teethup_l.ply");
        assertThat(packages(order)).isEqualTo(1);
    }

    @Test
    void restorative_followsTheCadCamSystem() {
        long order = ready(RESTORATIVE);
        String before = ide(order, clinic.practice()).header("ETag");

        settings(clinic.clinic().email(), "{\"FileType\": \"PLY\", \"ExportTypeIRecord\": \"Open Shell\"}");
        assertThat(ide(order, clinic.practice()).header("ETag")).isEqualTo(before);

        settings(clinic.clinic().email(), "{\"CadCamSystem\": \"exocad\"}");
        Zip exocad = Zip.of(ide(order, clinic.practice()).bytes());
        assertThat(exocad.names())
                .containsExactlyInAnyOrder(
                        order + "-UpperJaw.stl",
                        order + "-LowerJaw.stl",
                        order + ".dentalProject",
                        "Rx_" + order + ".html",
                        "Rx_" + order + ".pdf",
                        "itero_export_#" + order + "_v30.xml",
                        "itero_export_#" + order + "_v50.xml");
        assertThat(exocad.text(order + ".dentalProject")).contains("<PatientName>Pine</PatientName>");
        assertThat(Stl.facts(exocad.bytes(order + "-UpperJaw.stl")).triangles()).isEqualTo(800);

        settings(clinic.clinic().email(), "{\"CadCamSystem\": \"3Shape\"}");
        assertThat(meshes(order, clinic.practice()))
                .containsExactlyInAnyOrder("_UpperJawScan.stl", "_LowerJawScan.stl");
        settings(clinic.clinic().email(), "{\"CadCamSystem\": \"Generic\"}");
        assertThat(meshes(order, clinic.practice())).containsExactlyInAnyOrder("_upper.stl", "_lower.stl");
    }

    /** "A third party can choose to select export settings to be applied to all clinics ... it will not be reflected on myitero.com." */
    @Test
    void partnersOverride_wins_untilItIsGone() {
        long order = ready(ORTHO);
        String partner = "override-" + clinic.clinic().id();
        partners.register(
                new Partner(partner, "Overriding", CompanyKind.CLINIC, null, false, false, false),
                "secret",
                List.of("http://127.0.0.1/callback"));
        Http theirs = clinic.clinic().as(http(), partner);
        settings(clinic.clinic().email(), "{\"FileType\": \"STL+PLY\"}");

        Http.Answer put = http().put("/sandbox/partners/" + partner + "/export-override", """
                {"ExportTypeIRecord": "Open Shell", "DataFormat": "Arches Combined"}""");
        assertThat(put.status()).isEqualTo(200);

        assertThat(meshes(order, theirs)).containsExactlyInAnyOrder("_shell_occlusion_u.stl", "_shell_occlusion_l.stl");
        assertThat(meshes(order, clinic.practice()))
                .as("through another partner")
                .hasSize(4);
        assertThat(http().get("/sandbox/users/" + clinic.clinic().email() + "/export-settings")
                        .data()
                        .path("ExportTypeIRecord")
                        .asString())
                .as("the person's own settings do not show it")
                .isEqualTo("Solid Model with Low Profile Base");

        assertThat(http().delete("/sandbox/partners/" + partner + "/export-override")
                        .status())
                .isEqualTo(204);
        assertThat(meshes(order, theirs)).hasSize(4);
    }

    /** A lab's person downloads in a format of that person's own. */
    @Test
    void lab_itsOwnFormat() {
        long order = ready(RESTORATIVE + ", \"labId\": 70010");
        User technician = person(UserKind.LAB_PERSON);
        registration.member(new CompanyId(70010), technician, false);
        Http lab = TestClinic.paired(http(), "sandbox-lms", technician.email(), 70010);
        settings(technician.email(), "{\"CadCamSystem\": \"Generic\"}");

        assertThat(meshes(order, lab)).containsExactlyInAnyOrder("_upper.stl", "_lower.stl");
        assertThat(meshes(order, clinic.practice()))
                .containsExactlyInAnyOrder("_shell_occlusion_u.stl", "_shell_occlusion_l.stl");
    }

    /** 4.7.7: "Each doctor has to select this option to apply it to his orders." */
    @Test
    void hiddenName_followsTheDoctorOfTheOrder() throws IOException {
        User other = colleague();
        for (String procedure : List.of(RESTORATIVE, ORTHO)) {
            long hiders = scanned(rx(clinic.clinic().doctor(), procedure + ", \"Notes\": \"Petra Pine, shade A2\""));
            long others = scanned(rx(other.id(), procedure));
            settings(other.email(), "{\"CadCamSystem\": \"exocad\"}");

            settings(clinic.clinic().email(), "{\"HidePatientName\": true}");

            for (Http caller : List.of(clinic.practice(), as(other))) {
                assertNameIsNowhere(ide(hiders, caller));
                assertThat(Zip.of(ide(others, caller).bytes()).text("Rx_" + others + ".html"))
                        .contains("Pine, Petra");
            }
            assertThat(listed(hiders).path("PatientFirstName").asString()).isEqualTo("Petra");
            assertThat(listed(hiders).path("PatientLastName").asString()).isEqualTo("Pine");

            settings(clinic.clinic().email(), "{\"HidePatientName\": false}");
            assertThat(Zip.of(ide(hiders, clinic.practice()).bytes()).text("itero_export_#" + hiders + "_v30.xml"))
                    .contains("<Patient>Pine, Petra</Patient>");
        }
    }

    @Test
    void correctedName_givesAnotherPackage() {
        long order = ready(ORTHO);
        String before = ide(order, clinic.practice()).header("ETag");
        Http managing = clinic.clinic().as(http(), "sandbox-dpms-plus");
        assertThat(managing.patch("/api/third-party/v2/patient/by-chart-number", """
                        {"ChartNumber": "C-1", "FirstName": "Petra", "LastName": "Spruce"}""")
                        .status())
                .isEqualTo(200);

        Http.Answer after = ide(order, clinic.practice());

        assertThat(after.header("ETag")).isNotEqualTo(before);
        Zip zip = Zip.of(after.bytes());
        assertThat(zip.text("Rx_" + order + ".html")).contains("Spruce, Petra").doesNotContain("Pine");
        assertThat(zip.text("itero_export_#" + order + "_v50.xml")).contains("<Patient>Spruce, Petra</Patient>");
    }

    /** While a returned order is scanned anew, the revision that is ready keeps the facts of its own scan. */
    @Test
    void revision_keepsTheFactsOfItsScan() {
        long order = ready(RESTORATIVE);
        String before = ide(order, clinic.practice()).header("ETag");
        jdbc.sql(
                        "update orders set scanned_at = scanned_at + interval '1 day', preps = '[]', scanner_model = 2 where id = :order")
                .param("order", order)
                .update();

        assertThat(ide(order, clinic.practice()).header("ETag")).isEqualTo(before);
    }

    private static void assertNameIsNowhere(Http.Answer answer) throws IOException {
        assertThat(answer.header("Content-Disposition")).doesNotContainIgnoringCase("pine");
        for (Map.Entry<String, byte[]> file : Zip.of(answer.bytes()).files().entrySet()) {
            String name = file.getKey();
            assertThat(name).doesNotContainIgnoringCase("pine").doesNotContainIgnoringCase("petra");
            for (var charset :
                    List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                assertThat(new String(file.getValue(), charset).toLowerCase(Locale.ROOT))
                        .as(name)
                        .doesNotContain("pine", "petra");
            }
            if (name.endsWith(".pdf")) {
                try (PDDocument document = Loader.loadPDF(file.getValue())) {
                    assertThat(new PDFTextStripper().getText(document))
                            .contains("Name hidden")
                            .doesNotContainIgnoringCase("pine")
                            .doesNotContainIgnoringCase("petra");
                }
            }
        }
    }

    private User colleague() {
        User colleague = person(UserKind.DENTIST);
        registration.member(clinic.clinic().id(), colleague, true);
        return colleague;
    }

    private User person(UserKind kind) {
        long id = PEOPLE.getAndIncrement();
        User person = new User(new UserId(id), "person@" + id + ".test", "", "Sky", "Shore", kind, "L-" + id);
        registration.user(person, "test-password");
        return person;
    }

    private Http as(User user) {
        return TestClinic.paired(
                http(), "sandbox-dpms", user.email(), clinic.clinic().id().value());
    }

    private void settings(String email, String json) {
        Http.Answer answer = http().put("/sandbox/users/" + email + "/export-settings", json);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String rx(UserId doctor, String more) {
        Http.Answer answer = clinic.practice().post("/api/third-party/v2/scan-request", """
                        {"CompanyId": %s, "DoctorId": %s, "PatientFirstName": "Petra", "PatientLastName": "Pine",
                         "PatientChartNumber": "C-1"%s}""".formatted(
                        clinic.clinic().id(), doctor, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().asString();
    }

    private long ready(String more) {
        return scanned(clinic.rx(more));
    }

    private long scanned(String rx) {
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.until(
                "order " + order + " is listed",
                () -> clinic.orders()
                        .valueStream()
                        .anyMatch(each -> each.path("OrderId").asLong() == order));
        return order;
    }

    private JsonNode listed(long order) {
        return clinic.orders()
                .valueStream()
                .filter(each -> each.path("OrderId").asLong() == order)
                .findFirst()
                .orElseThrow();
    }

    private static String path(long order) {
        return "/third-party/v2/order/" + order + "/download/IDE";
    }

    private static Http.Answer ide(long order, Http caller) {
        return Eventually.get(() -> caller.get(path(order)), answer -> answer.status() == 200);
    }

    /** What comes after the order's number in the names of mesh files. */
    private static List<String> meshes(long order, Http caller) {
        return Zip.of(ide(order, caller).bytes()).names().stream()
                .filter(name -> name.startsWith("" + order) && name.matches(".*\\.(stl|ply)"))
                .map(name -> name.substring(("" + order).length()))
                .toList();
    }

    private int packages(long order) {
        return jdbc.sql("select count(*) from export_package where order_id = :order")
                .param("order", order)
                .query(Integer.class)
                .single();
    }
}
