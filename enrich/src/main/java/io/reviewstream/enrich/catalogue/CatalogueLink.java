package io.reviewstream.enrich.catalogue;

import io.reviewstream.events.CatalogueEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which work of a catalogue a review means by a title: the year beside it and the people that the text names settle which
 * of two. For one review; not thread-safe.
 */
public final class CatalogueLink {
    /** Names beyond this are not looked for: what settles it stands in the text of a review. */
    private static final int LONGEST_TEXT = 1 << 16;

    private static final int MOST_PEOPLE = 40;

    /** Shorter surnames are found in the middle of anything. */
    private static final int SHORTEST_SURNAME = 4;

    private static final int FULL_NAME = 2;
    private static final int SAME_YEAR = 2;

    private final Catalogue catalogue;
    private final String text;

    /** What was looked up: the title that is given is asked for once more. */
    private final Map<String, List<CatalogueEntry>> called = new HashMap<>();

    /** @param text of the review */
    public CatalogueLink(Catalogue catalogue, String text) {
        this.catalogue = catalogue;
        this.text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /**
     * A work that a title means.
     *
     * @param entry the work
     * @param supported whether the year or somebody named in the text speaks for it, too
     */
    public record Work(CatalogueEntry entry, boolean supported) {}

    /** The work that is meant; empty when the catalogue has none of this title and year, or nothing settles which. */
    public Optional<Work> work(String title, @Nullable Integer year) {
        CatalogueEntry best = null;
        int most = -1;
        int second = -1;
        for (CatalogueEntry entry : called.computeIfAbsent(title, catalogue::called)) {
            int away = year == null || entry.year() == null ? -1 : Math.abs(year - entry.year());
            // A year more or less is the same film in another country.
            if (away <= 1) {
                int support = (away < 0 ? 0 : SAME_YEAR - away) + named(entry);
                if (support > most) {
                    second = most;
                    most = support;
                    best = entry;
                } else {
                    second = Math.max(second, support);
                }
            }
        }
        return best == null || second == most ? Optional.empty() : Optional.of(new Work(best, most > 0));
    }

    /** How much of an entry's people the text names. */
    private int named(CatalogueEntry entry) {
        int named = 0;
        int looked = 0;
        for (String person : entry.people()) {
            if (looked++ == MOST_PEOPLE) {
                break;
            }
            int blank = person.lastIndexOf(' ');
            if (!holds(person.substring(blank + 1))) {
                // Nor does it hold the full name: of most people the text is searched for one word only.
                continue;
            }
            boolean surname = blank > 0 && person.length() - blank > SHORTEST_SURNAME;
            named += blank < 0 || holds(person) ? FULL_NAME : surname ? 1 : 0;
        }
        return named;
    }

    /** Whether the text has these words by themselves, as they are written or all in capitals. */
    private boolean holds(String words) {
        return holdsAsIs(words) || holdsAsIs(words.toUpperCase(Locale.ROOT));
    }

    private boolean holdsAsIs(String words) {
        int at = text.indexOf(words);
        while (at >= 0) {
            int end = at + words.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
            at = text.indexOf(words, at + 1);
        }
        return false;
    }
}
