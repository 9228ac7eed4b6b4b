package dev.archway.server.portal;

import dev.archway.server.account.Administrator;
import dev.archway.server.account.ServerAct;
import dev.archway.server.notification.Notifications;
import dev.archway.server.notification.Selection;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.Conflict;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever runs the server has tried again, told to the server's own trail. */
@Service
public class Retries {

    private final Tasks tasks;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;

    Retries(Tasks tasks, Notifications notifications, ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.notifications = notifications;
        this.events = events;
    }

    /** Runs a task that waits, now. */
    @Transactional
    public void task(String name, String instance, Administrator by) {
        if (!tasks.retryNow(name, instance)) {
            throw Conflict.because("TASK_NOT_WAITING", "That task does not wait any more: it runs, or is through.");
        }
        events.publishEvent(new ServerAct(by.actor(), "had a task tried again", name + " " + instance));
    }

    /** Sends a notification again. */
    @Transactional
    public void notification(UUID id, Administrator by) {
        notifications.replay(id);
        events.publishEvent(new ServerAct(by.actor(), "had a notification sent again", id.toString()));
    }

    /** Sends all dead letters of the selection again; how many they are. */
    @Transactional
    public int deadLetters(Selection selection, Administrator by) {
        int all = notifications.replay(selection.failed());
        events.publishEvent(new ServerAct(by.actor(), "had dead letters sent again", Integer.toString(all)));
        return all;
    }
}
