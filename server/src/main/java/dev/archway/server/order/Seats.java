package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What {@link Visibility} says of one person, asked for many at once. */
@Repository
public class Seats {

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person at a company of his. */
    public record Seat(UserId person, CompanyId company) {}

    /** Where these people sit in the order's clinic and its lab, and whether they see it from there; who was deactivated or left sits nowhere. */
    public Map<Seat, Boolean> of(Order order, Collection<UserId> people) {
        CompanyId lab = order.lab();
        Map<Seat, Boolean> seats = new HashMap<>();
        jdbc.sql("""
                        select m.user_id, m.company_id,
                               m.company_id = :clinic and (m.user_id = :doctor or m.full_order_visibility)
                               or m.company_id = cast(:lab as bigint) and :listed as sees
                        from member m
                        join person p on p.id = m.user_id
                        where m.user_id = any(:people) and m.company_id in (:clinic, cast(:lab as bigint))
                          and p.deactivated_at is null""")
                .param("clinic", order.company().value())
                .param("doctor", order.doctor().value())
                .param("lab", lab == null ? null : lab.value())
                .param("listed", order.listed())
                .param("people", people.stream().map(UserId::value).toArray(Long[]::new))
                .query(row -> {
                    Seat seat = new Seat(new UserId(row.getLong("user_id")), new CompanyId(row.getLong("company_id")));
                    seats.put(seat, row.getBoolean("sees"));
                });
        return seats;
    }
}
