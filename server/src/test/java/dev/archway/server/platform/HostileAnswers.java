package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeps what was wrong with answers, so that one run names them all. What holds for every answer: no 500, no page, nothing of the server's inside. */
final class HostileAnswers {

    private static final Pattern INSIDE = Pattern.compile(
            "Exception|\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\b(java|javax|jakarta|tools\\.jackson|org\\.\\w+|dev\\.archway)\\.[a-z]+\\.|SQLSTATE|[Ss]tack ?[Tt]race");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final int LONGEST = 4_000;

    private final List<String> wrong = new ArrayList<>();
    private int count;

    /** An answer that must have one of these codes; none means that every code below 500 will do. */
    void check(String what, Http.Answer answer, Integer... codes) {
        check(what, answer.status(), answer.header("Content-Type"), answer.text(), codes);
    }

    void check(String what, RawHttp.Answer answer, Integer... codes) {
        String type = answer.head()
                .toLowerCase(Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-type:"))
                .findFirst()
                .map(line -> line.substring("content-type:".length()).strip())
                .orElse("");
        check(what, answer.status(), type, answer.body(), codes);
    }

    /** An answer that must say something about a field or a value. */
    void says(String what, Http.Answer answer, String named, Integer... codes) {
        check(what, answer, codes);
        if (!answer.text().toLowerCase(Locale.ROOT).contains(named.toLowerCase(Locale.ROOT))) {
            wrong.add(what + ": does not name " + named + ": " + answer.text());
        }
    }

    /** Two requests that must get the same answer, but for the time of day. */
    void same(String what, Http.Answer one, Http.Answer other) {
        check(what, one);
        if (one.status() != other.status()
                || !TIME.matcher(one.text())
                        .replaceAll("<time>")
                        .equals(TIME.matcher(other.text()).replaceAll("<time>"))) {
            wrong.add(what + ": " + one.status() + " " + one.text() + " is not " + other.status() + " " + other.text());
        }
    }

    /** Fails with everything that was wrong; with too few answers the test did not do what it says. */
    void verify(int least) {
        assertThat(wrong).as("%d of %d answers are wrong", wrong.size(), count).isEmpty();
        assertThat(count).as("answers that were looked at").isGreaterThanOrEqualTo(least);
    }

    private void check(String what, int status, String type, String body, Integer... codes) {
        count++;
        String got = what + ": " + status + " " + type + " "
                + body.substring(0, Math.min(body.length(), 300)).replaceAll("\\p{Cntrl}", "?");
        boolean asked = Set.of(codes).contains(status); // 501 and 505 are about what HTTP is, no failure
        if (status == 0 || (status >= 500 && !asked)) {
            wrong.add("failed: " + got);
        } else if (codes.length > 0 && !asked) {
            wrong.add("not " + List.of(codes) + ": " + got);
        }
        if (status >= 400) {
            if (!body.isEmpty() && !type.startsWith("application/json")) {
                wrong.add("no JSON: " + got);
            }
            if (INSIDE.matcher(body).find() || body.contains("<html") || body.length() > LONGEST) {
                wrong.add("says too much: " + got);
            }
        }
    }
}
