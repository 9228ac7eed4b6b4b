package dev.archway.server.access;

import org.springframework.web.bind.annotation.GetMapping;

/** Endpoints that say who is calling, for each kind of caller that a controller can ask for. */
@DpmsApi
class ProbeController {

    @GetMapping("probe/practice")
    String practice(PracticeCaller caller) {
        return caller.company() + " " + caller.user() + " " + caller.partner().id();
    }

    @GetMapping("probe/lab")
    String lab(LabCaller caller) {
        return caller.company() + " " + caller.user() + " " + caller.partner().id();
    }

    @GetMapping("probe/paired")
    String paired(PairedCaller caller) {
        return caller.company() + " " + caller.user();
    }

    @GetMapping("probe/signed-in")
    String signedIn(SignedInCaller caller) {
        return caller.user() + " " + caller.company();
    }
}
