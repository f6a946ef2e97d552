package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look through a document for ratings. One use each. */
final class RatingScan {
    private static final int NUMBER_WORD = 0;
    private static final int STAR = 1;
    private static final int ASTERISK = 2;
    private static final int UP = 3;
    private static final int DOWN = 4;
    private static final int LETTER = 5;
    private static final int VERDICT = 6;
    private static final int HALF = 7;
    private static final PhraseTable TRIGGERS = triggers();

    private final Document document;
    private final int count;
    private final NumberRatings numbers;
    private final SignRatings signs;
    private final RatingParts parts;
    private List<RatingMention> all = List.of();
    private @Nullable RatingMention best;
    /** The strongest of those that are of no single side. */
    private @Nullable RatingMention ofWhole;

    private @Nullable RatingMention ofPart;
    private boolean partsDiffer;

    RatingScan(Document document) {
        this.document = document;
        this.count = document.tokenCount();
        var text = new RatingText(document);
        var owner = new RatingOwner(text);
        this.parts = new RatingParts(text);
        this.numbers = new NumberRatings(text, owner, parts);
        this.signs = new SignRatings(text, owner, parts);
    }

    RatingMentions read() {
        int token = 0;
        while (token < count) {
            RatingMention found = null;
            if (document.isNumber(token)) {
                found = numbers.numeric(token);
            } else {
                long trigger = TRIGGERS.longestAt(document, token, count);
                if (trigger != PhraseTable.NONE) {
                    found = triggered(token, PhraseTable.value(trigger), PhraseTable.length(trigger));
                }
            }
            if (found == null) {
                token++;
            } else {
                take(found);
                token = Math.max(token + 1, found.end());
            }
        }
        return new RatingMentions(all, partsDiffer ? ofWhole : best);
    }

    /** Of "Acting 8/10, story 4/10" neither is the rating. */
    private void take(RatingMention found) {
        if (all.isEmpty()) {
            all = new ArrayList<>();
        }
        all.add(found);
        best = stronger(found, best);
        if (parts.isOfPart(found)) {
            boolean differs = ofPart != null && found.value() * ofPart.best() != ofPart.value() * found.best();
            partsDiffer |= differs || parts.differsFromNext(found);
            ofPart = found;
        } else {
            ofWhole = stronger(found, ofWhole);
        }
    }

    private static RatingMention stronger(RatingMention later, @Nullable RatingMention earlier) {
        return earlier == null || later.strength() >= earlier.strength() ? later : earlier;
    }

    private @Nullable RatingMention triggered(int token, int trigger, int length) {
        return switch (trigger) {
            case NUMBER_WORD -> numbers.numeric(token);
            case STAR -> signs.starRun(token);
            case ASTERISK -> signs.asteriskRun(token);
            case UP, DOWN -> signs.thumbs(token, length, trigger == UP);
            case LETTER -> signs.grade(token);
            case VERDICT -> signs.verdict(token);
            default -> numbers.halfStar(token);
        };
    }

    private static PhraseTable triggers() {
        PhraseFile file = PhraseFile.beside(RatingWords.class, "rating-words.txt");
        return new PhraseTable()
                .addAll(file.phrases("number"), NUMBER_WORD)
                .addAll(List.of("★", "⭐", "⭐️", "🌟", "☆"), STAR)
                .addAll(List.of("*"), ASTERISK)
                .addAll(file.phrases("thumbs-up"), UP)
                .addAll(file.phrases("thumbs-down"), DOWN)
                .addAll(List.of("a", "b", "c", "d", "f"), LETTER)
                .addAll(List.of("fresh", "rotten"), VERDICT)
                .addAll(List.of("half", "no"), HALF);
    }
}
