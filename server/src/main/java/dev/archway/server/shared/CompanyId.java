package dev.archway.server.shared;

/** A clinic or a lab; the wire says account, practice or company. */
public record CompanyId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
