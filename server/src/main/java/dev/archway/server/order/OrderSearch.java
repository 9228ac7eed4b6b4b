package dev.archway.server.order;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
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

    private static final int MOST_OF_INBOX = 500;

    private final OrderSearchQuery query;
    private final Accounts accounts;

    OrderSearch(OrderSearchQuery query, Accounts accounts) {
        this.query = query;
        this.accounts = accounts;
    }

    /** What a clinic has; somebody without full order visibility sees what is his own. DPMS API V2, 4.4.8. */
    public FoundOrders find(PracticeCaller caller, OrderQuestion question, @Nullable OrderPlace after, int size) {
        return query.clinic(caller.company(), allowed(caller, question), after, size);
    }

    /** What was sent to a lab. */
    public FoundOrders find(LabCaller caller, OrderQuestion question, @Nullable OrderPlace after, int size) {
        return query.lab(caller.company(), question, after, size);
    }

    /** The same by due date, those without one last; five hundred at most, since nobody has more on his desk. */
    public List<FoundOrder> byDueDate(LabCaller caller, OrderQuestion question) {
        return query.labByDueDate(caller.company(), question, MOST_OF_INBOX);
    }

    /** The orders of one patient of a clinic, as far as this caller sees them. */
    public FoundOrders ofPatient(PracticeCaller caller, PatientId patient, @Nullable OrderPlace after, int size) {
        return query.ofPatient(caller.company(), seenBy(caller), patient, after, size);
    }

    /** One line of a clinic's list. */
    public Optional<FoundOrder> find(PracticeCaller caller, OrderId id) {
        return query.one(caller.company(), seenBy(caller), id);
    }

    /** One line of a lab's list. */
    public Optional<FoundOrder> find(LabCaller caller, OrderId id) {
        return query.oneOfLab(caller.company(), id);
    }

    private OrderQuestion allowed(PracticeCaller caller, OrderQuestion question) {
        UserId own = seenBy(caller);
        return own == null
                ? question
                : new OrderQuestion(
                        question.words(),
                        question.states(),
                        own,
                        question.procedures(),
                        question.from(),
                        question.before());
    }

    private @Nullable UserId seenBy(PracticeCaller caller) {
        return accounts.seesAllOrders(caller.company(), caller.user()) ? null : caller.user();
    }
}
