package io.reviewstream.sink.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check of a store found.
 *
 * @param what was looked at, such as {@code 15 reviews in 3 files}
 * @param sound what that means when nothing is wrong
 * @param problems what is wrong, each as a line that names the place; empty when the store is sound
 * @param notes what is worth knowing and not wrong
 */
public record Findings(String what, String sound, List<String> problems, List<String> notes) {
    public Findings {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    /** For people: the problems, the notes, and the sum. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        problems.forEach(problem -> lines.add("problem: " + problem));
        notes.forEach(note -> lines.add("note: " + note));
        lines.add(
                what + ": " + (isSound() ? sound : problems.size() == 1 ? "1 problem" : problems.size() + " problems"));
        return lines;
    }
}
