package io.reviewstream.enrich.robustness;

import static java.util.Objects.requireNonNull;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.Evidence;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.Note;
import io.reviewstream.events.Person;
import io.reviewstream.events.Rating;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.SentenceSentiment;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The whole analysis on mutated texts: nothing fails, every span is what it says, every score is within its bounds. Few texts in
 * each build; {@code -Dreviewstream.fuzz=1000000} for a full run, {@code -Dreviewstream.fuzz.seed} for other ones. Where
 * {@code REVIEWSTREAM_DATA} names a folder with {@code imdb-train.jsonl.gz}, its reviews are mutated as well. Each text comes from
 * the seed and its number alone.
 */
final class AnalysisFuzzTest {
    private static final int LONGEST = 4_000;

    private static final List<String> OWN = List.of(
            "\"The Long Pier\" (1994) is a moving film. Directed by Anna Keller, it stars Tom Reed, Mia de Vries and J. R."
                    + " O'Hara Jr. as Sam. Keller's direction is superb, but the ending drags. 8/10, would watch again!",
            "I expected a comedy and got hardly one. The plot makes no sense; the acting (Tom Reed as Captain Lund) is not bad."
                    + " Unlike most horror films it never scares. Two stars out of five. SPOILERS: he dies at the end.",
            "<b>Night Trains</b><br /><br />What a waste of time &amp; money... Don&#39;t watch it. The music by Otto Berg is too"
                    + " loud, the dialogue is stilted and Ms. Quill can't act. I'd give it 3 out of 10.",
            "this book was great. i read it in two days and could not put it down. the characters feel real!!! 5 stars",
            "The blender broke after 3 weeks. Battery life is terrible, customer service was rude: write to jo@example.org or"
                    + " call (555) 010-2030. Would not recommend it to anyone. Price: $49.99.",
            "Ein wunderbarer Film, der lange nachwirkt. Die Kamera ist großartig, nur das Ende kommt zu schnell.",
            "Привет мир. Этот фильм очень хороший! 这部电影很好看。 最高の映画でした。 فيلم رائع. סרט נהדר.",
            "THE BEST MOVIE EVER!!! 😀👍🏽 ★★★½ JIM HALL RULES AS THE BUTLER. NOT TO BE MISSED",
            "A.",
            "");

    private static final List<String> PIECES = List.of(
            "\"",
            "'",
            "”",
            "“",
            "(",
            ")",
            "*",
            "_",
            "<i>",
            "</i>",
            "<br />",
            "&amp;",
            "&#x1F600;",
            "&bogus;",
            "<",
            ">",
            "\n\n",
            "\t",
            "\u00a0",
            "\u200b",
            "\u200d",
            "\ud83d",
            "\ude00",
            "\u0000",
            "\ufeff",
            "e\u0301",
            "İ",
            "ß",
            "ǆ",
            "Jr.",
            "de ",
            "O'",
            "Mc",
            "-",
            "-".repeat(150),
            "...",
            "?!",
            "8/10",
            "B+",
            "★",
            "½",
            "1994",
            "(2001)",
            ", ",
            " and ",
            " not ",
            "director ",
            " as ",
            "'s ",
            " plays ",
            "A",
            "I ",
            "x@y.org",
            "4111 1111 1111 1111",
            "12 Long Lane",
            "😀",
            "ﷺ",
            "𝔘",
            "क्षि",
            "\r\n",
            "\u2028");

    private final ReviewAnalyser analyser =
            ReviewAnalyser.standard(new AnalysisOptions(catalogue(), Extensions.none(), Vocabularies.none(), false));
    private final ReviewAnalyser masking =
            ReviewAnalyser.standard(new AnalysisOptions(new Catalogue(), Extensions.none(), Vocabularies.none(), true));

