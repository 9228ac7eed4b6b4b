package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.shared.ListPlace;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Orders for people who look for them: newest first, a clinic's from the moment a scanner begins them, a lab's from their first files on. */
@Service
public class OrderSearch {

    /** Nobody has more on his desk. */
    public static final int MOST_OF_INBOX = 500;

    private static final FoundOrders NOTHING = new FoundOrders(List.of(), null, 0);

    private final OrderSearchQuery query;
    private final Visibility visibility;

    OrderSearch(OrderSearchQuery query, Visibility visibility) {
        this.query = query;
        this.visibility = visibility;
    }

    /** What a clinic has; somebody without full order visibility sees what is his own. DPMS API V2, 4.4.8. */
    public FoundOrders find(PracticeCaller caller, OrderQuestion question, @Nullable ListPlace after, int size) {
        UserId own = visibility.only(caller);
        if (own == null) {
            return query.clinic(caller.company(), question, after, size);
        }
        boolean ofAnother = question.doctor() != null && !own.equals(question.doctor());
        return ofAnother ? NOTHING : query.clinic(caller.company(), question.of(own), after, size);
    }

    /** What was sent to a lab. */
    public FoundOrders find(LabCaller caller, OrderQuestion question, @Nullable ListPlace after, int size) {
        return query.lab(caller.company(), question, after, size);
    }

    /** The same by due date, those without one last; one more than {@link #MOST_OF_INBOX} when there are more. */
    public List<FoundOrder> byDueDate(LabCaller caller, OrderQuestion question) {
        return query.labByDueDate(caller.company(), question, MOST_OF_INBOX + 1);
    }

    /** The orders of one patient of a clinic, as far as this caller sees them. */
    public FoundOrders ofPatient(PracticeCaller caller, PatientId patient, @Nullable ListPlace after, int size) {
        return query.ofPatient(caller.company(), visibility.only(caller), patient, after, size);
    }

    /** One line of a clinic's list. */
    public Optional<FoundOrder> find(PracticeCaller caller, OrderId id) {
        return query.one(caller.company(), visibility.only(caller), id);
    }

    /** One line of a lab's list. */
    public Optional<FoundOrder> find(LabCaller caller, OrderId id) {
        return query.oneOfLab(caller.company(), id);
    }
}
