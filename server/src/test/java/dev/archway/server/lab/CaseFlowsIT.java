package dev.archway.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The flows of both tables, line by line: what the practice sees, what the lab sees, and how often both were notified. DPMS Scan Notifications, 4; Lab Connector Flows;
 * DPMS API V2, 4.4.6.
 */
class CaseFlowsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private FollowedCase order;

    @BeforeEach
    void open() {
        order = FollowedCase.open(registration, http());
    }

    /** Scan Notifications, event 1; Lab Connector Flows, 1. */
    @Test
    void afterScanning_directToLab() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified(1);
    }

    /** Scan Notifications, event 2; Lab Connector Flows, 2. */
    @Test
    void afterModeling_labReview() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified(1);
        order.labPosts("modeling").isSeen("Lab Review", "Lab Review").wasNotified(2);
    }

    /** Scan Notifications, event 3; Lab Connector Flows, 3. */
    @Test
    void returned_scannedAgain() {
        order.scanned().isSeen("Completed", "Ready for Download").wasNotified(1);
        long id = order.order();
        order.labPosts("return", "{\"Reason\": \"The margin of 14 is not visible.\"}", 200)
                .isSeen("Scanning", "Scanning");
        assertThat(order.worklistEntry().path("Reason").asString()).isEqualTo("The margin of 14 is not visible.");
        assertThat(order.worklistEntry().path("OrderId").asLong()).isEqualTo(id);

        order.scanned().isSeen("Completed", "Ready for Download").wasNotified(2);
        assertThat(order.order()).as("the order's number never changes").isEqualTo(id);
    }

    /** Lab Connector Flows, 4: modeling before milling, Proceed, milling, shipping. */
    @Test
    void physicalModel_milled() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review").wasNotified(2);
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Ready to Ship").isSeen("iTero Milling", "Ready to Ship");
        order.advanced("Downloaded").isSeen("Completed", "Downloaded").wasNotified(2);
    }

    /** Scan Notifications, event 4; Lab Connector Flows, 5, second option. */
    @Test
    void interpretation2_backToLab() {
        order.scanned().isSeen("Completed", "Ready for Download");
        order.labPosts("physical-model").isSeen("Lab Review", "Lab Review").wasNotified(2);
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Interpretation 2").isSeen("Lab Review", "Lab Review").wasNotified(3);
        order.labPosts("proceed").isSeen("iTero Milling", "iTero Milling");
        order.advanced("Downloaded").isSeen("Completed", "Downloaded").wasNotified(3);
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
