package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** The mapper is the measure: what is written by hand has the same bytes. */
final class ReviewJsonTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    private final Random random = new Random(29);

    static List<Path> enrichedReviews() throws IOException {
        try (var files = Files.list(SAMPLES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("enriched-review"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("enrichedReviews")
    void writesSamplesAsTheMapperDoes(Path sample) throws IOException {
        EnrichedReview review = Json.mapper().readValue(Files.readAllBytes(sample), EnrichedReview.class);

        assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
    }

    @Test
    void writesWhateverAReviewMayHoldAsTheMapperDoes() {
        for (int i = 0; i < 2_000; i++) {
            EnrichedReview review = enriched();

            assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
            assertSame(ReviewJson.of(review.review()), Json.events().writeValueAsBytes(review.review()));
            RawReview raw = review.review();
            assertSame(
                    ReviewJson.said(raw),
                    Json.mapper()
                            .writeValueAsBytes(Arrays.asList(
                                    raw.text(), raw.name(), raw.author(), raw.itemReviewed(), raw.reviewRating())));
        }
    }

    @Test
    void writesEveryUnitAsTheMapperDoes() {
        var text = new StringBuilder();
        for (int c = 0; c < Character.MIN_SURROGATE; c++) {
            text.append((char) c);
        }
        for (int c = Character.MAX_SURROGATE + 1; c <= Character.MAX_VALUE; c++) {
            text.append((char) c);
        }
        text.appendCodePoint(Character.MIN_SUPPLEMENTARY_CODE_POINT).appendCodePoint(Character.MAX_CODE_POINT);
        RawReview review = RawReview.ofText("a", "feed", text.toString());

        assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
    }

    @Test
    void writesEveryKindOfNumberAsTheMapperDoes() {
        for (double value : new double[] {
            0,
            -0.0,
            1,
            -1,
            10,
            0.1,
            0.001,
            0.0009,
            1e-5,
            1e7,
            9_999_999,
            12_345_678.9,
            1e300,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            1 / 3.0,
            -2 / 3.0,
            100,
            123_456_789_012_345_680.0,
            Math.PI
        }) {
            var rating = new StatedRating(value, value, -value);
            RawReview review =
                    new RawReview("a", 1, "feed", "", null, null, null, null, rating, null, null, null, Map.of());

            assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
        }
    }

    @Test
    void writesNumbersOfFewDecimalsAndTheirNeighboursAsTheMapperDoes() {
        for (int i = -11_000; i <= 101_000; i++) {
            double value = i / 10_000.0;
            var rating = new StatedRating(value, Math.nextUp(value), value * 99_999);
            RawReview review =
                    new RawReview("a", 1, "feed", "", null, null, null, null, rating, null, null, null, Map.of());

            assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
        }
        for (double value : new double[] {999_999.9999, 1_000_000, 1_000_000.0001, 9_999_999.9999, 1e7, 1e13, 1e18}) {
            var rating = new StatedRating(value, -value, null);
            RawReview review =
                    new RawReview("a", 1, "feed", "", null, null, null, null, rating, null, null, null, Map.of());

            assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
        }
    }

    @Test
    void writesTimesAsTheMapperDoes() {
        for (String time : List.of(
                "2026-11-28T18:11:26Z",
                "2026-11-28T18:11:26.100Z",
                "2026-11-28T18:11:26.000001Z",
                "2026-11-28T18:11:26.435439866Z",
                "1969-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00Z",
                "+12345-01-01T00:00:00.5Z")) {
            RawReview review = received(Instant.parse(time));

            assertSame(ReviewJson.of(review), Json.events().writeValueAsBytes(review));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"half \ud83c", "half \ud83c!", "half \udfac", "\udfac\ud83c"})
    void answersHalfASurrogatePairAsTheMapperDoes(String text) {
        RawReview review = RawReview.ofText("a", "feed", text);

        var mapper = catchJackson(() -> Json.events().writeValueAsBytes(review));
        var byHand = catchJackson(() -> ReviewJson.of(review));

        assertThat(byHand).isEqualTo(mapper);
    }

    @Test
    void refusesWhatTheMapperRefuses() {
        var endless = new ArrayList<Object>();
        endless.add(endless);
        RawReview review = new RawReview(
                "a", 1, "feed", "", null, null, null, null, null, null, null, null, Map.of("endless", endless));

        assertThatThrownBy(() -> ReviewJson.of(review)).isInstanceOf(JacksonException.class);
        assertSame(
                ReviewJson.of(RawReview.ofText("b", "feed", "")),
                "{\"id\":\"b\",\"revision\":1,\"source\":\"feed\",\"text\":\"\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void countsTheDepthOfAllThatStandsAround() {
        Object deep = "";
        for (int i = 0; i < 498; i++) {
            deep = List.of(deep);
        }
        RawReview raw =
                new RawReview("a", 1, "feed", "", null, null, null, null, null, null, null, null, Map.of("deep", deep));
        var enriched = new EnrichedReview("a", 1, raw, enrichment(), provenance());

        assertSame(ReviewJson.of(raw), Json.events().writeValueAsBytes(raw));
        assertThatThrownBy(() -> ReviewJson.of(enriched)).isInstanceOf(JacksonException.class);
    }

    private static String catchJackson(Supplier<byte[]> writing) {
        try {
            return new String(writing.get(), StandardCharsets.UTF_8);
        } catch (JacksonException e) {
            return "refused: " + e.getOriginalMessage();
        }
    }

    private static void assertSame(byte[] written, byte[] expected) {
        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(new String(expected, StandardCharsets.UTF_8));
    }

    private static RawReview received(Instant time) {
        return new RawReview("a", 1, "feed", "", null, null, null, null, null, null, null, time, Map.of());
    }

    private EnrichedReview enriched() {
        return new EnrichedReview(text(), random.nextInt(), raw(), enrichment(), provenance());
    }

    private RawReview raw() {
        return new RawReview(
                "id" + text(),
                random.nextInt(9),
                "source" + text(),
                text(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(() ->
                        new StatedItem(maybe(this::text), maybe(this::text), maybe(this::whole), maybe(this::text))),
                maybe(() -> new StatedRating(number(), maybe(this::number), maybe(this::number))),
                maybe(this::text),
                maybe(this::text),
                maybe(this::time),
                map());
    }

    private Enrichment enrichment() {
        return new Enrichment(
                new Language(text(), number(), random.nextBoolean()),
                maybe(() -> new Sentiment(
                        one(Label.values()),
                        number(),
                        number(),
                        number(),
                        number(),
                        some(() -> new SentenceSentiment(whole(), whole(), one(Label.values()), number())),
                        some(() -> new Evidence(whole(), whole(), text(), number())),
                        number())),
                maybe(() -> new ItemReviewed(
                        maybe(this::text),
                        text(),
                        maybe(this::whole),
                        some(this::text),
                        number(),
                        some(this::span),
                        some(() -> new ItemReviewed.Candidate(text(), maybe(this::whole), number())))),
                some(() -> new Person(
                        text(),
                        one(Person.Role.values()),
                        maybe(this::text),
                        some(this::span),
                        maybe(() -> new Opinion(one(Label.values()), number())))),
                some(this::text),
                some(() -> new GenreMention(text(), whole(), whole(), text())),
                some(() -> new Aspect(
                        text(),
                        one(Label.values()),
                        number(),
                        some(() -> new Aspect.Mention(span(), maybe(this::span), random.nextBoolean(), number())))),
                some(() -> new Note(whole(), whole(), text(), number())),
                some(() -> new Note(whole(), whole(), text(), number())),
                maybe(() -> new Rating(
                        number(),
                        number(),
                        number(),
                        maybe(this::text),
                        one(Rating.Origin.values()),
                        maybe(this::whole),
                        maybe(this::whole),
                        random.nextBoolean())),
                new Recommendation(one(Recommendation.Verdict.values()), some(this::span)),
                new Spoiler(random.nextBoolean(), some(this::span)),
                some(this::span),
                new Statistics(whole(), whole(), whole()),
                map());
    }

    private Provenance provenance() {
        var degraded = new LinkedHashMap<String, String>();
        some(this::text).forEach(name -> degraded.put(name, text()));
        var analysers = new LinkedHashMap<String, AnalyserStatus>();
        some(this::text).forEach(name -> analysers.put(name, one(AnalyserStatus.values())));
        return new Provenance(
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                maybe(this::whole),
                maybe(random::nextLong),
                maybe(this::time),
                maybe(this::time),
                text(),
                degraded,
                analysers);
    }

    private Map<String, @Nullable Object> map() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (String name : some(this::text)) {
            map.put(
                    name,
                    switch (random.nextInt(9)) {
                        case 0 -> null;
                        case 1 -> whole();
                        case 2 -> random.nextLong();
                        case 3 -> number();
                        case 4 -> random.nextBoolean();
                        case 5 -> some(this::text);
                        case 6 -> Map.of("inner", some(this::number), text(), new BigDecimal("1.50"));
                        case 7 -> time().toString();
                        default -> text();
                    });
        }
        return map;
    }

    private Span span() {
        String text = text();
        int start = random.nextInt(1_000);
        return new Span(start, start + text.length(), text);
    }

    private String text() {
        var text = new StringBuilder();
        int units = random.nextInt(12);
        for (int i = 0; i < units; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(8)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> "\"\\/\u007f".charAt(random.nextInt(4));
                        case 2 -> 0x80 + random.nextInt(0x780);
                        case 3 -> 0x800 + random.nextInt(0xd000);
                        case 4 -> 0x1f600 + random.nextInt(64);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }

    private double number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(11);
            case 1 -> random.nextInt(20_000) / 10_000.0 - 1;
            case 2 -> random.nextGaussian() * 1e9;
            default -> random.nextDouble() * 2 - 1;
        };
    }

    private int whole() {
        return random.nextBoolean() ? random.nextInt(10_000) : random.nextInt();
    }

    private Instant time() {
        return Instant.ofEpochSecond(
                random.nextInt(),
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> random.nextInt(1_000) * 1_000_000;
                    case 2 -> random.nextInt(1_000_000) * 1_000;
                    default -> random.nextInt(1_000_000_000);
                });
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> some(Supplier<T> value) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }
}
