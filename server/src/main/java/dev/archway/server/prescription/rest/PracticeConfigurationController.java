package dev.archway.server.prescription.rest;

import dev.archway.server.access.DpmsApi;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.prescription.PracticeConfigurations;
import dev.archway.wire.PracticeConfiguration;
import dev.archway.wire.V2;
import org.springframework.web.bind.annotation.GetMapping;

/** What a scan request needs to know of the paired clinic. DPMS API V2, 4.1. */
@DpmsApi
class PracticeConfigurationController {

    private final PracticeConfigurations configurations;

    PracticeConfigurationController(PracticeConfigurations configurations) {
        this.configurations = configurations;
    }

    @GetMapping("/practice-configuration")
    V2<PracticeConfiguration> configuration(PracticeCaller caller) {
        return V2.of(configurations.of(caller.company()));
    }
}
