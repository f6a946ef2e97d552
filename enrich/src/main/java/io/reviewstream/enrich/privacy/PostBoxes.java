package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Post office boxes: "P.O. Box 1234", "Postfach 12 34, 10115 Berlin". */
final class PostBoxes {
    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 6;

    private final Set<String> boxes = PrivacyWords.of("box");
    private final Set<String> withPostcode = PrivacyWords.of("bp");
    private final Postcodes postcodes;

    PostBoxes(Postcodes postcodes) {
        this.postcodes = postcodes;
    }

    /** The box whose number begins at a place. */
    @Nullable PersonalDatum at(String text, int at, int free) {
        int end = numberEnd(text, at);
        if (Units.isWordAt(text, end)) {
            return null;
        }
        String name = "";
        int start = at;
        for (int word = 0; word < MOST_WORDS; word++) {
            int stop = start;
            while (stop > free && at - stop < LONGEST * MOST_WORDS && ". #".indexOf(text.charAt(stop - 1)) >= 0) {
                stop--;
            }
            int first = Units.lettersStart(text, stop, free);
            if (first == stop || stop == start && word == 0) {
                return null;
            }
            name = name.isEmpty() ? Units.lower(text, first, stop) : Units.lower(text, first, stop) + " " + name;
            start = first;
            boolean sure = boxes.contains(name);
            if ((sure || withPostcode.contains(name)) && (sure || Units.isCapitalAt(text, first))) {
                int tail = postcodes.end(text, end);
                tail = tail > end ? tail : EnglishPostcodes.end(text, end);
                if (sure || tail > end) {
                    return PersonalDatum.of(Kind.POSTAL, text, first, tail);
                }
            }
        }
        return null;
    }

    /** One past "1234" or "12 34". */
    private static int numberEnd(String text, int from) {
        int end = Units.digitsEnd(text, from, LONGEST);
        while (end - from < LONGEST && Units.isBlankAt(text, end)) {
            int next = Units.digitsEnd(text, end + 1, 3);
            if (next - end != 3 || Units.isWordAt(text, next)) {
                break;
            }
            end = next;
        }
        return end;
    }
}