    @Test
    void neverFailsAndEverySpanHolds() throws IOException {
        long seed = Long.getLong("reviewstream.fuzz.seed", 20261124);
        int texts = Integer.getInteger("reviewstream.fuzz", 1_500);
        List<String> originals = originals();
        for (int number = 0; number < texts; number++) {
            String text = text(new Random(seed * 1_000_003 + number), originals);
            try {
                check(text);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", text " + number + " of " + originals.size() + ": " + escaped(text), e);
            }
        }
    }

    private static Catalogue catalogue() {
        var catalogue = new Catalogue();
        catalogue.put(
                "1",
                new CatalogueEntry(
                        "The Long Pier", "Movie", 1994, List.of("Pier"), List.of("Anna Keller"), List.of("x:1")));
        catalogue.put(
                "2",
                new CatalogueEntry("The Long Pier", "Movie", 2011, List.of(), List.of("Tom Reed"), List.of("x:2")));
        catalogue.put("3", new CatalogueEntry("Night Trains", null, null, List.of(), List.of(), List.of()));
        return catalogue;
    }

    /** Our own texts are a tenth of what is mutated where there are others. */
    private static List<String> originals() throws IOException {
        var originals = new ArrayList<>(OWN);
        String folder = System.getenv("REVIEWSTREAM_DATA");
        if (folder != null) {
            FilmReviews.read(Path.of(folder)).reviews().forEach(review -> originals.add(review.text()));
        }
        return originals;
    }

    private void check(String text) {
        RawReview review = RawReview.ofText("fuzz", "fuzz", text);
        checkAll(text, analyser.analyse(review));
        RawReview leaving = masking.asItLeaves(review);
        if (leaving.text().length() != text.length()) {
            throw new AssertionError("masked, the text has another length: " + escaped(leaving.text()));
        }
    }

    private static void checkAll(String text, Analysis analysis) {
        require(analysis.degraded().isEmpty(), analysis.degraded());
        Enrichment found = analysis.enrichment();
        within(0, found.language().confidence(), 1);
        Sentiment sentiment = found.sentiment();
        if (sentiment != null) {
            within(-1, sentiment.score(), 1);
            within(0, sentiment.confidence(), 1);
            within(1, sentiment.predictedRating(), 10);
            int last = 0;
            for (SentenceSentiment sentence : sentiment.sentences()) {
                require(sentence.start() >= last && sentence.start() < sentence.end(), sentence);
                require(sentence.end() <= text.length(), sentence);
                within(-1, sentence.score(), 1);
                last = sentence.end();
            }
            for (Evidence evidence : sentiment.evidence()) {
                span(text, evidence.start(), evidence.end(), evidence.text());
            }
        }
        if (found.itemReviewed() != null) {
            within(0, found.itemReviewed().confidence(), 1);
            require(!found.itemReviewed().name().isBlank(), found.itemReviewed());
            spans(text, found.itemReviewed().mentions());
        }
        for (Person person : found.people()) {
            require(!person.name().isBlank() && !person.mentions().isEmpty(), person);
            spans(text, person.mentions());
        }
        for (GenreMention genre : found.genreMentions()) {
            span(text, genre.start(), genre.end(), genre.text());
        }
        found.aspects()
                .forEach(aspect -> aspect.mentions().forEach(mention -> {
                    within(-1, mention.score(), 1);
                    spans(text, List.of(mention.target()));
                    Span opinion = mention.opinion();
                    if (opinion != null) {
                        spans(text, List.of(opinion));
                    }
                }));
        var notes = new ArrayList<Note>(found.positiveNotes());
        notes.addAll(found.negativeNotes());
        notes.forEach(note -> span(text, note.start(), note.end(), note.text()));
        Rating rating = found.rating();
        if (rating != null) {
            within(0, rating.normalized(), 1);
            if (rating.start() != null) {
                span(text, rating.start(), requireNonNull(rating.end()), requireNonNull(rating.raw()));
            }
        }
        spans(text, found.recommendation().mentions());
        spans(text, found.spoiler().mentions());
        spans(text, found.keyPhrases());
    }

    private static void spans(String text, List<Span> spans) {
        spans.forEach(span -> span(text, span.start(), span.end(), span.text()));
    }

    private static void span(String text, int start, int end, String words) {
        require(0 <= start && start < end && end <= text.length(), start + " to " + end);
        require(text.regionMatches(start, words, 0, words.length()) && words.length() == end - start, words);
    }

    private static void within(double least, double value, double most) {
        require(value >= least && value <= most, value);
    }

    private static void require(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(String.valueOf(what));
        }
    }

    /** One or two texts, cut together, and up to a dozen small changes. */
    private static String text(Random random, List<String> originals) {
        var text = new StringBuilder(original(random, originals));
        if (random.nextInt(4) == 0) {
            String other = original(random, originals);
            int at = random.nextInt(other.length() + 1);
            text.insert(random.nextInt(text.length() + 1), other, at, at + random.nextInt(other.length() - at + 1));
        }
        if (random.nextInt(3) == 0) {
            cut(text, random);
        }
        for (int changes = random.nextInt(12); changes > 0; changes--) {
            change(text, random);
        }
        if (text.length() > LONGEST) {
            text.setLength(LONGEST);
        }
        return text.toString();
    }

    private static String original(Random random, List<String> originals) {
        int pool = random.nextInt(10) == 0 ? OWN.size() : originals.size();
        return originals.get(random.nextInt(pool));
    }

    private static void cut(StringBuilder text, Random random) {
        int from = random.nextInt(text.length() + 1);
        text.delete(from, from + random.nextInt(text.length() - from + 1));
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        String part = text.substring(at, end);
        switch (random.nextInt(8)) {
            case 0 -> text.insert(at, (char) random.nextInt(0x10000));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, part.repeat(random.nextInt(4)));
            case 3 -> text.replace(at, end, part.toUpperCase(Locale.ROOT));
            case 4 -> text.replace(at, end, part.toLowerCase(Locale.ROOT));
            case 5 -> text.replace(at, end, new StringBuilder(part).reverse().toString());
            default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        }
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(unit -> escaped.append(
                        unit >= ' ' && unit < 127 ? String.valueOf((char) unit) : String.format("\\u%04x", unit)));
        return escaped.toString();
    }
}
