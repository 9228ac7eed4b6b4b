package dev.archway.server.account;

import dev.archway.server.shared.Refusal.WrongField;
import dev.archway.server.shared.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody says of a person who is added or changed.
 *
 * @param licenseNumber of a doctor; it does not count for others, and may be empty
 */
public record PersonEntry(String email, String firstName, String lastName, UserKind kind, String licenseNumber) {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST = 100;

    public PersonEntry {
        email = email.strip();
        firstName = firstName.strip();
        lastName = lastName.strip();
        licenseNumber = licenseNumber.strip();
    }

    /** All fields that are wrong at once. */
    PersonEntry checked() {
        List<WrongField> wrong = new ArrayList<>();
        Fields.line(wrong, "email", email, LONGEST_EMAIL, true);
        Fields.must(
                wrong,
                email.isEmpty()
                        || email.length() > LONGEST_EMAIL
                        || EMAIL.matcher(email).matches(),
                "email",
                email,
                "an address such as doctor@clinic.example");
        Fields.line(wrong, "firstName", firstName, LONGEST, true);
        Fields.line(wrong, "lastName", lastName, LONGEST, true);
        Fields.line(wrong, "licenseNumber", licenseNumber, LONGEST, false);
        Fields.refuse(wrong);
        return this;
    }

    User as(UserId id) {
        String license = kind.isDoctor() && !licenseNumber.isEmpty() ? licenseNumber : null;
        return new User(id, email, "", firstName, lastName, kind, license);
    }

    /** Keeps the person out of logs. */
    @Override
    public String toString() {
        return "PersonEntry[" + kind + "]";
    }
}
