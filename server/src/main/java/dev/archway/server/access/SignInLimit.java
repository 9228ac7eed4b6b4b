package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How many guesses there are: of one person's secrets, and from one network address. Only failures count (docs/adr/0014). */
@Component
class SignInLimit {

    private static final int NETWORK = 8;
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private final Failures persons;
    private final Failures addresses;

    SignInLimit(SignInProperties settings, Clock clock) {
        this.persons = new Failures(settings.failures(), settings.forgivenEach(), clock);
        this.addresses = new Failures(settings.addressFailures(), settings.addressForgivenEach(), clock);
    }

    /** To be asked before a secret is looked at; it counts until {@link #succeeded}. Zero when it may be looked at, else how long to wait. */
    Duration take(String email, HttpServletRequest request) {
        Duration wait = addresses.take(address(request));
        if (wait.isZero() && !email.isEmpty()) {
            wait = persons.take(person(email));
            if (!wait.isZero()) {
                addresses.giveBack(address(request));
            }
        }
        return wait;
    }

    void succeeded(String email, HttpServletRequest request) {
        addresses.giveBack(address(request));
        persons.forget(person(email));
    }

    /** One key for all spellings that the database might take for the same address; some more do no harm. */
    private static String person(String email) {
        return MARKS.matcher(Normalizer.normalize(email.trim().strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
    }

    /** Of IPv6 the network: everybody has billions of addresses in it. */
    private static String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK)
                    : address;
        } catch (IllegalArgumentException _) {
            return address; // a proxy's own way to write it, such as with a port
        }
    }
}
