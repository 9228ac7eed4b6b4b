package dev.archway.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server program. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ArchwayServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ArchwayServer.class, arguments);
    }
}
