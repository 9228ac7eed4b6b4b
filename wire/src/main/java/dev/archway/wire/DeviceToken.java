package dev.archway.wire;

/** A scanner's bearer token; {@code expiresIn} is in seconds. */
public record DeviceToken(
        String token, long expiresIn, String serial, long companyId, String companyName, String model) {

    /** Keeps the token out of logs. */
    @Override
    public String toString() {
        return "DeviceToken[serial=" + serial + ", companyId=" + companyId + "]";
    }
}
