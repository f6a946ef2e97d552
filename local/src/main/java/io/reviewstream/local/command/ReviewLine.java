package io.reviewstream.local.command;

import io.reviewstream.events.Aspect;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Label;
import io.reviewstream.events.Note;
import io.reviewstream.events.Person;
import io.reviewstream.events.Rating;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Sentiment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One enriched review as one line for people. */
final class ReviewLine {
    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_TITLE = 44;
    private static final int MOST_PEOPLE = 3;

    private final boolean colours;

    ReviewLine(boolean colours) {
        this.colours = colours;
    }

    /** Without a line break at the end; control characters of the review are not passed on. */
    String of(EnrichedReview review) {
        Enrichment found = review.enrichment();
        var parts = new ArrayList<String>();
        parts.add(verdict(found));
        parts.add(paint("1", title(review)));
        String people = found.people().stream()
                .filter(person -> person.role() != Person.Role.CHARACTER)
                .limit(MOST_PEOPLE)
                .map(ReviewLine::person)
                .collect(Collectors.joining(", "));
        add(parts, printable(people));
        add(parts, paint("36", String.join(", ", found.genres())));
        add(parts, aspects(found.aspects()));
        add(parts, quote(found));
        if (found.recommendation().verdict() == Recommendation.Verdict.RECOMMENDED) {
            parts.add(paint("32", "recommended"));
        } else if (found.recommendation().verdict() == Recommendation.Verdict.NOT_RECOMMENDED) {
            parts.add(paint("31", "not recommended"));
        }
        if (found.spoiler().likely()) {
            parts.add(paint("33", "spoilers"));
        }
        return String.join("  ", parts);
    }

    private String verdict(Enrichment found) {
        Sentiment sentiment = found.sentiment();
        if (sentiment == null) {
            return paint(
                    "90",
                    String.format(Locale.ROOT, "%-8s    ", found.language().code()));
        }
        String label = sentiment.label().name().toLowerCase(Locale.ROOT);
        String number = String.format(Locale.ROOT, "%+.2f", sentiment.score());
        return paint(colour(sentiment.label()), String.format(Locale.ROOT, "%-8s %s", label, number))
                + rating(found.rating());
    }

    private static String rating(@Nullable Rating rating) {
        if (rating == null || rating.origin() == Rating.Origin.PREDICTED) {
            return "";
        }
        return String.format(Locale.ROOT, " %s/%s", number(rating.value()), number(rating.best()));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String title(EnrichedReview review) {
        ItemReviewed item = review.enrichment().itemReviewed();
        if (item == null) {
            String name = review.review().name();
            return shorten(name == null ? review.id() : name, LONGEST_TITLE);
        }
        return shorten(item.name(), LONGEST_TITLE) + (item.year() == null ? "" : " (" + item.year() + ")");
    }

    private static String person(Person person) {
        return switch (person.role()) {
            case ACTOR -> person.character() == null ? person.name() : person.name() + " as " + person.character();
            case DIRECTOR -> "dir. " + person.name();
            case WRITER, AUTHOR -> "by " + person.name();
            case COMPOSER -> "music " + person.name();
            default -> person.name();
        };
    }

    private String aspects(List<Aspect> aspects) {
        var praised = new ArrayList<String>();
        var blamed = new ArrayList<String>();
        for (Aspect aspect : aspects) {
            if (aspect.label() == Label.POSITIVE) {
                praised.add(aspect.aspect());
            } else if (aspect.label() == Label.NEGATIVE) {
                blamed.add(aspect.aspect());
            }
        }
        String plus = praised.isEmpty() ? "" : paint("32", "+" + String.join(" +", praised));
        String minus = blamed.isEmpty() ? "" : paint("31", "-" + String.join(" -", blamed));
        return plus.isEmpty() || minus.isEmpty() ? plus + minus : plus + " " + minus;
    }

    private String quote(Enrichment found) {
        Sentiment sentiment = found.sentiment();
        List<Note> notes = sentiment != null && sentiment.score() < 0 ? found.negativeNotes() : found.positiveNotes();
        return notes.isEmpty() ? "" : paint("90", "“" + shorten(notes.get(0).text(), LONGEST_QUOTE) + "”");
    }

    private static String colour(Label label) {
        return switch (label) {
            case POSITIVE -> "1;32";
            case NEGATIVE -> "1;31";
            case MIXED -> "1;33";
            case NEUTRAL -> "1;90";
        };
    }

    private String paint(String code, String text) {
        String shown = printable(text);
        return colours && !shown.isEmpty() ? "\u001B[" + code + "m" + shown + "\u001B[0m" : shown;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    private static String shorten(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** Review text must not be able to send commands to the terminal: the only ones are our own colours around it. */
    private static String printable(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean directional = unit >= '\u202A' && unit <= '\u202E' || unit >= '\u2066' && unit <= '\u2069';
            line.append(Character.isISOControl(unit) || directional ? ' ' : unit);
        }
        return line.toString();
    }
}
