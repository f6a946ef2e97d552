package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.text.DataLines;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import io.reviewstream.events.StatedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a film from a series, a book, a game or a product by the words of its review. Immutable. */
public final class ItemTypes {
    /** "This book" says more than any other word. */
    private static final int POINTED_AT = 4;

    private static final int FILTER_BITS = 4096;
    private static final long THIS = Words.hash("this");
    private static final long THE = Words.hash("the");
    private static final long AS = Words.hash("as");
    private static final long THAN = Words.hash("than");

    /** A book named so soon after words of weight 0, as in "based on the novel by", is what was made into something else. */
    private static final int ADAPTED_WITHIN = 5;

    /** Points of a type that is likely. */
    private static final int LEAST = 3;

    /** "The series" may as well be one of films. */
    private static final int SURELY_SERIES = 3;

    private static final String BOOK = "Book";
    private static final String FILM = "Movie";
    static final String SERIES = "TVSeries";

    /** So many quotation marks may stand before a title. */
    private static final int MOST_MARKS = 2;

    private final List<String> types = new ArrayList<>();

    /** Cue words by hash, and at the same places their types and weights. */
    private final long[] cues;

    private final byte[] typeOf;
    private final byte[] weightOf;

    /** A bit for each cue: nearly all words are told by it to be none. */
    private final long[] filter = new long[FILTER_BITS / Long.SIZE];

    /** By the hash of a word that may stand before a title: what has that title. */
    private final Map<Long, String> uses = new HashMap<>();

    public ItemTypes() {
        for (String line : DataLines.beside(ItemTypes.class, "uses.txt")) {
            String[] parts = line.trim().split("\\s+");
            for (int i = 1; i < parts.length; i++) {
                uses.put(Words.hash(parts[i]), parts[0]);
            }
        }
        List<String> lines = DataLines.beside(ItemTypes.class, "types.txt");
        int words = lines.stream()
                .mapToInt(line -> line.trim().split("\\s+").length)
                .sum();
        cues = new long[Integer.highestOneBit(words) * 8];
        typeOf = new byte[cues.length];
        weightOf = new byte[cues.length];
        for (String line : lines) {
            String[] parts = line.trim().split("\\s+");
            if (!types.contains(parts[0])) {
                types.add(parts[0]);
            }
            for (int i = 2; i < parts.length; i++) {
                long hash = Words.hash(parts[i]);
                int at = slot(hash);
                cues[at] = hash;
                filter[place(hash) >>> 6] |= 1L << place(hash);
                typeOf[at] = (byte) types.indexOf(parts[0]);
                weightOf[at] = Byte.parseByte(parts[1]);
            }
        }
    }

    private static int place(long hash) {
        return (int) (hash >>> 40) & FILTER_BITS - 1;
    }

    private int slot(long hash) {
        int mask = cues.length - 1;
        int at = (int) hash & mask;
        while (cues[at] != 0 && cues[at] != hash) {
            at = at + 1 & mask;
        }
        return at;
    }

    /** "As good as the book": of which this is none. */
    private static boolean isCompared(Document document, int token) {
        return token >= 2
                && document.hash(token - 1) == THE
                && (document.hash(token - 2) == AS || document.hash(token - 2) == THAN);
    }

    /** As {@link #type(Points, StatedItem)}, with the points that the document gives. */
    public Optional<String> type(Document document, @Nullable StatedItem stated) {
        return type(points(document), stated);
    }

    /** The type that the source states, else the one that the words make likely. */
    public static Optional<String> type(Points points, @Nullable StatedItem stated) {
        return stated != null && isStated(stated) ? Optional.ofNullable(stated.type()) : points.clear(LEAST);
    }

    /** Whether the source states the type. */
    public static boolean isStated(@Nullable StatedItem item) {
        return item != null && item.type() != null && !item.type().isBlank();
    }

    /** What "I read X" says of the X that begins at a token. */
    Optional<String> typeByUse(Document document, int title) {
        int before = title - 1;
        while (before > 0 && title - before <= MOST_MARKS && document.mark(before) != 0) {
            before--;
        }
        return before < 0 ? Optional.empty() : Optional.ofNullable(uses.get(document.hash(before)));
    }

    /** The type of what is shown on a screen; empty where few words speak for a series, and fewer for a film. */
    public static Optional<String> screened(Points points) {
        int series = points.of(SERIES);
        if (points.of(FILM) >= series) {
            return Optional.of(FILM);
        }
        return series >= SURELY_SERIES ? Optional.of(SERIES) : Optional.empty();
    }

    /** Whether no word of the document speaks for a film or a series. */
    public boolean isUnfilmed(Document document) {
        return ofFilms(points(document)) == 0;
    }

    /** The points of films and series. */
    static int ofFilms(Points points) {
        return points.of(FILM) + points.of(SERIES);
    }

    /** How much the words of a document speak for each type. */
    public Points points(Document document) {
        int[] sums = new int[types.size()];
        int adapted = -ADAPTED_WITHIN - 1;
        for (int token = 0; token < document.tokenCount(); token++) {
            long hash = document.hash(token);
            if ((filter[place(hash) >>> 6] >>> place(hash) & 1) != 0) {
                int at = slot(hash);
                if (weightOf[at] == 0) {
                    adapted = hash == cues[at] ? token : adapted;
                } else if (!types.get(typeOf[at]).equals(BOOK)
                        || token - adapted > ADAPTED_WITHIN && !isCompared(document, token)) {
                    boolean pointedAt = token > 0 && document.hash(token - 1) == THIS;
                    sums[typeOf[at]] += weightOf[at] * (pointedAt ? POINTED_AT : 1);
                }
            }
        }
        return new Points(types, sums);
    }
}
