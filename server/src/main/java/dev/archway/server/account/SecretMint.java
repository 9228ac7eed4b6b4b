package dev.archway.server.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes passwords and secrets that are shown once: four groups that can be read to somebody, of 100 random bits in all. */
@Component
public class SecretMint {

    /** 32 characters, none of which is taken for another one. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int LENGTH = 5;

    private final SecureRandom random = new SecureRandom();

    public String make() {
        return IntStream.range(0, GROUPS).mapToObj(_ -> group()).collect(Collectors.joining("-"));
    }

    private String group() {
        StringBuilder group = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
