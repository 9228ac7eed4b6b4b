package dev.archway.connector;

import java.nio.file.Path;
import java.time.Clock;

/** Imports one order and ends the process without any goodbye when a step is reached. */
final class CrashProgram {

    private CrashProgram() {}

    public static void main(String[] arguments) {
        Step last = Step.valueOf(arguments[1]);
        FakeScans scans = new FakeScans();
        scans.scan(ConnectorCase.ORDER, "C-1", "first");
        Connector connector = Connector.open(
                ConnectorSettings.of(Path.of(arguments[0]), Cases.COMPANY),
                scans,
                new ConnectorEvents() {},
                Clock.systemUTC(),
                new LocalDisk(),
                step -> {
                    if (step == last) {
                        Runtime.getRuntime().halt(137);
                    }
                });
        connector.lookInto(Cases.rx(ConnectorCase.ORDER));
        connector.round();
        connector.close();
    }
}
