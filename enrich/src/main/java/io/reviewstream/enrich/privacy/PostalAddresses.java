package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Streets with house numbers, and post office boxes; asked at each number. */
final class PostalAddresses {
    private static final String QUOTES = "\"'“”‘’«»„*_";

    private final Set<String> works = PrivacyWords.of("work");
    private final Postcodes postcodes = new Postcodes();
    private final PostBoxes boxes = new PostBoxes(postcodes);
    private final EnglishStreets english = new EnglishStreets();
    private final FrenchStreets french = new FrenchStreets(postcodes);
    private final NumbersBehindStreets others = new NumbersBehindStreets(postcodes);

    /** The address that the number at a place is part of. */
    @Nullable PersonalDatum at(String text, int at, int free) {
        PersonalDatum box = boxes.at(text, at, free);
        if (box != null) {
            return box;
        }
        int end = english.end(text, at);
        end = end > at ? end : french.end(text, at);
        if (end > at) {
            return isWork(text, at, end) ? null : PersonalDatum.of(Kind.POSTAL, text, at, end);
        }
        return others.at(text, at, free);
    }

    /** Whether what looks like an address is a title: one that is known, or between quotation marks. */
    private boolean isWork(String text, int from, int end) {
        boolean quoted = from > 0
                && end < text.length()
                && QUOTES.indexOf(text.charAt(from - 1)) >= 0
                && QUOTES.indexOf(text.charAt(end)) >= 0;
        return quoted || works.contains(Units.lower(text, from, end));
    }
}
