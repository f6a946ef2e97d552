package io.reviewstream.enrich.aspect;

import io.reviewstream.events.Aspect;
import io.reviewstream.events.Note;
import java.util.List;

/**
 * What a review says of the sides of the work, and the clauses that say it.
 *
 * @param aspects in order of first mention
 * @param positiveNotes the clauses that praise, the strongest first
 * @param negativeNotes the clauses that blame, the strongest first
 */
public record AspectsAndNotes(List<Aspect> aspects, List<Note> positiveNotes, List<Note> negativeNotes) {
    public AspectsAndNotes {
        aspects = List.copyOf(aspects);
        positiveNotes = List.copyOf(positiveNotes);
        negativeNotes = List.copyOf(negativeNotes);
    }
}
