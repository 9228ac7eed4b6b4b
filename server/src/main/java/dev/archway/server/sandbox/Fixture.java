package dev.archway.server.sandbox;

import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.account.Company;
import dev.archway.server.account.CompanyKind;
import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ScannerModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sandbox's accounts, as PRODUCT.md lists them. They are there before the first request is accepted; what is there already stays as it is. */
@Component
@Profile("!production")
class Fixture implements SmartInitializingSingleton {

    private static final String PASSWORD = "archway-sandbox";
    private static final String SCANNER_SECRET = "scanner-secret";
    private static final String REDIRECT = "http://127.0.0.1/callback";

    private static final CompanyId RIVERSIDE = new CompanyId(90360);
    private static final CompanyId HARBOR = new CompanyId(90361);
    private static final CompanyId HILLSIDE = new CompanyId(90362);
    private static final CompanyId PRECISION = new CompanyId(70010);
    private static final CompanyId ALIGNED = new CompanyId(70011);

    private final Registration registration;
    private final Partners partners;

    Fixture(Registration registration, Partners partners) {
        this.registration = registration;
        this.partners = partners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        companies();
        people();
        scanners();
        partners();
    }

    private void companies() {
        clinic(RIVERSIDE, "Riverside Dental", "US", "US", "1 Riverside Walk, Springfield");
        clinic(HARBOR, "Harbor Orthodontics", "DE", "EU", "Hafenstraße 2, Musterstadt");
        clinic(HILLSIDE, "Hillside Clinic", "US", "US", "3 Hill Road, Springfield");
        lab(PRECISION, "Precision Dental Lab", "Dental");
        lab(ALIGNED, "Aligned Ortho Lab", "Ortho");
        for (CompanyId clinic : List.of(RIVERSIDE, HARBOR)) {
            registration.lab(clinic, PRECISION);
            registration.lab(clinic, ALIGNED);
        }
    }

    private void people() {
        User rivers = person(1001, "dentist@riverside.test", "Rowan", "Rivers", UserKind.DENTIST, "RD-1001");
        registration.member(RIVERSIDE, rivers, true);
        registration.member(HARBOR, rivers, true);
        User haven = person(1002, "orthodontist@harbor.test", "Harper", "Haven", UserKind.ORTHODONTIST, "HO-1002");
        registration.member(HARBOR, haven, false);
        User hill = person(1003, "dentist@hillside.test", "Hollis", "Hill", UserKind.DENTIST, "HC-1003");
        registration.member(HILLSIDE, hill, false);
        User precision = person(1004, "labtech@precision.test", "Parker", "Precision", UserKind.LAB_PERSON, null);
        registration.member(PRECISION, precision, false);
        User aligned = person(1005, "labtech@aligned.test", "Avery", "Aligned", UserKind.LAB_PERSON, null);
        registration.member(ALIGNED, aligned, false);
        person(1006, "modeler@sandbox.test", "Morgan", "Modeler", UserKind.MODELER, null);
        person(1007, "admin@sandbox.test", "Ariel", "Admin", UserKind.ADMINISTRATOR, null);
    }

    private void scanners() {
        registration.scanner(RIVERSIDE, "EL5D-0001", ScannerModel.ELEMENT_5D, SCANNER_SECRET);
        registration.scanner(HARBOR, "EL2-0002", ScannerModel.ELEMENT_2, SCANNER_SECRET);
        registration.scanner(HILLSIDE, "LUM-0003", ScannerModel.LUMINA, SCANNER_SECRET);
    }

    private void partners() {
        partner(new Partner("sandbox-dpms", "Sandbox DPMS", CompanyKind.CLINIC, null, false, false, false));
        partner(new Partner("sandbox-dpms-plus", "Sandbox DPMS Plus", CompanyKind.CLINIC, null, true, true, true));
        partner(new Partner("sandbox-lms", "Sandbox LMS", CompanyKind.LAB, null, false, false, false));
    }

    private void clinic(CompanyId id, String name, String country, String region, String address) {
        registration.company(new Company(id, name, CompanyKind.CLINIC, country, region, address, List.of(), false));
    }

    private void lab(CompanyId id, String name, String type) {
        registration.company(new Company(id, name, CompanyKind.LAB, "US", "US", "", List.of(type), false));
    }

    private User person(long id, String email, String first, String last, UserKind kind, @Nullable String license) {
        User user = new User(new UserId(id), email, "", first, last, kind, license);
        registration.user(user, PASSWORD);
        return user;
    }

    private void partner(Partner partner) {
        partners.register(partner, partner.id() + "-secret", List.of(REDIRECT));
    }
}
