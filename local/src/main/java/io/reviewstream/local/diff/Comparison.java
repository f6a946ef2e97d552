package io.reviewstream.local.diff;

import io.reviewstream.events.EnrichedReview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two sets of enriched reviews, by id: the latest revision of each counts. Not thread-safe. */
public final class Comparison {
    /** Less is rounding. */
    private static final double SAME_SCORE = 0.0005;

    private static final int MOST_TURNS = 6;

    private final int examples;
    private final Map<String, Digest> before = new HashMap<>();
    private final Map<String, Digest> after = new HashMap<>();

    /** @param examples how many to show of each kind of change */
    public Comparison(int examples) {
        this.examples = examples;
    }

    /** Adds to the first set. */
    public void addBefore(EnrichedReview review) {
        add(before, review);
    }

    /** Adds to the second set. */
    public void addAfter(EnrichedReview review) {
        add(after, review);
    }

    private static void add(Map<String, Digest> set, EnrichedReview review) {
        set.merge(review.id(), Digest.of(review), (one, other) -> other.revision() >= one.revision() ? other : one);
    }

    /** What changed, by review, in the order of their ids: a name, and what it was and is. */
    public void forEachChange(BiConsumer<String, Map<String, List<Object>>> consumer) {
        before.keySet().stream().sorted().forEach(id -> {
            Digest was = before.get(id);
            Digest is = after.get(id);
            if (was == null || is == null || was.text() != is.text()) {
                return;
            }
            var changes = new LinkedHashMap<String, List<Object>>();
            for (Finding finding : Finding.values()) {
                if (!value(was, finding).equals(value(is, finding))) {
                    changes.put(finding.toString(), List.of(value(was, finding), value(is, finding)));
                }
            }
            if (Math.abs(was.score() - is.score()) >= SAME_SCORE) {
                changes.put("score", List.of(was.score(), is.score()));
            }
            if (!changes.isEmpty()) {
                consumer.accept(id, changes);
            }
        });
    }

    /** The sums, with examples, for people. */
    public List<String> lines() {
        var counts = new EnumMap<Finding, Map<String, Integer>>(Finding.class);
        var shown = new EnumMap<Finding, List<String>>(Finding.class);
        for (Finding finding : Finding.values()) {
            counts.put(finding, new TreeMap<>());
            shown.put(finding, new ArrayList<>());
        }
        double[] moved = {0, 0};
        long[] changed = {0};
        forEachChange((id, changes) -> {
            changed[0]++;
            List<Object> scores = changes.get("score");
            if (scores != null) {
                moved[0]++;
                moved[1] += Math.abs((double) scores.get(0) - (double) scores.get(1));
            }
            for (Finding finding : Finding.values()) {
                List<Object> values = changes.get(finding.toString());
                if (values != null) {
                    String turn = values.get(0) + " → " + values.get(1);
                    counts.getOrDefault(finding, Map.of()).merge(turn, 1, Integer::sum);
                    List<String> few = shown.getOrDefault(finding, List.of());
                    if (few.size() < examples) {
                        few.add("    " + id + ": " + turn);
                    }
                }
            }
        });
        var lines = new ArrayList<String>();
        long both = before.keySet().stream().filter(after::containsKey).count();
        long otherText = before.entrySet().stream()
                .filter(entry -> isOtherText(entry.getValue(), after.get(entry.getKey())))
                .count();
        lines.add(both + " reviews in both, " + (before.size() - both) + " only in the first, " + (after.size() - both)
                + " only in the second"
                + (otherText == 0 ? "" : "; " + otherText + " with other words are not compared"));
        lines.add("analysis " + versions(before) + " and " + versions(after));
        lines.add(changed[0] + " of " + (both - otherText) + " changed");
        for (Finding finding : Finding.values()) {
            Map<String, Integer> turns = counts.getOrDefault(finding, Map.of());
            long sum = turns.values().stream().mapToLong(Integer::longValue).sum();
            lines.add(String.format(Locale.ROOT, "%-15s %d changed%s", finding, sum, summary(finding, turns)));
            lines.addAll(shown.getOrDefault(finding, List.of()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%-15s %.0f changed%s",
                "score",
                moved[0],
                moved[0] == 0 ? "" : String.format(Locale.ROOT, ", by %.3f on average", moved[1] / moved[0])));
        return lines;
    }

    private static boolean isOtherText(Digest was, @Nullable Digest is) {
        return is != null && was.text() != is.text();
    }

    /** Where there are few values, how many went from which to which. */
    private static String summary(Finding finding, Map<String, Integer> turns) {
        if (turns.isEmpty() || !(finding == Finding.LABEL || finding == Finding.RECOMMENDATION)) {
            return "";
        }
        return turns.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_TURNS)
                .map(turn -> turn.getKey() + " " + turn.getValue())
                .collect(Collectors.joining(", ", ": ", turns.size() > MOST_TURNS ? ", …" : ""));
    }

    private static String versions(Map<String, Digest> set) {
        var versions = new TreeMap<String, Integer>();
        set.values().forEach(digest -> versions.merge(digest.version(), 1, Integer::sum));
        return versions.isEmpty() ? "(none)" : String.join(", ", versions.keySet());
    }

    private static String value(Digest digest, Finding finding) {
        return digest.values().getOrDefault(finding, "");
    }
}
