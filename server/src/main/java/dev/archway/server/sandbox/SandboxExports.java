package dev.archway.server.sandbox;

import dev.archway.server.access.Partner;
import dev.archway.server.access.Partners;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.export.ExportChoices;
import dev.archway.server.export.ExportFormat;
import dev.archway.server.export.ExportPreferences;
import dev.archway.server.export.ExportSettings;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.UserId;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Export settings of people and overrides of partners, for scripts: what the portal and Professional Services are for. */
@Service
@Profile("!production")
public class SandboxExports {

    private final ExportPreferences preferences;
    private final Accounts accounts;
    private final Partners partners;

    SandboxExports(ExportPreferences preferences, Accounts accounts, Partners partners) {
        this.preferences = preferences;
        this.accounts = accounts;
        this.partners = partners;
    }

    public ExportSettings settings(String email) {
        return preferences.of(user(email));
    }

    /** The settings afterwards; what is null stays as it was. */
    public ExportSettings change(String email, ExportChoices choices, @Nullable Boolean hidePatientName) {
        return preferences.change(
                user(email),
                before -> new ExportSettings(
                        choices.in(before.format()),
                        hidePatientName == null ? before.hidePatientName() : hidePatientName));
    }

    public Optional<ExportFormat> override(String partner) {
        return preferences.overrideOf(known(partner));
    }

    /** The override afterwards; what is null stays as it was, or is the default. */
    public ExportFormat changeOverride(String partner, ExportChoices choices) {
        return preferences.changeOverride(known(partner), choices::in);
    }

    public void removeOverride(String partner) {
        preferences.removeOverride(known(partner));
    }

    private UserId user(String email) {
        return accounts.userByEmail(email)
                .map(User::id)
                .orElseThrow(() ->
                        Invalid.field("email", email, "the e-mail address of a user, such as dentist@riverside.test,"));
    }

    private String known(String partner) {
        return partners.find(partner)
                .map(Partner::id)
                .orElseThrow(() -> Invalid.field(
                        "partner",
                        partner,
                        partners.all().stream().map(Partner::id).collect(Collectors.joining(", "))));
    }
}
