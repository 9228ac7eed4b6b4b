package dev.archway.server.export;

import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.NewObjects;
import dev.archway.server.platform.StoredObject;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Where files are made: on one of the threads for heavy work. */
@Component
class Workbench {

    private final NewObjects objects;
    private final HeavyWork heavy;

    Workbench(NewObjects objects, HeavyWork heavy) {
        this.objects = objects;
        this.heavy = heavy;
    }

    StoredObject make(NewObjects.Content content) throws IOException {
        return HeavyWork.join(heavy.begin(() -> objects.put(content)));
    }
}
