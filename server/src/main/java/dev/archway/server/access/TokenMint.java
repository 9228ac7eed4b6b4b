package dev.archway.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes tokens, and tells its own access tokens from forged ones without asking the database. */
@Component
class TokenMint {

    private static final int RANDOM_BYTES = 32;

    private final RSAKey key;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final AccessProperties.Tokens lives;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenMint(RSAKey key, AccessProperties properties, Clock clock) throws JOSEException {
        this.key = key;
        this.signer = new RSASSASigner(key);
        this.verifier = new RSASSAVerifier(key.toPublicJWK());
        this.lives = properties.tokens();
        this.clock = clock;
    }

    /** A new set of tokens for a user of a partner, paired when there is a company. */
    Tokens tokens(UserId user, String partnerId, @Nullable CompanyId company) {
        Access access = access(user, partnerId, company);
        return new Tokens(access.token(), access.issuedAt(), access.end(), random(), refreshEnd(access.issuedAt()));
    }

    /** A new access token alone. */
    Access access(UserId user, String partnerId, @Nullable CompanyId company) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = now.plus(lives.access());
        return new Access(sign(user, partnerId, company, now, end), now, end);
    }

    /** When a refresh token ends that is made at that moment. */
    Instant refreshEnd(Instant now) {
        return now.plus(lives.refresh());
    }

    /** A bearer token without meaning of its own: 256 random bits. */
    String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this server signed that access token and its time is not over; whether it was revoked only the database knows. */
    boolean isGenuine(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256) || !jwt.verify(verifier)) {
                return false;
            }
            Date end = jwt.getJWTClaimsSet().getExpirationTime();
            return end != null && end.toInstant().isAfter(clock.instant());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    private String sign(UserId user, String partnerId, @Nullable CompanyId company, Instant now, Instant end) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(user.toString())
                .claim("client_id", partnerId)
                .claim("company", company == null ? null : company.value())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(end))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key does not sign", e);
        }
        return jwt.serialize();
    }

    /** An access token in clear. */
    record Access(String token, Instant issuedAt, Instant end) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Access[until " + end + "]";
        }
    }
}
