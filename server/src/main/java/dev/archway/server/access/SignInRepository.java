package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What signing in knows of a person. */
@Repository
class SignInRepository {

    private static final String PERSON = "select id, password_hash, kind, session_edition from person ";

    private final JdbcClient jdbc;
    private final JdbcClient reading;

    SignInRepository(JdbcClient jdbc, @Qualifier("reading") JdbcClient reading) {
        this.jdbc = jdbc;
        this.reading = reading;
    }

    Optional<SignInPerson> byEmail(String email) {
        return jdbc.sql(PERSON + "where lower(email) = lower(:email) and deactivated_at is null")
                .param("email", email)
                .query(SignInRepository::person)
                .optional();
    }

    Optional<SignInPerson> byId(long id) {
        return jdbc.sql(PERSON + "where id = :id and deactivated_at is null")
                .param("id", id)
                .query(SignInRepository::person)
                .optional();
    }

    /** What each request of a browser is held to; asked without counting as a write (docs/adr/0010). */
    Optional<Standing> standing(UserId user) {
        return reading.sql("""
                        select p.session_edition,
                            exists (select from user_entities e
                                    join user_credentials c on c.user_entity_user_id = e.id
                                    where e.person_id = p.id) as passkeys
                        from person p
                        where p.id = :user and p.deactivated_at is null""")
                .param("user", user.value())
                .query((row, number) -> new Standing(row.getLong("session_edition"), row.getBoolean("passkeys")))
                .optional();
    }

    /** The editions of these people's sessions that go on; none of who was deactivated. */
    Map<UserId, Long> editions(Collection<UserId> users) {
        Map<UserId, Long> editions = new HashMap<>();
        reading.sql("select id, session_edition from person where id = any(:users) and deactivated_at is null")
                .param("users", users.stream().map(UserId::value).toArray(Long[]::new))
                .query(row -> {
                    editions.put(new UserId(row.getLong("id")), row.getLong("session_edition"));
                });
        return editions;
    }

    /** Ends every session of the person; the new edition is for one that may go on. */
    long nextEdition(UserId user) {
        return jdbc.sql(
                        "update person set session_edition = session_edition + 1 where id = :user returning session_edition")
                .param("user", user.value())
                .query(Long.class)
                .single();
    }

    /** False when the person has another password by now than the one that was given. */
    boolean changePassword(UserId user, String before, String after) {
        return jdbc.sql("update person set password_hash = :after where id = :user and password_hash = :before")
                        .param("after", after)
                        .param("before", before)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    void saveRecovery(UserId user, byte[] hash) {
        jdbc.sql("update person set recovery_hash = :hash where id = :user")
                .param("hash", hash)
                .param("user", user.value())
                .update();
    }

    boolean hasRecovery(UserId user) {
        return jdbc.sql("select recovery_hash is not null from person where id = :user")
                .param("user", user.value())
                .query(Boolean.class)
                .single();
    }

    /** Spends the recovery code; false when it is not this person's. */
    boolean spendRecovery(UserId user, byte[] hash) {
        return jdbc.sql("update person set recovery_hash = null where id = :user and recovery_hash = :hash")
                        .param("user", user.value())
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void removeRecovery(UserId user) {
        jdbc.sql("update person set recovery_hash = null where id = :user")
                .param("user", user.value())
                .update();
    }

    /** How many there were. */
    int removePasskeys(UserId user) {
        return jdbc.sql("""
                        delete from user_credentials
                        where user_entity_user_id in (select id from user_entities where person_id = :user)""").param("user", user.value()).update();
    }

    private static SignInPerson person(ResultSet row, int number) throws SQLException {
        return new SignInPerson(
                row.getString("id"),
                row.getString("password_hash"),
                row.getString("kind"),
                row.getLong("session_edition"));
    }

    /** The edition of a person's sessions that goes on, and whether the person has passkeys and must present one. */
    record Standing(long edition, boolean passkeys) {}
}
