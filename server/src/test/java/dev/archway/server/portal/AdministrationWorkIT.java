package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work that waits or failed, tried again by the administrator of the server. */
class AdministrationWorkIT extends Administration {

    @Test
    void task_isTriedAgain() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        String instance = clinic.clinic().id() + "/" + clinic.readyOrder() + "/1";
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, last_failure, version)
                        values ('make-gallery', :instance, now() + interval '1 hour', false, 3, now(), 1)""").param("instance", instance).update();
        assertThat(admin.get(HOME + "/jobs").text()).contains(instance);
        Map<String, String> form = Map.of("name", "make-gallery", "instance", instance);
        assertThat(admin.submit(HOME + "/jobs/retry", form).text()).contains("It is tried again now.");
        Eventually.until("the task ran", () -> taskIsThrough(instance));
        assertThat(admin.submit(HOME + "/jobs/retry", Map.of("name", "make-gallery", "instance", unique))
                        .text())
                .contains("does not wait any more");
        assertThat(admin.submit(HOME + "/jobs/retry", Map.of("name", "no such task", "instance", "' or 1 = 1 --"))
                        .text())
                .contains("does not wait any more");
    }

    /** Whoever has filtered and turned pages is still there after he has had something tried again. */
    @Test
    void retries_keepThePage() {
        Map<String, String> filter = Map.of("partner", "sandbox dpms", "company", "90360");
        assertThat(admin.post(HOME + "/notifications/retry", filter).header("Location"))
                .endsWith(HOME + "/notifications?partner=sandbox%20dpms&company=90360");
        assertThat(admin.post(HOME + "/jobs/retry", Map.of("name", "none", "instance", "1", "after", "50"))
                        .header("Location"))
                .endsWith(HOME + "/jobs?after=50");
        assertThat(admin.get(HOME + "/jobs?after=50").status()).isEqualTo(200);
    }

    private boolean taskIsThrough(String instance) {
        return jdbc.sql("select count(*) from scheduled_tasks where task_instance = :instance")
                        .param("instance", instance)
                        .query(Long.class)
                        .single()
                == 0;
    }
}
