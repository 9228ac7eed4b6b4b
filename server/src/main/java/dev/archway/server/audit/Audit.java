package dev.archway.server.audit;

import dev.archway.server.access.AdministratorCaller;
import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.account.ServerAct;
import dev.archway.server.order.OrderFilter;
import dev.archway.wire.AuditTrail;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What people and devices did: at a company for its own administrator, at all of them and to the server for whoever runs it. */
@Service
public class Audit {

    /** The largest page. */
    public static final int LARGEST_PAGE = 1024;

    private final AuditRepository repository;
    private final ServerAuditRepository server;
    private final Clock clock;

    Audit(AuditRepository repository, ServerAuditRepository server, Clock clock) {
        this.repository = repository;
        this.server = server;
        this.clock = clock;
    }

    /** Newest first; a lab sees the moves of the orders that were sent to it, and of downloads everybody sees those of his own company. */
    public AuditTrail of(AdministratorCaller caller, OrderFilter times, long offset, int size) {
        List<AuditTrail.Entry> found = switch (caller.pairing()) {
            case PracticeCaller clinic -> repository.ofClinic(clinic.company(), times, offset, size + 1);
            case LabCaller lab -> repository.ofLab(lab.company(), times, offset, size + 1);
        };
        return new AuditTrail(found.stream().limit(size).toList(), found.size() > size);
    }

    /** Of everybody, newest first, for whoever runs the server. */
    public ServerTrail ofServer(AuditQuestion question, long offset, int size) {
        List<ServerTrail.Entry> found = server.page(question, offset, size + 1);
        return new ServerTrail(found.stream().limit(size).toList(), found.size() > size);
    }

    @EventListener
    void on(ServerAct act) {
        server.add(act, clock.instant());
    }

    @EventListener
    void on(CompanyAct act) {
        repository.add(act, clock.instant());
    }
}
