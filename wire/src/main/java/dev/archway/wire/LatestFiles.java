package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The screen captures of a company. DPMS API V2, 4.8.3.
 *
 * @param since the date from which they are returned
 */
public record LatestFiles(Instant since, long companyId, List<OrderFiles> orderFileUrls) {

    /**
     * What there is of one order.
     *
     * @param orderId the order's number, here as text
     */
    public record OrderFiles(String orderId, Urls urls) {}

    /** The addresses by type of asset; there is one type. */
    public record Urls(
            @JsonProperty("SCREEN_CAPTURE") List<FileLink> screenCapture) {}

    /**
     * One file.
     *
     * @param fileUrl where it can be downloaded
     * @param createdDate since when the server has it, always written with milliseconds
     */
    public record FileLink(
            String fileUrl, @JsonSerialize(using = Milliseconds.class) Instant createdDate) {}
}
