package dev.archway.brokenmodules;

import org.springframework.modulith.Modulithic;

/** Two modules of which one reaches into the other: what the verification must not let pass. */
@Modulithic
public final class BrokenModules {

    private BrokenModules() {}
}
