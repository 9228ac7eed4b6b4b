package dev.archway.server.portal;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where a page is read, as its script tells with a cookie: what a day is there. */
public final class BrowserZone {

    /** The cookie's name; its value is a name of the IANA's zones. */
    public static final String COOKIE = "archway-zone";

    private BrowserZone() {}

    /** That zone; UTC for what is none. */
    public static ZoneId of(String cookie) {
        return ZoneId.getAvailableZoneIds().contains(cookie) ? ZoneId.of(cookie) : ZoneOffset.UTC;
    }
}
