package io.reviewstream.local.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Lines of a source, with copies, edits and poison among them, and what must come of them. The seed decides all of it. */
final class SentReviews {
    private static final List<String> OPENINGS = List.of(
            "I went in expecting little and came out humming.",
            "The second hour drags, and nobody seems to have noticed.",
            "Rain on a tin roof, two liars in a kitchen, and not one false note.",
            "A clever idea, told by somebody in a hurry.");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> expected = new TreeMap<>();
    private final List<String> poison = new ArrayList<>();
    private int duplicates;

    SentReviews(int count, Random random) {
        var ids = new ArrayList<String>();
        var texts = new HashMap<String, String>();
        var revisions = new HashMap<String, Integer>();
        for (int i = 0; i < count; i++) {
            int kind = i < 10 ? 100 : random.nextInt(100);
            if (kind < 1) {
                String line = "{\"id\":\"p" + i + "\",\"text\":\"cut off " + i;
                poison.add(line);
                lines.add(line);
            } else if (kind < 3) {
                String id = ids.get(random.nextInt(ids.size()));
                duplicates++;
                lines.add(line(id, texts.getOrDefault(id, "")));
            } else if (kind < 5) {
                send(
                        ids.get(random.nextInt(ids.size())),
                        "On second thoughts, number " + i + " holds up.",
                        revisions,
                        texts);
            } else {
                String id = "r" + i;
                ids.add(id);
                send(id, OPENINGS.get(random.nextInt(OPENINGS.size())) + " Film number " + i + ".", revisions, texts);
            }
        }
    }

    private void send(String id, String text, Map<String, Integer> revisions, Map<String, String> texts) {
        int revision = revisions.merge(id, 1, Integer::sum);
        texts.put(id, text);
        expected.put(id + "/" + revision, text);
        lines.add(line(id, text));
    }

    private static String line(String id, String text) {
        return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}";
    }

    /** Lines from one up to, but without, another, each with its line break. */
    String lines(int from, int to) {
        return String.join("\n", lines.subList(from, to)) + (from == to ? "" : "\n");
    }

    int size() {
        return lines.size();
    }

    /** Text by id and revision. */
    Map<String, String> expected() {
        return expected;
    }

    /** Lines that are no reviews. */
    List<String> poison() {
        return poison;
    }

    int duplicates() {
        return duplicates;
    }
}
