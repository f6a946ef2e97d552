package io.reviewstream.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that the analysis found in one review. The same text and analysis version always give the same enrichment.
 *
 * @param language what it is written in
 * @param sentiment null when the language is not supported or there are no words to judge
 * @param itemReviewed null when nothing can be named with confidence
 * @param people each person in each role, in order of first mention
 * @param genres normalised, lower case, in order of first mention; no doubles
 * @param genreMentions the words that name those genres
 * @param aspects what is said of acting, story, visuals …, in order of first mention
 * @param positiveNotes the telling clauses that praise, the strongest first
 * @param negativeNotes the telling clauses that blame, the strongest first
 * @param rating null when none is stated and none can be predicted
 * @param recommendation whether the writer recommends it, with the words
 * @param spoiler whether it gives the plot away
 * @param keyPhrases the phrases that tell this review from others, the most telling first
 * @param statistics counts
 * @param extensions what analysers of one's own found, by their names; plain JSON values
 */
public record Enrichment(
        Language language,
        @Nullable Sentiment sentiment,
        @Nullable ItemReviewed itemReviewed,
        List<Person> people,
        List<String> genres,
        List<GenreMention> genreMentions,
        List<Aspect> aspects,
        List<Note> positiveNotes,
        List<Note> negativeNotes,
        @Nullable Rating rating,
        Recommendation recommendation,
        Spoiler spoiler,
        List<Span> keyPhrases,
        Statistics statistics,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extensions) {
    public Enrichment {
        requireNonNull(language, "language");
        requireNonNull(recommendation, "recommendation");
        requireNonNull(spoiler, "spoiler");
        requireNonNull(statistics, "statistics");
        people = List.copyOf(people);
        genres = List.copyOf(genres);
        genreMentions = List.copyOf(genreMentions);
        aspects = List.copyOf(aspects);
        positiveNotes = List.copyOf(positiveNotes);
        negativeNotes = List.copyOf(negativeNotes);
        keyPhrases = List.copyOf(keyPhrases);
        extensions = extensions == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(extensions));
    }

    /** An enrichment without extensions. */
    public Enrichment(
            Language language,
            @Nullable Sentiment sentiment,
            @Nullable ItemReviewed itemReviewed,
            List<Person> people,
            List<String> genres,
            List<GenreMention> genreMentions,
            List<Aspect> aspects,
            List<Note> positiveNotes,
            List<Note> negativeNotes,
            @Nullable Rating rating,
            Recommendation recommendation,
            Spoiler spoiler,
            List<Span> keyPhrases,
            Statistics statistics) {
        this(
                language,
                sentiment,
                itemReviewed,
                people,
                genres,
                genreMentions,
                aspects,
                positiveNotes,
                negativeNotes,
                rating,
                recommendation,
                spoiler,
                keyPhrases,
                statistics,
                Map.of());
    }

    /** The same with what further analysers found. */
    public Enrichment withExtensions(Map<String, @Nullable Object> found) {
        return new Enrichment(
                language,
                sentiment,
                itemReviewed,
                people,
                genres,
                genreMentions,
                aspects,
                positiveNotes,
                negativeNotes,
                rating,
                recommendation,
                spoiler,
                keyPhrases,
                statistics,
                found);
    }
}
