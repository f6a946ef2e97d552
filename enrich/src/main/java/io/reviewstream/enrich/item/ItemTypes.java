package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.WordList;
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

    private static final int LEAST = 3;
    private static final long THIS = Words.hash("this");

    private record Cue(int type, int weight) {}

    private final List<String> types = new ArrayList<>();
    private final Map<Long, Cue> cues = new HashMap<>();
    private final WordList cueWords;

    public ItemTypes() {
        var all = new ArrayList<String>();
        for (String line : WordList.lines(ItemTypes.class, "types.txt")) {
            String[] words = line.trim().split("\\s+");
            if (!types.contains(words[0])) {
                types.add(words[0]);
            }
            for (int i = 2; i < words.length; i++) {
                all.add(words[i]);
                cues.put(Words.hash(words[i]), new Cue(types.indexOf(words[0]), Integer.parseInt(words[1])));
            }
        }
        cueWords = WordList.of(all.toArray(new String[0]));
    }

    /** The type that the source states, else the one that the words make likely. */
    public Optional<String> type(Document document, @Nullable StatedItem stated) {
        if (stated != null && stated.type() != null && !stated.type().isBlank()) {
            return Optional.of(stated.type());
        }
        int[] sums = new int[types.size()];
        for (int token = 0; token < document.tokenCount(); token++) {
            if (document.isWord(token) && cueWords.contains(document.hash(token))) {
                Cue cue = cues.get(document.hash(token));
                if (cue != null) {
                    boolean pointedAt = token > 0 && document.hash(token - 1) == THIS;
                    sums[cue.type] += cue.weight * (pointedAt ? POINTED_AT : 1);
                }
            }
        }
        int best = 0;
        for (int type = 1; type < sums.length; type++) {
            best = sums[type] > sums[best] ? type : best;
        }
        int second = 0;
        for (int type = 0; type < sums.length; type++) {
            second = type == best ? second : Math.max(second, sums[type]);
        }
        boolean clear = sums[best] >= LEAST && sums[best] * 2 >= second * 3;
        return clear ? Optional.of(types.get(best)) : Optional.empty();
    }
}
