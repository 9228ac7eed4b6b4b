package dev.archway.server.sandbox;

import dev.archway.server.platform.DataDirectory;
import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What a person at the terminal needs to begin: addresses, logins, and the next command. */
@Component
@Profile("!production")
class Welcome {

    private final DataDirectory data;
    private final Environment environment;

    Welcome(DataDirectory data, Environment environment) {
        this.data = data;
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            print(System.out, address(web.getWebServer().getPort()));
        }
    }

    private String address(int port) {
        String configured = environment.getProperty("archway.public-url");
        return configured != null ? configured.replaceAll("/+$", "") : "http://127.0.0.1:" + port;
    }

    private void print(PrintStream out, String address) {
        out.printf("""

                Archway's sandbox is ready at %1$s

                  DPMS API    %1$s/api/third-party/v2    sign-in %1$s/authorize
                  portal      %1$s/    scanner %1$s/virtual-scanner
                  partners    sandbox-dpms (sandbox-dpms-secret), sandbox-dpms-plus (sandbox-dpms-plus-secret),
                              sandbox-lms (sandbox-lms-secret)
                  clinics     90360 Riverside Dental, 90361 Harbor Orthodontics, 90362 Hillside Clinic
                  labs        70010 Precision Dental Lab, 70011 Aligned Ortho Lab
                  people      dentist@riverside.test, orthodontist@harbor.test, dentist@hillside.test,
                              labtech@precision.test, labtech@aligned.test, modeler@sandbox.test, admin@sandbox.test
                  password    archway-sandbox, for all of them
                  scanners    EL5D-0001, EL2-0002, LUM-0003 (scanner-secret)
                  data        %2$s

                A token without a login:  curl -s %1$s/sandbox/tokens -H 'Content-Type: application/json' \\
                                            -d '{"Partner":"sandbox-dpms","User":"dentist@riverside.test","CompanyId":90360}'
                Scan what is asked for:   script/scanner simulate --server %1$s --serial EL5D-0001 --secret scanner-secret

                Ctrl-C stops the server and its database.
                """, address, data.root());
        out.flush();
    }
}
