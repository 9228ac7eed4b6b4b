package dev.archway.server.lab;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.archway.server.platform.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Archway's own modeler as the scheduler knows it; the instance is the revision that is modeled. */
@Configuration(proxyBeanMethods = false)
class ModelingTask {

    @Bean
    OneTimeTask<Void> modelCase(Modeling modeling, Tasks tasks) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(Modeling.TASK)
                .onFailure(tasks.retries(Modeling::giveUp))
                .execute((instance, context) -> {
                    try {
                        modeling.modelAutomatically(instance.getId());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
