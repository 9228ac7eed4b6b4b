package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.PersonActs;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Spring Security's passkeys at the address that a request came to. A passkey asks for its owner's finger, face or PIN each time, which makes it two factors in one: so it does
 * for a whole sign-in.
 */
@Component
class PasskeyCeremonies implements WebAuthnRelyingPartyOperations {

    private static final Logger log = LoggerFactory.getLogger(PasskeyCeremonies.class);
    private static final String NAME = "Archway";
    private static final int LONGEST_LABEL = 60;

    private final PublicKeyCredentialUserEntityRepository entities;
    private final UserCredentialRepository credentials;
    private final PasskeyAddress address;
    private final Accounts accounts;
    private final Standings standings;
    private final OwnPassword own;
    private final PersonActs acts;

    PasskeyCeremonies(
            PublicKeyCredentialUserEntityRepository entities,
            UserCredentialRepository credentials,
            PasskeyAddress address,
            Accounts accounts,
            Standings standings,
            OwnPassword own,
            PersonActs acts) {
        this.entities = entities;
        this.credentials = credentials;
        this.address = address;
        this.accounts = accounts;
        this.standings = standings;
        this.own = own;
        this.acts = acts;
    }

    /** Spring Security asks only that somebody is signed in; half a sign-in is not enough, and neither is one without the password of just now. */
    @Override
    public PublicKeyCredentialCreationOptions createPublicKeyCredentialCreationOptions(
            PublicKeyCredentialCreationOptionsRequest request) {
        Authentication person = request.getAuthentication();
        if (SecondFactor.isHalf(person, standings)) {
            throw new AccessDeniedException("Whoever has a passkey presents it before adding another");
        }
        if (!own.spend(UserId.of(person), here().getRequest())) {
            throw new AccessDeniedException("Whoever adds a passkey gives the password first");
        }
        PublicKeyCredentialCreationOptions options = ceremonies().createPublicKeyCredentialCreationOptions(request);
        return PublicKeyCredentialCreationOptions.builder()
                .rp(options.getRp())
                .user(named(options.getUser(), person))
                .challenge(options.getChallenge())
                .pubKeyCredParams(options.getPubKeyCredParams())
                .timeout(options.getTimeout())
                .excludeCredentials(options.getExcludeCredentials())
                .attestation(options.getAttestation())
                .extensions(options.getExtensions())
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .build();
    }

    @Override
    public CredentialRecord registerCredential(RelyingPartyRegistrationRequest request) {
        String label = request.getPublicKey().getLabel();
        if (label == null
                || label.isBlank()
                || label.length() > LONGEST_LABEL
                || label.chars().anyMatch(Character::isISOControl)) {
            throw new AccessDeniedException("A passkey has a name of 1 to " + LONGEST_LABEL + " characters");
        }
        Authentication person =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        PublicKeyCredentialUserEntity owner = entities.findByUsername(person.getName());
        if (owner == null
                || !owner.getId().equals(request.getCreationOptions().getUser().getId())) {
            throw new AccessDeniedException("The options are somebody else's");
        }
        CredentialRecord made = registered(request);
        acts.tell(UserId.of(person), "added a passkey");
        presented(person);
        return made;
    }

    /** The device confirmed its owner just now: this session need not ask again. */
    private static void presented(Authentication person) {
        SecurityContext more = SecurityContextHolder.createEmptyContext();
        more.setAuthentication(person.toBuilder()
                .authorities(factors ->
                        factors.add(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)))
                .build());
        SecurityContextHolder.setContext(more);
        new HttpSessionSecurityContextRepository()
                .saveContext(more, here().getRequest(), Objects.requireNonNull(here().getResponse()));
    }

    @Override
    public PublicKeyCredentialRequestOptions createCredentialRequestOptions(
            PublicKeyCredentialRequestOptionsRequest request) {
        return ceremonies().createCredentialRequestOptions(request);
    }

    @Override
    public PublicKeyCredentialUserEntity authenticate(RelyingPartyAuthenticationRequest request) {
        return ceremonies().authenticate(request);
    }

    /** What does not verify is refused; why is for the log. */
    private CredentialRecord registered(RelyingPartyRegistrationRequest request) {
        try {
            return ceremonies().registerCredential(request);
        } catch (RuntimeException e) {
            log.info(
                    "A passkey was not taken, since it does not verify: {}",
                    e.getClass().getSimpleName());
            throw new AccessDeniedException("The passkey does not verify", e);
        }
    }

    private static ServletRequestAttributes here() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }

    private Webauthn4JRelyingPartyOperations ceremonies() {
        PublicKeyCredentialRpEntity server = PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name(NAME)
                .build();
        Webauthn4JRelyingPartyOperations ceremonies =
                new Webauthn4JRelyingPartyOperations(entities, credentials, server, address.origins());
        ceremonies.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return ceremonies;
    }

    /** What a person sees when choosing a passkey: the e-mail address and the name, not the id. */
    private PublicKeyCredentialUserEntity named(PublicKeyCredentialUserEntity entity, Authentication person) {
        User user = accounts.user(UserId.of(person)).orElseThrow();
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(entity.getId())
                .name(user.email())
                .displayName(user.name())
                .build();
    }
}
