package dev.archway.server.access.rest;

import dev.archway.server.access.DeviceTokens;
import dev.archway.wire.DeviceLogin;
import dev.archway.wire.DeviceToken;
import dev.archway.wire.V2;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeviceLoginController {

    private final DeviceTokens tokens;

    DeviceLoginController(DeviceTokens tokens) {
        this.tokens = tokens;
    }

    @PostMapping("/api/scanner/v1/login")
    V2<DeviceToken> login(@RequestBody DeviceLogin login) {
        return V2.of(tokens.login(login));
    }
}
