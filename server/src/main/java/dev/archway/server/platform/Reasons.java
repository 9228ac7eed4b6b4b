package dev.archway.server.platform;

import dev.archway.server.shared.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Why something was refused, as a page says it: in the reader's language and without the names of the API. By the field that is wrong, {@code reason.of.<field>}, else by the
 * code, {@code reason.<code>}; what has neither is said as the API says it.
 */
@Component("reasons")
public class Reasons {

    private final MessageSource messages;

    Reasons(MessageSource messages) {
        this.messages = messages;
    }

    public String of(Refusal refusal) {
        Locale locale = LocaleContextHolder.getLocale();
        return Stream.concat(
                        refusal.fields().stream()
                                .map(wrong -> "of." + wrong.field().toLowerCase(Locale.ROOT)),
                        Stream.of(refusal.code().toLowerCase(Locale.ROOT).replace('_', '-')))
                .map(key -> Optional.ofNullable(messages.getMessage("reason." + key, null, null, locale)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(refusal::reason);
    }
}
