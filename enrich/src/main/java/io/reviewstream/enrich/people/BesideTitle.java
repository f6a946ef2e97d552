package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Span;
import java.util.List;

/** How somebody is named beside the title of what is reviewed: as who wrote or owns it, or just where the title is. */
final class BesideTitle {
    /** A title of this chance is no person's name, … */
    static final double SURELY_TITLE = 0.95;

    /** … of less it is when the chance of a part in the making is greater, and this at least. */
    private static final float NO_TITLE = 0.6f;

    /** A comma and quotation marks may stand between a title and "by". */
    private static final int MOST_MARKS = 4;

    private static final long BY = Words.hash("by");
    private static final long TRANSLATED = Words.hash("translated");

    private final Names names;
    private final Document document;
    private final ItemReviewed item;

    BesideTitle(Names names, ItemReviewed item) {
        this.names = names;
        this.document = names.document();
        this.item = item;
    }

    /** "Jane Doe's Orchard", "Orchard, by Jane Doe", "Orchard (Jane Doe, 1993)" and, above a review, "Jane Doe, Orchard". */
    boolean isAuthor(Somebody somebody) {
        return somebody.name.full()
                && !isTitle(somebody)
                && (isOwner(somebody) || isNamedBehindTitle(somebody) || isNamedAbove(somebody));
    }

    private boolean isNamedBehindTitle(Somebody somebody) {
        for (Stretch mention : somebody.mentions) {
            int token = mention.first() - 1;
            boolean bracketed = token >= 1 && document.isSymbol(token, '(') && isBracketed(mention);
            boolean underneath = token >= 1
                    && document.isSymbol(token, '-')
                    && mention.end() < document.tokenCount()
                    && document.startsLine(mention.end());
            if (token < 1 || document.hash(token) != BY && !bracketed && !underneath) {
                continue;
            }
            int before = token - 1;
            while (before > 0 && token - before < MOST_MARKS && document.mark(before) != 0) {
                before--;
            }
            if (isWithin(document.start(before), item.mentions())) {
                return true;
            }
        }
        return false;
    }

    /** "(Jane Doe)", "(Jane Doe, 1993)", "(Jane Doe, translated by". */
    private boolean isBracketed(Stretch mention) {
        int after = mention.end();
        boolean translated = after + 1 < document.tokenCount()
                && document.isSymbol(after, ',')
                && document.hash(after + 1) == TRANSLATED;
        boolean closed = after < document.tokenCount() && document.isSymbol(after, ')');
        return closed || translated || RoleCues.isDated(document, mention);
    }

    /** Whether the text begins with somebody, a mark and what is reviewed. */
    private boolean isNamedAbove(Somebody somebody) {
        Stretch first = somebody.mentions.get(0);
        int title = first.end() + 1;
        return first.first() == 0
                && title < document.tokenCount()
                && document.mark(title - 1) != 0
                && isTitleAt(document.start(title));
    }

    /** Whether somebody is named as the owner of what is reviewed. */
    boolean isOwner(Somebody somebody) {
        for (Stretch mention : somebody.mentions) {
            int next = mention.end();
            if (!names.isPossessive(next - 1)) {
                continue;
            }
            if (next < document.tokenCount() && document.mark(next) != 0) {
                next++;
            }
            if (next < document.tokenCount() && isTitleAt(document.start(next))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a mention of the item begins at a unit of the text. */
    private boolean isTitleAt(int start) {
        int at = firstFrom(start, item.mentions());
        return at < item.mentions().size() && item.mentions().get(at).start() == start;
    }

    /**
     * "Jane Doe is superb": the chance of a part in the making that it takes for somebody who is named just where the title is; 1 when
     * nothing will do, 0 when the name stands elsewhere, too.
     */
    double chance(Somebody somebody) {
        if (!isTitle(somebody)) {
            return 0;
        }
        Stretch name = somebody.name;
        boolean mayBeNoTitle = item.confidence() < SURELY_TITLE
                && name.full()
                && !somebody.isQuoted(names)
                && document.nameText(name.first(), name.end()).equals(item.name());
        return mayBeNoTitle ? Math.max(NO_TITLE, item.confidence()) : 1;
    }

    /** Whether the person is only ever named within the title of what is reviewed. */
    private boolean isTitle(Somebody somebody) {
        for (Stretch mention : somebody.mentions) {
            if (!isWithin(document.start(mention.first()), item.mentions())) {
                return false;
            }
        }
        return true;
    }

    /** Whether a unit of the text is within one of the mentions of the item, which follow each other. */
    static boolean isWithin(int unit, List<Span> titles) {
        int next = firstFrom(unit + 1, titles);
        return next > 0 && unit < titles.get(next - 1).end();
    }

    /** The first mention of the item that begins at a unit of the text or behind it. */
    private static int firstFrom(int unit, List<Span> titles) {
        int from = 0;
        int to = titles.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (titles.get(middle).start() < unit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
