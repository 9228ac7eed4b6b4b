package dev.archway.server.export;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.archway.server.platform.Tasks;
import dev.archway.server.scan.RevisionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps as the scheduler knows them; the instance of each is a revision. */
@Configuration(proxyBeanMethods = false)
class ArtifactTasks {

    @Bean
    OneTimeTask<Void> makePackage(ArtifactSteps steps, Tasks tasks) {
        return task(ArtifactKind.IDE_PACKAGE, steps, tasks);
    }

    @Bean
    OneTimeTask<Void> makeGallery(ArtifactSteps steps, Tasks tasks) {
        return task(ArtifactKind.GALLERY, steps, tasks);
    }

    @Bean
    OneTimeTask<Void> makeViewerModel(ArtifactSteps steps, Tasks tasks) {
        return task(ArtifactKind.VIEWER_MODEL, steps, tasks);
    }

    private static OneTimeTask<Void> task(ArtifactKind kind, ArtifactSteps steps, Tasks tasks) {
        return com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(ArtifactSteps.task(kind))
                .onFailure(tasks.retries(instance -> steps.giveUp(kind, RevisionKey.parse(instance))))
                .execute((instance, context) -> {
                    try {
                        steps.make(kind, RevisionKey.parse(instance.getId()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
