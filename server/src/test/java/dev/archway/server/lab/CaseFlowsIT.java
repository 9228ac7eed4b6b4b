package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.order.Orders;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * The flows of both tables, line by line: what the practice sees, what the lab sees, and of what both were notified. DPMS Scan Notifications, 4; Lab Connector Flows;
 * DPMS API V2, 4.4.6.
 */
class CaseFlowsIT extends ArchwayIT {

    private static final int INVISALIGN = 3;

    @Autowired
    Registration registration;

    @Autowired
    Orders orders;

    @Autowired
    Scheduler scheduler;

    private FollowedCase order;

    @BeforeEach
    void open() {
        order = FollowedCase.open(registration, http());
    }

    /** Scan Notifications, event 1; Lab Connector Flows, 1. */
    @Test
    void afterScanning_directToLab() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready");
    }

    /** Scan Notifications, event 2; Lab Connector Flows, 2. */
    @Test
    void afterModeling_labReview() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready");
        order.labPosts("modeling").isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
    }

    /** Scan Notifications, event 3; Lab Connector Flows, 3. */
    @Test
    void returned_scannedAgain() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready");
        long id = order.order();
        order.labPosts("return", "{\"Reason\": \"The margin of 14 is not visible.\"}", 200)
                .isSeen("Scanning", "Scanning")
                .wasNotified("scan.ready");
        assertThat(order.worklistEntry().path("Reason").asString()).isEqualTo("The margin of 14 is not visible.");
        assertThat(order.worklistEntry().path("OrderId").asLong()).isEqualTo(id);

        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready", "rescan.ready");
        assertThat(order.order()).as("the order's number never changes").isEqualTo(id);
    }

    /** Lab Connector Flows, 4: modeling before milling, Proceed, milling, shipping. */
    @Test
    void physicalModel_milled() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Ready to Ship").isSeen("iTero Milling", "Ready to Ship");
        order.advanced("Downloaded").isSeen("Completed", "Downloaded").wasNotified("scan.ready", "modeling.ready");
    }

    /** Scan Notifications, event 4; Lab Connector Flows, 5, second option. */
    @Test
    void interpretation2_backToLab() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Interpretation 2")
                .isSeen("Lab Review", "Lab Review")
                .wasNotified("scan.ready", "modeling.ready", "interpretation2.ready");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Downloaded")
                .isSeen("Completed", "Downloaded")
                .wasNotified("scan.ready", "modeling.ready", "interpretation2.ready");
    }

    /** Lab Connector Flows, 5, first option, which is the usual one; PRODUCT.md, "interpretation 2 sent straight on to milling". */
    @Test
    void interpretation2_straightOnToMilling() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advances("""
                {"To": "Interpretation 2", "Then": "iTero Milling"}""", 200)
                .wasNotified("scan.ready", "modeling.ready", "interpretation2.ready")
                .isSeen("iTero Milling", "iTero Milling");
        order.advanced("Ready to Ship").isSeen("iTero Milling", "Ready to Ship");
        order.advanced("Downloaded")
                .isSeen("Completed", "Downloaded")
                .wasNotified("scan.ready", "modeling.ready", "interpretation2.ready");
    }

    @Test
    void interpretation2_leadsNowhereElse() {
        order.scanned().isSeen("Completed", "Ready for Download");
        for (String body : List.of(
                "{\"To\": \"Interpretation 2\", \"Then\": \"Ready to Ship\"}",
                "{\"To\": \"iTero Modeling\", \"Then\": \"iTero Milling\"}",
                "{\"Then\": \"Lab Review\"}")) {
            order.advances(body, 400).isSeen("Completed", "Ready for Download");
        }
        order.advances("{\"To\": \"Interpretation 2\"}", 409).isSeen("Completed", "Ready for Download");
    }

    /** DPMS API V2, 4.4.6: an Invisalign case ends there, listed and notified like Completed; no lab has to do with it. */
    @Test
    void invisalign_exportedToTheDoctorsSite() {
        FollowedCase invisalign = FollowedCase.open(registration, http(), INVISALIGN);
        invisalign.scanned().isSeen("Exporting to Doctor Site", "HTTP 404").practiceWasNotified("scan.ready");
        assertThat(invisalign.clinic().orders()).hasSize(1);
        assertThat(invisalign.clinic().download(invisalign.order(), "IDE").status())
                .isEqualTo(200);
    }

    /** Scan Notifications, 3: "initiated by the Scan Request API or by the scanner". */
    @Test
    void startedOnTheScanner_sameAsByScanRequest() {
        FollowedCase walkIn = FollowedCase.startedOnTheScanner(registration, http());
        walkIn.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready");
        walkIn.labPosts("modeling").isSeen("Lab Review", "Lab Review").wasNotified("scan.ready", "modeling.ready");
    }

    /** PRODUCT.md, "processing that fails": nobody is told of files that there are not; the scanner is told why, and scans again. */
    @Test
    void failedProcessing_scannedAgain() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready");
        long id = order.order();
        String tag = order.clinic().download(id, "IDE").header("ETag");
        order.labPosts("return", "{\"Reason\": \"Again, please.\"}", 200).isSeen("Scanning", "Scanning");

        scannedButNotProcessed();
        order.isSeen("Scanning", "Scanning").wasNotified("scan.ready");
        assertThat(order.worklistEntry().path("Reason").asString()).isEqualTo("the upper jaw could not be drawn");
        assertThat(order.clinic().download(id, "IDE").header("ETag"))
                .as("the earlier revision stays as it was")
                .isEqualTo(tag);

        order.scanned().isSeen("Completed", "Ready for Download").wasNotified("scan.ready", "rescan.ready");
        assertThat(order.order()).isEqualTo(id);
    }

    /** Nothing is made of the scan before it is given up, so that it is certain which comes first. */
    private void scannedButNotProcessed() {
        scheduler.pause();
        try {
            JsonNode scan = order.clinic().scan(order.rx());
            orders.processingFailed(
                    order.clinic().clinic().id(),
                    new OrderId(scan.path("OrderId").asLong()),
                    scan.path("Revision").asInt(),
                    "the upper jaw could not be drawn");
        } finally {
            scheduler.resume();
        }
    }

    @Test
    void illegalMove_409_nothingChanges() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("proceed", "", 409).isSeen("Completed", "Ready for Download");
        order.labPosts("return", "{}", 400)
                .labPosts("return", "{\"Reason\": \" \"}", 400)
                .isSeen("Completed", "Ready for Download");
    }
}
