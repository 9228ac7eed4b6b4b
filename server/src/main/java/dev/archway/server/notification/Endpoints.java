package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.access.PartnerCallbacks;
import dev.archway.server.access.Partners;
import dev.archway.server.notification.DeliveryLogRepository.Counts;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.NotFound;
import dev.archway.wire.Notification;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses where partners are notified: registered, tested, opened again, and their signing secrets. */
@Service
public class Endpoints {

    /** What a test is about: no Rx and no company have these. */
    private static final Notification NOTHING = new Notification(new UUID(0, 0).toString(), "0");

    private static final String TEST = "endpoint.test";

    private final EndpointRepository endpoints;
    private final SecretRepository secrets;
    private final DeliveryLogRepository log;
    private final PartnerCallbacks callbacks;
    private final Partners partners;
    private final Webhook webhook;
    private final Tasks tasks;
    private final Breaker breaker;
    private final NotificationProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Endpoints(
            EndpointRepository endpoints,
            SecretRepository secrets,
            DeliveryLogRepository log,
            PartnerCallbacks callbacks,
            Partners partners,
            Webhook webhook,
            Tasks tasks,
            NotificationProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.log = log;
        this.callbacks = callbacks;
        this.partners = partners;
        this.webhook = webhook;
        this.tasks = tasks;
        this.breaker = Breaker.of(properties);
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A secret that is shown this once.
     *
     * @param oldUntil until when the one before signs, too; null when there was none
     */
    public record NewSecret(String secret, @Nullable Instant oldUntil) {

        /** Keeps it out of logs. */
        @Override
        public String toString() {
            return "NewSecret";
        }
    }

    /** Every address that was ever notified or is registered, by partner and address. */
    public List<KnownEndpoint> all() {
        Map<UUID, PartnerCallbacks.Callback> registered = callbacks.all().stream()
                .collect(Collectors.toMap(
                        each -> Endpoint.of(each.partnerId(), each.url()).id(), Function.identity()));
        Map<UUID, Counts> counts = log.counts();
        return endpoints.all().stream()
                .map(row -> known(row, registered, counts))
                .toList();
    }

    public KnownEndpoint get(UUID id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(() -> notFound(id));
    }

    /** From now on the partner is told there, and its pairings' own addresses do not count. One that is there already gets these events. */
    @Transactional
    public KnownEndpoint register(@Nullable String partner, @Nullable String url, Set<CallbackEvent> events) {
        PartnerCallbacks.Callback callback = callbacks.register(partner, url, events);
        Endpoint endpoint = Endpoint.of(callback.partnerId(), callback.url());
        endpoints.hold(endpoint);
        return get(endpoint.id());
    }

    /** The partner is told there no more: what waits moves to its other addresses. An address that is a pairing's stays one. */
    @Transactional
    public void remove(UUID id) {
        Endpoint endpoint = row(id).endpoint();
        if (!callbacks.remove(endpoint.partnerId(), endpoint.url())) {
            throw NotFound.because("ENDPOINT_NOT_REGISTERED", "Endpoint " + id + " is not a registered one.");
        }
    }

    /** Sends a test now, whatever state the endpoint is in, and waits for what comes; it changes nothing and is not in the log. */
    public LoggedAttempt test(UUID id) {
        Endpoint endpoint = row(id).endpoint();
        Signing signing = secrets.of(endpoint, clock.instant());
        return LoggedAttempt.of(webhook.send(endpoint, signing, "test_" + UUID.randomUUID(), TEST, NOTHING));
    }

    /** Ends a pause or an end: what waits is sent now. What is dead stays dead until it is replayed. */
    @Transactional
    public KnownEndpoint open(UUID id) {
        row(id);
        endpoints.hold(id);
        endpoints.save(id, Health.GOOD);
        tasks.runAt(DeliveryTask.NAME, id.toString(), clock.instant());
        return get(id);
    }

    /** A new secret of the endpoint's own; what it was signed with until now, its partner's secret included, signs for a while, too. */
    @Transactional
    public NewSecret rotateSecret(UUID id) {
        Endpoint endpoint = row(id).endpoint();
        endpoints.hold(id);
        return rotate(endpoint.partnerId(), id);
    }

    /** A new secret for all endpoints of the partner that have none of their own. */
    @Transactional
    public NewSecret rotateSecret(String partner) {
        if (partners.find(partner).isEmpty()) {
            throw NotFound.because("PARTNER_NOT_FOUND", "There is no partner " + partner + " here.");
        }
        return rotate(partner, null);
    }

    private NewSecret rotate(String partner, @Nullable UUID endpoint) {
        SigningSecret fresh = SigningSecret.fresh(random);
        Instant now = clock.instant();
        Instant oldUntil = now.plus(properties.secretOverlap());
        boolean old = secrets.rotate(partner, endpoint, fresh, now, oldUntil);
        return new NewSecret(fresh.shown(), old ? oldUntil : null);
    }

    private EndpointRepository.Row row(UUID id) {
        return endpoints.find(id).orElseThrow(() -> notFound(id));
    }

    private static NotFound notFound(UUID id) {
        return NotFound.because("ENDPOINT_NOT_FOUND", "There is no endpoint " + id + " here.");
    }

    private KnownEndpoint known(
            EndpointRepository.Row row, Map<UUID, PartnerCallbacks.Callback> registered, Map<UUID, Counts> counts) {
        Endpoint endpoint = row.endpoint();
        Health health = row.health();
        PartnerCallbacks.Callback callback = registered.get(endpoint.id());
        Counts count = counts.getOrDefault(endpoint.id(), Counts.NONE);
        Instant now = clock.instant();
        Signing signing = secrets.of(endpoint, now);
        return new KnownEndpoint(
                endpoint.id(),
                endpoint.partnerId(),
                endpoint.url().toString(),
                callback != null,
                (callback == null ? Arrays.stream(CallbackEvent.values()) : callback.events().stream())
                        .sorted(Comparator.naturalOrder())
                        .map(CallbackEvent::wire)
                        .toList(),
                state(health, now),
                health.failures(),
                health.isPaused(now) ? health.pausedUntil() : null,
                health.endedAt(),
                count.waiting(),
                count.dead(),
                signing.lost() || !signing.secrets().isEmpty());
    }

    private String state(Health health, Instant now) {
        if (health.endedAt() != null) {
            return "Ended";
        }
        if (health.isPaused(now)) {
            return "Paused";
        }
        return health.isProbing(breaker) ? "Probing" : "Active";
    }
}
