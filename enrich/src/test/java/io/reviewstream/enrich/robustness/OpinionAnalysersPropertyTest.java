package io.reviewstream.enrich.robustness;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.aspect.AspectsAndNotes;
import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.phrase.KeyPhrases;
import io.reviewstream.enrich.privacy.PersonalData;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.recommendation.RecommendationFinder;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.spoiler.SpoilerFinder;
import io.reviewstream.enrich.statistics.StatisticsCounter;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Note;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * No text makes an analyser fail, and every span is what it says. Texts are pieces of reviews, marks, tags and odd
 * characters in random order, from a fixed seed; {@code -Dreviewstream.property.texts} and {@code
 * -Dreviewstream.property.seed} choose others.
 */
class OpinionAnalysersPropertyTest {
    private static final List<String> PIECES = List.of(
            "the acting",
            " is superb",
            "not",
            " worth seeing",
            ", but ",
            "8/10",
            " 10/10",
            "★",
            "½",
            "*",
            "**",
            "/",
            "out of",
            " four ",
            " stars",
            "B+",
            "A-",
            ".",
            "!",
            "?",
            "…",
            "-",
            "'",
            "\"",
            "<br />",
            "<p>",
            "&amp;",
            "&#9733;",
            "&bogus;",
            "<",
            ">",
            "\n",
            "\n\n",
            "\t",
            " ",
            "\u00a0",
            "\u200b",
            "\u200d",
            "👍",
            "👍🏽",
            "⭐️",
            "😀",
            "\ud83d",
            "\ude00",
            "\u0000",
            "spoiler",
            " dies at the end",
            "no spoilers",
            "x@y.org",
            "4111 1111 1111 1111",
            "+44 20 5550 1234",
            "12 Long Lane",
            "Привет",
            " мир",
            "你好",
            "سلام",
            "שלום",
            "ελλ",
            "한국",
            "カナ",
            "e\u0301",
            "İ",
            "ß",
            "ǆ",
            "I'd",
            " give it",
            " a",
            " 7",
            "%",
            "3 1/2",
            "no plot",
            "too long",
            "funny",
            "The ",
            "Lord of the ",
            "Kettles",
            "and",
            " ",
            " ",
            " ",
            "one",
            "zero",
            "half a star",
            "thumbs up",
            "http://",
            "@user",
            "#tag",
            "9/11",
            "1,000,000.50",
            "+49 (0)30 ",
            "DE89 3704 0044 0532 0130 00",
            "12 Long Lane, London NW1 6XE",
            "12 rue de ",
            "Karl-Marx-Allee 3, 10115 Bad ",
            "P.O. Box 12 ",
            "fe80::1ff:fe23",
            "jo (at) example (dot) ");

    private final RatingFinder ratings = new RatingFinder();
    private final RecommendationFinder recommendations = new RecommendationFinder();
    private final SpoilerFinder spoilers = new SpoilerFinder();
    private final KeyPhrases phrases = new KeyPhrases();
    private final LanguageDetector languages = new LanguageDetector();
    private final PersonalData personal = new PersonalData();
    private final AspectFinder aspects = new AspectFinder();

    @Test
    void neverFailsAndEverySpanHolds() {
        long seed = Long.getLong("reviewstream.property.seed", 20261123);
        int texts = Integer.getInteger("reviewstream.property.texts", 5_000);
        var random = new Random(seed);
        for (int i = 0; i < texts; i++) {
            String text = text(random);
            try {
                check(text);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", text " + i + ": " + escaped(text), e);
            }
        }
    }

    private void check(String text) {
        Document document = Document.of(text);
        var spans = new ArrayList<Span>();
        ratings.find(document, null, null).ifPresent(rating -> {
            int start = requireNonNull(rating.start());
            int end = requireNonNull(rating.end());
            assertThat(rating.normalized()).isBetween(0.0, 1.0);
            assertThat(text.substring(start, end)).isEqualTo(rating.raw());
        });
        spans.addAll(recommendations.find(document, null, null).mentions());
        spans.addAll(spoilers.find(document).mentions());
        spans.addAll(phrases.find(document));
        personal.find(text).forEach(datum -> spans.add(datum.span()));
        Opinions opinions = new HashOpinions(document);
        for (String domain : List.of("film", "restaurant")) {
            AspectsAndNotes found =
                    aspects.opinionsOn(document, opinions, domain, NamedWords.none(document), List.of());
            found.aspects()
                    .forEach(aspect -> aspect.mentions().forEach(mention -> {
                        assertThat(mention.score()).isBetween(-1.0, 1.0);
                        spans.add(mention.target());
                        Span opinion = mention.opinion();
                        if (opinion != null) {
                            spans.add(opinion);
                        }
                    }));
            var notes = new ArrayList<Note>(found.positiveNotes());
            notes.addAll(found.negativeNotes());
            notes.forEach(note -> spans.add(new Span(note.start(), note.end(), note.text())));
        }
        for (Span span : spans) {
            assertThat(text.substring(span.start(), span.end()))
                    .isEqualTo(span.text())
                    .isNotEmpty();
        }
        assertThat(languages.detect(document).confidence()).isBetween(0.0, 1.0);
        assertThat(StatisticsCounter.count(document).words()).isNotNegative();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(40);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(12) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
        }
        for (int i = random.nextInt(3); i > 0 && text.length() > 0; i--) {
            text.deleteCharAt(random.nextInt(text.length()));
        }
        return text.toString();
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(unit -> escaped.append(
                        unit >= ' ' && unit < 127 ? String.valueOf((char) unit) : String.format("\\u%04x", unit)));
        return escaped.toString();
    }

    /** Opinions out of nowhere, the same for the same words. */
    private record HashOpinions(Document document) implements Opinions {
        @Override
        public double score(int firstToken, int endToken) {
            double sum = 0;
            for (int token = firstToken; token < endToken; token++) {
                sum += weight(token);
            }
            return Math.tanh(sum);
        }

        @Override
        public double weight(int token) {
            return (document.hash(token) >> 40) / (double) (1 << 24);
        }
    }
}
