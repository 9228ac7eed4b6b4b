package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.Scratch;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.shared.NotReady;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Together;
import dev.archway.server.testing.Zip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packages that are made on demand: once, durably, and again when they were dropped. DPMS API V2, 4.7.3. */
class PackagesIT extends ArchwayIT {

    private static final ExportFormat OTHER = new ExportFormat(
            ExportType.OPEN_SHELL, ExportType.OPEN_SHELL, DataFormat.FILE_PER_ARCH, FileType.STL, CadCamSystem.GENERIC);

    @Autowired
    Registration registration;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Packages packages;

    @Autowired
    PackageRecipes recipes;

    @Autowired
    PackageRepository repository;

    @Autowired
    Revisions revisions;

    @Autowired
    ObjectStore store;

    @Autowired
    Scratch scratch;

    @Autowired
    List<ObjectNames> tables;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private long order;

    @BeforeEach
    void readyOrder() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
    }

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    /** "This error code will trigger the generation of the 3D file (iDE) if not generated." */
    @Test
    void notMadeInTime_404WithRetryAfter_andMadeMeanwhile() {
        scheduler.pause();
        choose("Generic");

        Http.Answer early = download();
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(early.json().path("Code").asString()).isEqualTo("NOT_READY");
        assertThat(scheduled()).isEqualTo(1);

        scheduler.resume();
        scheduler.triggerCheckForDueExecutions();
        Eventually.until("it is made although nobody asks", () -> states().equals(List.of("READY", "READY")));
        assertThat(download().status()).isEqualTo(200);
        assertThat(makings()).isEqualTo(1);
    }

    /** With a wait of nothing the first call is told to come again at once. */
    @Test
    void noWait_notReady() {
        scheduler.pause();
        PackageRecipe recipe = recipe();

        assertThatThrownBy(() -> packages.get(recipe, System.nanoTime()))
                .isInstanceOfSatisfying(
                        NotReady.class,
                        answer -> assertThat(answer.retryAfter()).isPositive());
    }

    @Test
    void gallery_doesNotWaitForThePackage() {
        scheduler.pause();
        choose("Generic");

        assertThat(clinic.download(order, "IMAGE_GALLERY").status()).isEqualTo(200);
        assertThat(scheduled()).isZero();
    }

    @Test
    void raced_madeOnce() throws Exception {
        choose("3Shape");

        List<Http.Answer> answers =
                Together.run(8, () -> Eventually.get(this::download, answer -> answer.status() == 200));

        assertThat(answers)
                .extracting(answer -> answer.header("ETag"))
                .containsOnly(answers.getFirst().header("ETag"));
        assertThat(makings()).isEqualTo(1);
        assertThat(states()).containsExactly("READY", "READY");
    }

    @Test
    void cannotBeMade_saidAndTriedAgain() throws IOException {
        Revision revision = revision();
        String mesh = revision.files().getFirst().meshSha256();
        byte[] bytes;
        try (InputStream in = store.readRange(mesh, 0, Long.MAX_VALUE)) {
            bytes = in.readAllBytes();
        }
        store.deleteIfBefore(mesh, Instant.MAX);
        choose("Generic");

        Http.Answer failed = Eventually.get(
                this::download, answer -> answer.json().path("Code").asString().equals("PACKAGE_NOT_MADE"));
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(failed.json().path("Message").asString()).contains("" + order, "export settings");
        int before = makings();

        Path file = scratch.file();
        Files.write(file, bytes);
        assertThat(store.put(file).sha256()).isEqualTo(mesh);
        Eventually.get(this::download, answer -> answer.status() == 200);
        assertThat(makings()).isGreaterThan(before);
    }

    /** What was asked for before a name was corrected is not made: nobody will ask for it again. */
    @Test
    void wantedWithAnOldName_isForgotten() {
        scheduler.pause();
        choose("Generic");
        assertThat(download().status()).isEqualTo(404);
        PackageKey key = PackageKey.parse(jdbc.sql(
                        "select task_instance from scheduled_tasks where task_name = :task and task_instance like :mine")
                .param("task", Packages.TASK)
                .param("mine", "%/" + order + "/%")
                .query(String.class)
                .single());
        jdbc.sql("update patient set last_name = 'Spruce', last_key = 'spruce' where company_id = :company")
                .param("company", clinic.clinic().id().value())
                .update();

        packages.make(key);

        assertThat(repository.find(key)).isEmpty();
        assertThat(makings()).isZero();
    }

    @Test
    void unused_areDropped_andMadeAgainTheSame() {
        choose("Generic");
        String tag =
                Eventually.get(this::download, answer -> answer.status() == 200).header("ETag");
        age(Duration.ofDays(29));
        packages.dropUnused();
        assertThat(states()).hasSize(2);

        age(Duration.ofDays(31));
        packages.dropUnused();
        assertThat(states()).as("the first one of the revision stays").containsExactly("READY");
        assertThat(named(tag)).isFalse();

        assertThat(Eventually.get(this::download, answer -> answer.status() == 200)
                        .header("ETag"))
                .isEqualTo(tag);
        assertThat(named(tag)).isTrue();
    }

    /** Solid models and pictures, too, are the same when they are made again. */
    @Test
    void orthodontic_droppedAndMadeAgainTheSame() {
        order = clinic.readyOrder(", \"procedureMapId\": 54");
        assertThat(http().put(
                                "/sandbox/users/" + clinic.clinic().email() + "/export-settings",
                                "{\"FileType\": \"STL+PLY\"}")
                        .status())
                .isEqualTo(200);
        Http.Answer once = Eventually.get(this::download, answer -> answer.status() == 200);
        assertThat(Zip.of(once.bytes()).names())
                .contains(order + "_lprofile_teethup_u.ply", "gallery_#" + order + ".jpg");

        age(Duration.ofDays(31));
        packages.dropUnused();
        assertThat(states()).containsExactly("READY");

        Http.Answer again = Eventually.get(this::download, answer -> answer.status() == 200);
        assertThat(again.bytes()).isEqualTo(once.bytes());
        assertThat(makings()).isEqualTo(1);
    }

    @Test
    void use_isRemembered() {
        choose("Generic");
        Eventually.get(this::download, answer -> answer.status() == 200);
        age(Duration.ofDays(31));

        assertThat(download().status()).isEqualTo(200);
        packages.dropUnused();

        assertThat(states()).hasSize(2);
    }

    private PackageRecipe recipe() {
        return recipes.of(revision(), OTHER);
    }

    private Revision revision() {
        return revisions
                .find(new RevisionKey(clinic.clinic().id(), new OrderId(order), 1))
                .orElseThrow();
    }

    private void choose(String system) {
        Http.Answer answer = http().put(
                        "/sandbox/users/" + clinic.clinic().email() + "/export-settings",
                        "{\"CadCamSystem\": \"" + system + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Http.Answer download() {
        return clinic.download(order, "IDE");
    }

    private boolean named(String tag) {
        Set<String> object = Set.of(tag.replace("\"", ""));
        return tables.stream().anyMatch(table -> !table.namedAmong(object).isEmpty());
    }

    private void age(Duration by) {
        jdbc.sql("update export_package set used_at = :then where order_id = :order")
                .param("then", Instant.now().minus(by).atOffset(ZoneOffset.UTC))
                .param("order", order)
                .update();
    }

    private List<String> states() {
        return jdbc.sql("select state from export_package where order_id = :order order by made_at")
                .param("order", order)
                .query((row, number) -> row.getString("state"))
                .list();
    }

    /** How often packages were begun on demand. */
    private int makings() {
        return jdbc.sql("select coalesce(sum(makings), 0) from export_package where order_id = :order")
                .param("order", order)
                .query(Integer.class)
                .single();
    }

    private int scheduled() {
        return jdbc.sql("select count(*) from scheduled_tasks where task_name = :task and task_instance like :mine")
                .param("task", Packages.TASK)
                .param("mine", "%/" + order + "/%")
                .query(Integer.class)
                .single();
    }
}
