package dev.archway.server.export;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.archway.server.scan.RevisionKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Previews as the scheduler knows them; the instance of each is a revision. */
@Configuration(proxyBeanMethods = false)
class ViewerPreviewTasks {

    @Bean
    OneTimeTask<Void> makeViewerPreview(ViewerPreviews previews, dev.archway.server.platform.Tasks tasks) {
        return Tasks.oneTime(ViewerPreviews.TASK)
                .onFailure(tasks.retries(ViewerPreviews::giveUp))
                .execute((instance, context) -> {
                    try {
                        previews.make(RevisionKey.parse(instance.getId()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
