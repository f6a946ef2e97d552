package io.reviewstream.local.diff;

import io.reviewstream.events.Aspect;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Label;
import io.reviewstream.events.Sentiment;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * As much of a review as is compared, so that a store's worth of them fits in memory.
 *
 * @param revision of the review
 * @param text a checksum of its words
 * @param version of the analysis
 * @param score of the sentiment; NaN when there is none
 * @param values what was found, in words, by what it is
 */
record Digest(int revision, long text, String version, double score, Map<Finding, String> values) {
    private static final String NONE = "none";

    static Digest of(EnrichedReview review) {
        Enrichment found = review.enrichment();
        Sentiment sentiment = found.sentiment();
        var values = new EnumMap<Finding, String>(Finding.class);
        values.put(Finding.LANGUAGE, found.language().code());
        values.put(Finding.LABEL, sentiment == null ? NONE : word(sentiment.label()));
        values.put(Finding.TITLE, title(found.itemReviewed()));
        values.put(
                Finding.PEOPLE,
                joined(found.people().stream().map(person -> person.name() + " (" + word(person.role()) + ")")));
        values.put(Finding.ASPECTS, joined(found.aspects().stream().map(aspect -> aspect.aspect() + sign(aspect))));
        values.put(Finding.GENRES, joined(found.genres().stream()));
        values.put(
                Finding.RATING,
                found.rating() == null
                        ? NONE
                        : String.format(
                                Locale.ROOT,
                                "%.3g of %.3g",
                                found.rating().value(),
                                found.rating().best()));
        values.put(Finding.RECOMMENDATION, word(found.recommendation().verdict()));
        var checksum = new CRC32C();
        checksum.update(review.review().text().getBytes(StandardCharsets.UTF_8));
        return new Digest(
                review.revision(),
                checksum.getValue(),
                String.valueOf(review.provenance().analysisVersion()),
                sentiment == null ? Double.NaN : sentiment.score(),
                values);
    }

    private static String title(@Nullable ItemReviewed item) {
        if (item == null) {
            return NONE;
        }
        return item.year() == null ? item.name() : item.name() + " (" + item.year() + ")";
    }

    private static String sign(Aspect aspect) {
        return aspect.label() == Label.POSITIVE
                ? "+"
                : aspect.label() == Label.NEGATIVE ? "-" : aspect.label() == Label.MIXED ? "±" : "0";
    }

    private static String joined(Stream<String> words) {
        String all = words.distinct().sorted().collect(Collectors.joining(" "));
        return all.isEmpty() ? NONE : all;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
