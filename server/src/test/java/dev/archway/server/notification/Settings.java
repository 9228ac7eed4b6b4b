package dev.archway.server.notification;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of notifications with some of them changed, as a settings file would. */
final class Settings {

    private Settings() {}

    static NotificationProperties of(Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>();
        changed.forEach((name, value) -> settings.put("archway.notification." + name, value));
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("archway.notification", NotificationProperties.class);
    }
}
