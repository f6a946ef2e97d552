package io.reviewstream.events;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all reviews of one title say together, each in its latest revision: the value on {@code reviews.titles}. All means
 * come from exact sums in units of {@value #UNITS_PER_ONE} to 1, so they do not depend on the order of the reviews.
 *
 * @param title normalised name and year, the Kafka key; see {@link TitleKey}
 * @param name the title as most reviews have it
 * @param year of release, null when the reviews do not say
 * @param reviews how many
 * @param labels how many reviews point which way; those without a sentiment are in none
 * @param score of the sentiment, -1 to 1; null when no review has one
 * @param rating given by the writers, beside or in the text, 0 to 1; null when there is none
 * @param aspects by name
 * @param firstReviewed day of the earliest review (UTC)
 * @param lastReviewed day of the latest review (UTC)
 * @param series the latest months that have reviews, in order, at most {@value #LONGEST_SERIES}
 */
public record TitleSummary(
        String title,
        String name,
        @Nullable Integer year,
        long reviews,
        LabelCounts labels,
        @Nullable Mean score,
        @Nullable Mean rating,
        List<AspectMean> aspects,
        LocalDate firstReviewed,
        LocalDate lastReviewed,
        List<Month> series) {
    /** Sums are kept in whole multiples of 1/100,000. */
    public static final int UNITS_PER_ONE = 100_000;

    /** Ten years. */
    public static final int LONGEST_SERIES = 120;

    public TitleSummary {
        aspects = List.copyOf(aspects);
        series = List.copyOf(series);
    }

    /** Reviews by the label of their sentiment. */
    public record LabelCounts(long positive, long negative, long neutral, long mixed) {}

    /**
     * Of some numbers.
     *
     * @param count how many
     * @param mean their mean
     * @param deviation their standard deviation: of scores, how much the writers disagree
     */
    public record Mean(long count, double mean, double deviation) {}

    /**
     * What the reviews say of one aspect.
     *
     * @param aspect its name
     * @param count reviews that speak of it
     * @param praised those that do so positively
     * @param blamed those that do so negatively
     * @param score mean, -1 to 1
     */
    public record AspectMean(String aspect, long count, long praised, long blamed, double score) {}

    /**
     * The reviews of one month.
     *
     * @param month year and month, as {@code 2026-03}
     * @param reviews how many
     * @param score mean of the sentiment; null when none has one
     */
    public record Month(String month, long reviews, @Nullable Double score) {}
}
