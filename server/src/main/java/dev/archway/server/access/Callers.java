package dev.archway.server.access;

import dev.archway.server.account.Scanner;
import java.util.List;
import java.util.stream.Stream;

/** Everybody whom a controller can ask for by the type of a parameter. */
public final class Callers {

    /** Those who come with an access token of a partner's software. */
    public static final List<Class<?>> WITH_ACCESS_TOKEN = List.of(
            PracticeCaller.class,
            LabCaller.class,
            PairedCaller.class,
            SignedInCaller.class,
            ModelerCaller.class,
            AdministratorCaller.class);

    /** The same, and scanners with tokens of their own. */
    public static final List<Class<?>> ALL =
            Stream.concat(WITH_ACCESS_TOKEN.stream(), Stream.of(Scanner.class)).toList();

    private Callers() {}
}
