package dev.archway.connector;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options in the notation that people type. */
final class Texts {

    private Texts() {}

    /** {@code 90s}, {@code 2m}, {@code 1h}. */
    static final class TimeText implements ITypeConverter<Duration> {

        private static final Pattern TIME = Pattern.compile("(\\d{1,7})(s|m|h)");

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is not a time: 90s, 2m or 1h");
            }
            long number = Long.parseLong(time.group(1));
            return switch (time.group(2)) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
    }

    /** {@code 127.0.0.1:9000}. */
    static final class AddressText implements ITypeConverter<InetSocketAddress> {

        private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");

        @Override
        public InetSocketAddress convert(String text) {
            Matcher address = ADDRESS.matcher(text);
            if (!address.matches() || Integer.parseInt(address.group(2)) > 65535) {
                throw new TypeConversionException("'" + text + "' is not HOST:PORT");
            }
            return new InetSocketAddress(address.group(1), Integer.parseInt(address.group(2)));
        }
    }
}
