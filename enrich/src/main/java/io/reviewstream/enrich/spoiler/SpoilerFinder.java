package io.reviewstream.enrich.spoiler;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.events.Span;
import io.reviewstream.events.Spoiler;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a review gives the plot away: because it says so, or because it tells how the story ends. Keeps nothing, so it
 * may be shared.
 */
public final class SpoilerFinder {
    private static final int MARK = 0;
    private static final int NO_SPOILER = 1;
    private static final int STRONG = 2;
    private static final int WEAK = 3;

    private static final Spoiler NONE = new Spoiler(false, List.of());

    /** So many weak signs together make one strong. */
    private static final int WEAK_ENOUGH = 4;

    private final PhraseTable phrases = new PhraseTable();

    public SpoilerFinder() {
        PhraseFile file = PhraseFile.beside(SpoilerFinder.class, "spoilers.txt");
        phrases.addAll(file.phrases("weak"), WEAK)
                .addAll(file.phrases("strong"), STRONG)
                .addAll(file.phrases("mark"), MARK)
                .addAll(file.phrases("none"), NO_SPOILER);
    }

    /** "The Killer is": a capital within, though the words don't shout. */
    private static boolean isName(Document document, int first, int end) {
        for (int token = first + 1; token < end; token++) {
            if (document.isCapitalised(token) && !document.isUpperCase(token) && document.length(token) > 1) {
                return true;
            }
        }
        return false;
    }

    /** What was found; the mentions are the words that mark or make the spoiler, none when it is not likely. */
    public Spoiler find(Document document) {
        var strong = new ArrayList<Span>();
        var all = new ArrayList<Span>();
        boolean marked = false;
        boolean denied = false;
        int weak = 0;
        int count = document.tokenCount();
        int token = phrases.next(document, 0, count);
        while (token < count) {
            long found = phrases.longestAt(document, token, count);
            if (found == PhraseTable.NONE) {
                token = phrases.next(document, token + 1, count);
                continue;
            }
            int length = PhraseTable.length(found);
            int value = PhraseTable.value(found);
            if ((value == STRONG || value == WEAK) && isName(document, token, token + length)) {
                token = phrases.next(document, token + 1, count);
                continue;
            }
            if (value == NO_SPOILER) {
                denied = true;
            } else {
                Span span = document.span(token, token + length);
                all.add(span);
                if (value == WEAK) {
                    weak++;
                } else {
                    marked |= value == MARK;
                    strong.add(span);
                }
            }
            token = phrases.next(document, token + length, count);
        }
        boolean weakTogether = weak >= WEAK_ENOUGH && weak * 60 >= count;
        boolean likely = marked || (!denied && (!strong.isEmpty() || weakTogether));
        if (!likely) {
            return NONE;
        }
        return new Spoiler(true, strong.isEmpty() ? all : strong);
    }
}
