package dev.archway.scanner;

import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class ScannerVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ScannerVersion.class.getPackage().getImplementationVersion();
        return new String[] {"Archway scanner " + (version == null ? "(not packaged)" : version)};
    }
}
