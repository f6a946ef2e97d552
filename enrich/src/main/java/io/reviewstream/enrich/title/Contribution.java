package io.reviewstream.enrich.title;

import io.reviewstream.events.Label;
import io.reviewstream.events.Rating;
import io.reviewstream.events.TitleKey;
import io.reviewstream.events.TitleSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one review adds to its title, in whole numbers: scores and ratings in units of 1/100,000.
 *
 * @param name the title as the review has it
 * @param year of release, null when unknown
 * @param day of the review, counted from 1970-01-01
 * @param label of the sentiment, null when the review has none
 * @param score of the sentiment, 0 when the review has none
 * @param rating given by the writer, 0 to 100,000; null when there is none
 * @param aspects what it says of each
 */
public record Contribution(
        String name,
        @Nullable Integer year,
        int day,
        @Nullable Label label,
        int score,
        @Nullable Integer rating,
        List<Side> aspects) {
    private static final Label[] LABELS = Label.values();
    private static final int NONE = -1;

    /** DataOutput's strings have 65,535 bytes at most; nobody calls a film by this many letters. */
    private static final int LONGEST_NAME = 500;

    /** Far more than the analysis knows. */
    private static final int MOST_ASPECTS = 255;

    // Days outside are mistakes of the source; they count as the day the review was received.
    private static final LocalDate FIRST_DAY = LocalDate.of(1880, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);

    public Contribution {
        aspects = List.copyOf(aspects);
    }

    /** One aspect. */
    public record Side(String aspect, Label label, int score) {}

    /** Of a review; null when nobody can say what it is about. */
    public static @Nullable Contribution of(CountedReview review) {
        CountedReview.Item item = review.enrichment().itemReviewed();
        if (item == null || item.name() == null || item.name().isBlank()) {
            return null;
        }
        CountedReview.Feeling feeling = review.enrichment().sentiment();
        CountedReview.Stars stars = review.enrichment().rating();
        boolean given = stars != null && stars.origin() != Rating.Origin.PREDICTED;
        var sides = new ArrayList<Side>();
        for (CountedReview.Side side : Objects.requireNonNullElse(
                review.enrichment().aspects(), List.<CountedReview.Side>of())) {
            if (sides.size() == MOST_ASPECTS) {
                break;
            }
            sides.add(new Side(side.aspect(), side.label(), units(side.score())));
        }
        return new Contribution(
                item.name().length() <= LONGEST_NAME ? item.name() : item.name().substring(0, LONGEST_NAME),
                item.year(),
                (int) day(review).toEpochDay(),
                feeling == null ? null : feeling.label(),
                feeling == null ? 0 : units(feeling.score()),
                given ? units(Objects.requireNonNull(stars).normalized()) : null,
                sides);
    }

    /** Which title it adds to. */
    public String title() {
        return TitleKey.of(name, year);
    }

    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(64);
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(name);
            out.writeInt(year == null ? Integer.MIN_VALUE : year);
            out.writeInt(day);
            out.writeByte(label == null ? NONE : label.ordinal());
            out.writeInt(score);
            out.writeInt(rating == null ? NONE : rating);
            out.writeByte(aspects.size());
            for (Side side : aspects) {
                out.writeUTF(side.aspect);
                out.writeByte(side.label.ordinal());
                out.writeInt(side.score);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Contribution fromBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String name = in.readUTF();
            int year = in.readInt();
            int day = in.readInt();
            int label = in.readByte();
            int score = in.readInt();
            int rating = in.readInt();
            int count = in.readUnsignedByte();
            var aspects = new ArrayList<Side>(count);
            for (int i = 0; i < count; i++) {
                aspects.add(new Side(in.readUTF(), LABELS[in.readByte()], in.readInt()));
            }
            return new Contribution(
                    name,
                    year == Integer.MIN_VALUE ? null : year,
                    day,
                    label == NONE ? null : LABELS[label],
                    score,
                    rating == NONE ? null : rating,
                    aspects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int units(double value) {
        return (int) Math.round(value * TitleSummary.UNITS_PER_ONE);
    }

    private static LocalDate day(CountedReview review) {
        String stated = review.review().datePublished();
        if (stated != null && stated.length() >= 10) {
            try {
                LocalDate day = LocalDate.parse(stated.substring(0, 10));
                if (day.isAfter(FIRST_DAY) && day.isBefore(LAST_DAY)) {
                    return day;
                }
            } catch (DateTimeException e) {
                // No date of ours; the day it was received will do.
            }
        }
        Instant received = review.review().receivedAt();
        if (received == null && review.provenance() != null) {
            received = review.provenance().publishedAt();
        }
        return LocalDate.ofInstant(received == null ? Instant.EPOCH : received, ZoneOffset.UTC);
    }
}
