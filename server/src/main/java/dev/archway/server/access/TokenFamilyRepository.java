package dev.archway.server.access;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of tokens, which hold hashes only. A family that ends is deleted, and with it all its tokens die on every node. */
@Repository
class TokenFamilyRepository {

    private static final String FAMILY = """
            select f.id, f.partner_id, f.user_id, f.company_id, f.redirect_uri, f.code_challenge, f.code_spent, f.version
            from token_family f
            """;

    private final JdbcClient jdbc;

    TokenFamilyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TokenFamily> byCode(String code, Instant now) {
        return family(FAMILY + "where f.code_hash = :hash and (f.code_spent or f.code_expires_at > :now)", code, now);
    }

    Optional<TokenFamily> byAccess(String token, Instant now) {
        return family(FAMILY + "where f.access_hash = :hash and f.access_expires_at > :now", token, now);
    }

    Optional<TokenFamily> byRefresh(String token, Instant now) {
        return family(FAMILY + "where f.refresh_hash = :hash and f.refresh_expires_at > :now", token, now);
    }

    Optional<UUID> bySpentRefresh(String token) {
        return jdbc.sql("select family_id from spent_refresh_token where hash = :hash")
                .param("hash", TokenHash.of(token))
                .query(UUID.class)
                .optional();
    }

    /** Begins the family of a sign-in, which has a code and no tokens yet. */
    void begin(TokenFamily family, String code, Instant codeEnd) {
        jdbc.sql("""
                        insert into token_family (id, partner_id, user_id, redirect_uri, code_challenge,
                            code_hash, code_expires_at, expires_at)
                        values (:id, :partner, :user, :redirect, :challenge, :code, :end, :end)""")
                .param("id", family.id())
                .param("partner", family.partnerId())
                .param("user", family.user().value())
                .param("redirect", family.redirectUri())
                .param("challenge", family.codeChallenge())
                .param("code", TokenHash.of(code))
                .param("end", Timestamp.from(codeEnd))
                .update();
    }

    /** Begins the family of a pairing, sealed tokens included, or without company and these that of a sign-in. */
    void begin(
            UUID id,
            String partnerId,
            UserId user,
            @Nullable CompanyId company,
            Tokens tokens,
            byte @Nullable [] sealed) {
        jdbc.sql("""
                        insert into token_family (id, partner_id, user_id, company_id, access_hash, access_issued_at,
                            access_expires_at, refresh_hash, refresh_expires_at, sealed, expires_at)
                        values (:id, :partner, :user, :company, :access, :issued,
                            :accessEnd, :refresh, :refreshEnd, :sealed, :end)""")
                .param("id", id)
                .param("partner", partnerId)
                .param("user", user.value())
                .param("company", company == null ? null : company.value())
                .params(columns(tokens))
                .param("sealed", sealed)
                .update();
    }

    /**
     * Gives a family its next tokens: its code and its present refresh token are spent from now on. False, and nothing happened, when the family has changed since
     * that version or is gone: somebody else was given tokens for the same code or refresh token.
     */
    @Transactional
    public boolean renew(TokenFamily family, Tokens next, byte @Nullable [] sealed) {
        jdbc.sql("""
                        insert into spent_refresh_token (hash, family_id)
                        select refresh_hash, id
                        from token_family
                        where id = :id and version = :version and refresh_hash is not null
                        for update -- a family that somebody ends at this moment is gone, and not half there
                        on conflict (hash) do nothing""")
                .param("id", family.id())
                .param("version", family.version())
                .update();
        return jdbc.sql("""
                                update token_family
                                set code_spent = true, version = version + 1,
                                    access_hash = :access, access_issued_at = :issued, access_expires_at = :accessEnd,
                                    refresh_hash = :refresh, refresh_expires_at = :refreshEnd,
                                    sealed = :sealed, expires_at = :end
                                where id = :id and version = :version""")
                        .param("id", family.id())
                        .param("version", family.version())
                        .params(columns(next))
                        .param("sealed", sealed)
                        .update()
                == 1;
    }

    void end(UUID id) {
        jdbc.sql("delete from token_family where id = :id").param("id", id).update();
    }

    /** Ends every user's pairing families of a partner with a company. */
    int endAll(String partnerId, CompanyId company) {
        return jdbc.sql("delete from token_family where company_id = :company and partner_id = :partner")
                .param("company", company.value())
                .param("partner", partnerId)
                .update();
    }

    /** Ends everything of a partner, whoever's it is. */
    int endAll(String partnerId) {
        return jdbc.sql("delete from token_family where partner_id = :partner")
                .param("partner", partnerId)
                .update();
    }

    /** Ends everything of a person, or what is for one company. */
    int endAll(UserId user, @Nullable CompanyId company) {
        return jdbc.sql("""
                        delete from token_family
                        where user_id = :user and (cast(:company as bigint) is null or company_id = :company)""")
                .param("user", user.value())
                .param("company", company == null ? null : company.value())
                .update();
    }

    /** The youngest pairing family whose access token lives. */
    Optional<LivePair> livePair(String partnerId, UserId user, CompanyId company, Instant now) {
        return jdbc.sql("""
                        select id, sealed, access_expires_at
                        from token_family
                        where company_id = :company and partner_id = :partner and user_id = :user
                            and access_expires_at > :now and sealed is not null
                        order by access_expires_at desc, id
                        limit 1""")
                .param("company", company.value())
                .param("partner", partnerId)
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .query((row, number) -> new LivePair(
                        row.getObject("id", UUID.class),
                        row.getBytes("sealed"),
                        row.getTimestamp("access_expires_at").toInstant()))
                .optional();
    }

    int sweep(Instant now) {
        return jdbc.sql("delete from token_family where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Map<String, @Nullable Object> columns(Tokens tokens) {
        String refresh = tokens.refresh();
        Instant refreshEnd = tokens.refreshEnd();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("access", TokenHash.of(tokens.access()));
        columns.put("issued", Timestamp.from(tokens.issuedAt()));
        columns.put("accessEnd", Timestamp.from(tokens.accessEnd()));
        columns.put("refresh", refresh == null ? null : TokenHash.of(refresh));
        columns.put("refreshEnd", refreshEnd == null ? null : Timestamp.from(refreshEnd));
        columns.put("end", Timestamp.from(tokens.end()));
        return columns;
    }

    private Optional<TokenFamily> family(String sql, String token, Instant now) {
        return jdbc.sql(sql)
                .param("hash", TokenHash.of(token))
                .param("now", Timestamp.from(now))
                .query(TokenFamilyRepository::family)
                .optional();
    }

    private static TokenFamily family(ResultSet row, int number) throws SQLException {
        long company = row.getLong("company_id");
        return new TokenFamily(
                row.getObject("id", UUID.class),
                row.getString("partner_id"),
                new UserId(row.getLong("user_id")),
                company == 0 ? null : new CompanyId(company),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                row.getBoolean("code_spent"),
                row.getInt("version"));
    }

    /** A pairing's tokens, sealed, and when the access token ends. */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record LivePair(UUID family, byte[] sealed, Instant accessEnd) {}
}
