package io.reviewstream.runtime;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one service's settings from the environment and gathers every problem, so that a user can mend them all at once.
 * Not thread-safe.
 */
public final class SettingsReader {
    /** A hundred years, which fit into nanoseconds, too. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern TOPIC_PREFIX = Pattern.compile("[a-zA-Z0-9._-]*");

    private final Map<String, String> env;
    private final String prefix;
    private final TreeSet<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param prefix of this service's variables, such as {@code SINK_} */
    public SettingsReader(Map<String, String> env, String prefix) {
        this.env = env;
        this.prefix = prefix;
    }

    /** A text that must be given. */
    public String text(String name) {
        return find(name).orElseGet(() -> {
            problems.add(prefix + name + " is required but not set");
            return "";
        });
    }

    /** A text with a default. */
    public String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /** What the names of topics begin with: nothing when it is not set. */
    public String topicPrefix() {
        String given = text("TOPIC_PREFIX", "");
        if (!TOPIC_PREFIX.matcher(given).matches()) {
            problems.add(prefix + "TOPIC_PREFIX may have letters, digits, '.', '_' and '-' but was " + given);
        }
        return given;
    }

    /** A secret, given as it is or in the file that {@code NAME_FILE} names; empty when neither is set. */
    public Optional<String> secret(String name) {
        Optional<String> given = find(name);
        Optional<String> file = find(name + "_FILE");
        if (file.isEmpty()) {
            return given;
        }
        try {
            return Optional.of(SecretFile.read(env, prefix + name, file.get()));
        } catch (SettingsException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** A list separated by white space or commas; empty when not set. */
    public List<String> list(String name) {
        return find(name)
                .map(value -> Arrays.stream(value.split("[\\s,]+"))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** A whole number within bounds, both included. */
    public int intBetween(String name, int least, int most, int otherwise) {
        return (int) longBetween(name, least, most, otherwise);
    }

    /** A whole number within bounds, both included. */
    public long longBetween(String name, long least, long most, long otherwise) {
        return parse(name, otherwise, "a whole number from " + least + " to " + most, value -> {
            long number = Long.parseLong(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 2d}, or ISO-8601 such as {@code PT10S}. */
    public Duration duration(String name, Duration otherwise) {
        return parse(name, otherwise, "a duration such as 500ms, 10s, 5m or 1h", SettingsReader::parseDuration);
    }

    /** The same, but no longer than {@code most}, whole days. */
    public Duration duration(String name, Duration otherwise, Duration most) {
        Duration given = duration(name, otherwise);
        if (given.compareTo(most) <= 0) {
            return given;
        }
        problems.add(prefix + name + " must be a duration of at most " + most.toDays() + "d but was " + text(name, ""));
        return otherwise;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        return parse(name, otherwise, "true or false", value -> switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** One of an enum's names, in any case, with {@code -} for {@code _}. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        String choices = String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(SettingsReader::spelled)
                        .toList());
        return parse(name, otherwise, "one of " + choices, value -> {
            for (E choice : type.getEnumConstants()) {
                if (spelled(choice).equalsIgnoreCase(value)) {
                    return choice;
                }
            }
            throw new IllegalArgumentException();
        });
    }

    /** A path with a default. */
    public Path path(String name, Path otherwise) {
        return parse(name, otherwise, "a path", value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    /** Notes a problem that only the caller can see, such as two settings that do not go together. */
    public void problem(String text) {
        problems.add(text);
    }

    /**
     * Ends the reading. Names with this prefix that are no settings are problems, too, but for those that Kubernetes sets for
     * a service of the same name.
     *
     * @throws SettingsException when anything was wrong
     */
    public void throwIfProblems() {
        for (String name : new TreeSet<>(env.keySet())) {
            if (name.startsWith(prefix)
                    && !known.contains(name)
                    && !ServiceLinks.isOne(name, env.getOrDefault(name, ""))) {
                problems.add(
                        ComposeVariables.isOne(name)
                                ? name + " is of docker-compose.yml, not of the service; unset it here"
                                : name + " is not a setting" + NearestName.hint(name, known));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private Optional<String> find(String name) {
        known.add(prefix + name);
        return Optional.ofNullable(env.get(prefix + name)).map(String::trim).filter(value -> !value.isEmpty());
    }

    private <T> T parse(String name, T otherwise, String expected, Function<String, T> parser) {
        Optional<String> value = find(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(value.get());
        } catch (IllegalArgumentException e) {
            problems.add(prefix + name + " must be " + expected + " but was " + value.get());
            return otherwise;
        }
    }

    private static Duration parseDuration(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        if (text.startsWith("p")) {
            try {
                return possible(Duration.parse(text));
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(e);
            }
        }
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        long unitMillis = switch (text.substring(digits).trim()) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> throw new IllegalArgumentException();
        };
        BigDecimal millis = new BigDecimal(text.substring(0, digits)).multiply(BigDecimal.valueOf(unitMillis));
        if (millis.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException();
        }
        return possible(Duration.ofMillis(millis.longValue()));
    }

    private static Duration possible(Duration duration) {
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    private static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
