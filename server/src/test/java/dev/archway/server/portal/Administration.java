package dev.archway.server.portal;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests of what whoever runs the server does at its pages: he has signed in. */
@NullUnmarked // JUnit and Spring fill the fields
abstract class Administration extends ArchwayIT {

    static final String HOME = "/administration";

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    AdministrationPages admin;

    /** Part of a name that no other test gives. */
    String unique;

    @BeforeEach
    void signIn() {
        admin = AdministrationPages.of(http(), "admin@sandbox.test", "archway-sandbox");
        unique = UUID.randomUUID().toString().substring(0, 8);
    }
}
