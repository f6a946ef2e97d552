package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.choice.LinearTraining;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns {@code people.bin} from reviews of films whose makers are known: {@code PeopleTraining FOLDER OUT.bin [half]}.
 * With a half, only films of that half are learned from. A tool; nothing here runs in the pipeline.
 */
public final class PeopleTraining {
    static final int NOBODY = 0;
    static final int ACTOR = 1;
    static final int DIRECTOR = 2;

    /** Of films with fewer known actors, too many cases would be wrongly taken for nobody. */
    private static final int LEAST_ACTORS = 3;

    /** A feature seen of fewer films tells those films apart rather than what is asked. */
    private static final int LEAST_FILMS = 6;

    private static final int PASSES = 6;
    private static final float DECAY = 3e-2f;
    private static final long SEED = 7;

    private PeopleTraining() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: PeopleTraining FOLDER OUT.bin [half]");
        }
        FilmReviews films = FilmReviews.read(Path.of(arguments[0]));
        int half = arguments.length > 2 ? Integer.parseInt(arguments[2]) : FilmReviews.ALL;
        try (var out = Files.newOutputStream(Path.of(arguments[1]))) {
            learn(films, half).write(out);
        }
    }

    /** Learns from the films of one half, or {@link FilmReviews#ALL}. */
    public static LinearModel learn(FilmReviews films, int half) {
        var training = new LinearTraining(3);
        var nameReader = new NameReader();
        var peopleReader = new PeopleReader();
        var features = new Features();
        for (FilmReviews.Review review : films.reviews()) {
            FilmReviews.Film film = films.films().get(review.imdbId());
            if (film == null || film.actors().size() < LEAST_ACTORS || !review.isOf(half)) {
                continue;
            }
            Names names = nameReader.read(Document.of(review.text()));
            List<Somebody> all = peopleReader.read(names);
            var seen = new PersonFeatures(names);
            Known known = Known.of(film);
            for (Somebody somebody : all) {
                seen.write(somebody, all, features);
                training.add(features, known.answer(somebody.name), review.imdbId());
            }
        }
        return training.learn(LEAST_FILMS, PASSES, DECAY, SEED);
    }

    /** The makers of one film, by the hashes of first and last word. */
    private record Known(Map<Long, Integer> full, Map<Long, Integer> surnames) {
        static Known of(FilmReviews.Film film) {
            var known = new Known(new HashMap<>(), new HashMap<>());
            film.actors().forEach(name -> known.add(name, ACTOR));
            film.directors().forEach(name -> known.add(name, DIRECTOR));
            return known;
        }

        private void add(String name, int answer) {
            var words = new ArrayList<Long>();
            Document document = Document.of(name);
            for (int token = 0; token < document.tokenCount(); token++) {
                if (document.isWord(token) && !document.is(token, "jr") && !document.is(token, "sr")) {
                    words.add(document.hash(token));
                }
            }
            if (words.size() > 1) {
                long last = words.get(words.size() - 1);
                full.putIfAbsent(Words.join(words.get(0), last), answer);
                surnames.putIfAbsent(last, answer);
            }
        }

        int answer(Stretch name) {
            Integer answer = name.full()
                    ? full.get(Words.join(name.firstWord(), name.lastWord()))
                    : surnames.get(name.lastWord());
            return answer == null ? NOBODY : answer;
        }
    }
}
