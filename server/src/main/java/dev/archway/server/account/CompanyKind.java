package dev.archway.server.account;

/** What a company is. {@code wire} is its name in the available companies. */
public enum CompanyKind {
    CLINIC("Clinic"),
    LAB("Lab");

    private final String wire;

    CompanyKind(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
