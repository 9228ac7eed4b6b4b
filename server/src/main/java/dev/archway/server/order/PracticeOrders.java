package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.platform.EntityTag;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.RxId;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** The listed orders as practices and labs see them: from their first complete set of artifacts on. DPMS API V2, 4.4 and 4.6. */
@Service
public class PracticeOrders {

    /** The most orders that one page has. DPMS API V2, 4.4.2. */
    public static final int LARGEST_PAGE = 1024;

    /** A page of the usual sizes is made in memory; a longer one goes out as it is made. */
    private static final int LARGEST_IN_MEMORY = 4 << 20;

    private final PracticeOrderQuery query;
    private final PublicAddress address;
    private final PageCache cache;
    private final JsonMapper json;
    private final TransactionTemplate reading;

    PracticeOrders(
            PracticeOrderQuery query,
            PublicAddress address,
            PageCache cache,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.query = query;
        this.address = address;
        this.cache = cache;
        this.json = json;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** A page of the caller's own clinic. */
    public OrderPage page(PracticeCaller caller, OrderFilter filter, long offset, int size) {
        return new OrderPage(caller.company(), ListView.PRACTICE, address.base(), filter, offset, size);
    }

    /** A page of what waits for the caller's own lab, and with {@code downloaded} of what it has fetched. Lab Connector Flows; PRODUCT.md, "Lab connector". */
    public OrderPage page(LabCaller caller, OrderFilter filter, boolean downloaded, long offset, int size) {
        ListView view = downloaded ? ListView.LAB_WITH_DOWNLOADED : ListView.LAB;
        return new OrderPage(caller.company(), view, address.base(), filter, offset, size);
    }

    /** What a page is known by now. */
    public EntityTag tag(PairedCaller caller, OrderPage page) {
        PageCache.Kept kept = cache.get(page, caller.edition());
        return kept == null ? page.tag(caller.edition()) : kept.tag();
    }

    /** Writes a page, oldest orders first, as it was when the caller was let in or later. */
    public void write(PairedCaller caller, OrderPage page, PageReader reader) throws IOException {
        PageCache.Kept kept = cache.get(page, caller.edition());
        if (kept == null) {
            make(page, reader);
        } else {
            reader.begin(kept.tag(), kept.bytes().length).write(kept.bytes());
        }
    }

    private void make(OrderPage page, PageReader reader) throws IOException {
        PageBuffer buffer = new PageBuffer(reader, LARGEST_IN_MEMORY);
        OrderPageWriter writer = new OrderPageWriter(page, json.createGenerator(buffer), buffer);
        try {
            // the rows come as they are read, which takes a transaction
            reading.executeWithoutResult(_ -> query.page(page, writer));
            writer.end();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        byte[] whole = buffer.whole();
        if (whole != null) {
            cache.keep(page, new PageCache.Kept(writer.edition(), writer.tag(), whole));
            reader.begin(writer.tag(), whole.length).write(whole);
        }
    }

    /** What the order of an Rx is known by now, if there is one. */
    public EntityTag tag(PairedCaller caller, RxId rx) {
        return EntityTag.ofFacts(caller.edition(), caller.company(), address.base(), rx);
    }

    /** The order of an Rx: a clinic's own, or one that was sent to the lab, in the words of whoever asks. */
    public PracticeOrder get(PairedCaller caller, RxId rx) {
        Optional<PracticeOrder> order = switch (caller) {
            case PracticeCaller practice ->
                query.ofClinic(practice.company(), rx, new PracticeOrderRow(address.base(), CaseState::practice));
            case LabCaller lab -> query.ofLab(lab.company(), rx, new PracticeOrderRow(address.base(), CaseState::lab));
        };
        return order.orElseThrow(() -> NotFound.rx(rx));
    }
}
