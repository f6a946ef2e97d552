package io.reviewstream.enrich.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What readers said of names in reviews, one by one: whether each is of somebody who has a part in the reviewed work, and which.
 * A file of tab-separated lines: review id, where the name begins, weight, and label. A label has any of A (acts), D (directs)
 * and W (has another part in the making), or is one of C (a character of the work), P (a person without a part in it), X (a
 * character of something else) and N (no person); with ! too much or too little of a name was read.
 */
public final class PeopleJudgements {
    private final Map<String, List<Judgement>> byReview;

    private PeopleJudgements(Map<String, List<Judgement>> byReview) {
        this.byReview = byReview;
    }

    /**
     * One name.
     *
     * @param start offset in the review's text, in UTF-16 units
     * @param weight how many such names it stands for, relative to others
     */
    public record Judgement(int start, float weight, String label) {
        Standing standing() {
            if (label.endsWith("!")) {
                return Standing.NOBODY;
            }
            return switch (label.charAt(0)) {
                case 'A' -> Standing.ACTS;
                case 'D' -> Standing.DIRECTS;
                case 'W' -> Standing.MAKES;
                case 'C' -> Standing.PLAYED;
                case 'P' -> Standing.ELSEWHERE;
                default -> Standing.NOBODY;
            };
        }

        /** Whether the name is rightly read and has a letter among its labels. */
        public boolean is(char letter) {
            return label.indexOf(letter) >= 0 && !label.endsWith("!");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or a line is not as it should be
     */
    public static PeopleJudgements read(Path file) throws IOException {
        var byReview = new HashMap<String, List<Judgement>>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length != 4 || !fields[3].matches("(?:(?=[ADW])A?D?W?|[CPXN])!?")) {
                throw new IOException(
                        file + ":" + number + ": expected review, start, weight and label, found " + line);
            }
            byReview.computeIfAbsent(fields[0], id -> new ArrayList<>())
                    .add(new Judgement(Integer.parseInt(fields[1]), Float.parseFloat(fields[2]), fields[3]));
        }
        return new PeopleJudgements(byReview);
    }

    /** Of one review; none when nobody has judged any of its names. */
    public List<Judgement> of(String review) {
        return byReview.getOrDefault(review, List.of());
    }
}
