package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was asked for and scanned for patients: known to whoever keeps Rx and orders. An order goes wherever its Rx goes. */
public interface CasesOfPatients {

    /** How much a patient has. */
    PatientCases of(CompanyId company, PatientId patient);

    /** Gives all of a patient's Rx, deleted ones too, to another patient; their orders are held from then on. The Rx that moved. */
    List<RxId> moveAll(CompanyId company, PatientId from, PatientId to);

    /** Holds the orders of these Rx, then the Rx, until the transaction ends, as everybody does before holding their patient. */
    void hold(CompanyId company, List<RxId> rx);

    /** Gives these Rx, as far as they are that patient's, to another one. */
    void move(CompanyId company, List<RxId> rx, PatientId from, PatientId to);

    /** The newest scan that is ready. */
    Optional<Instant> lastScan(CompanyId company, PatientId patient);
}
