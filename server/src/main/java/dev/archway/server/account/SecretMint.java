package dev.archway.server.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Makes passwords, codes and secrets that are shown once: groups that can be read to somebody, of five random bits a character. */
@Component
public class SecretMint {

    /** 32 characters, none of which is taken for another one. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int LENGTH = 5;

    private final SecureRandom random = new SecureRandom();

    /** Four groups of five: 100 bits. */
    public String make() {
        return make(GROUPS, LENGTH);
    }

    public String make(int groups, int length) {
        return IntStream.range(0, groups).mapToObj(_ -> group(length)).collect(Collectors.joining("-"));
    }

    private String group(int length) {
        StringBuilder group = new StringBuilder();
        for (int i = 0; i < length; i++) {
            group.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return group.toString();
    }
}
