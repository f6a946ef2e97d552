package io.reviewstream.enrich.title;

import io.reviewstream.events.Label;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.TitleSummary.AspectMean;
import io.reviewstream.events.TitleSummary.LabelCounts;
import io.reviewstream.events.TitleSummary.Mean;
import io.reviewstream.events.TitleSummary.Month;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All contributions to one title, added up in whole numbers: adding and taking out are exact, in any order. Not
 * thread-safe.
 */
public final class TitleTally {
    /** Writings of a name that are told apart; the others are counted together, so that nobody can make it grow. */
    private static final int MOST_NAMES = 32;

    private static final String OTHER_NAMES = "";
    private static final double ONE = TitleSummary.UNITS_PER_ONE;

    private final TreeMap<String, Long> names = new TreeMap<>();
    private final long[] labels = new long[Label.values().length];
    private final Sum scores = new Sum();
    private final Sum ratings = new Sum();
    private final TreeMap<String, Side> aspects = new TreeMap<>();
    // The first and the last day can only be known after taking one out if every day is.
    private final TreeMap<Integer, Day> days = new TreeMap<>();
    private @Nullable Integer year;
    private long reviews;
    private long changes;

    /** How many contributions were added or taken out in its life. */
    public long changes() {
        return changes;
    }

    public TitleTally add(Contribution contribution) {
        return count(contribution, 1);
    }

    public TitleTally subtract(Contribution contribution) {
        return count(contribution, -1);
    }

    private TitleTally count(Contribution contribution, int sign) {
        changes++;
        reviews += sign;
        year = contribution.year();
        countName(contribution.name(), sign);
        Day day = days.computeIfAbsent(contribution.day(), any -> new Day());
        day.reviews += sign;
        if (contribution.label() != null) {
            labels[contribution.label().ordinal()] += sign;
            scores.count(contribution.score(), sign);
            day.scored += sign;
            day.scores += (long) sign * contribution.score();
        }
        if (day.reviews == 0) {
            days.remove(contribution.day());
        }
        if (contribution.rating() != null) {
            ratings.count(contribution.rating(), sign);
        }
        for (Contribution.Side each : contribution.aspects()) {
            Side side = aspects.computeIfAbsent(each.aspect(), any -> new Side());
            side.count += sign;
            side.praised += each.label() == Label.POSITIVE ? sign : 0;
            side.blamed += each.label() == Label.NEGATIVE ? sign : 0;
            side.scores += (long) sign * each.score();
            if (side.count == 0) {
                aspects.remove(each.aspect());
            }
        }
        return this;
    }

    private void countName(String name, int sign) {
        boolean apart = names.containsKey(name) || sign > 0 && names.size() < MOST_NAMES;
        names.merge(apart ? name : OTHER_NAMES, (long) sign, (before, more) -> before + more == 0 ? null : before + more);
    }

    /**
     * What they say together; null when none are left.
     *
     * @param title the key under which they were added up
     */
    public @Nullable TitleSummary summary(String title) {
        if (reviews == 0) {
            return null;
        }
        String name = name();
        return new TitleSummary(
                title,
                name,
                year,
                reviews,
                new LabelCounts(
                        labels[Label.POSITIVE.ordinal()],
                        labels[Label.NEGATIVE.ordinal()],
                        labels[Label.NEUTRAL.ordinal()],
                        labels[Label.MIXED.ordinal()]),
                scores.mean(),
                ratings.mean(),
                aspects.entrySet().stream()
                        .map(entry -> entry.getValue().mean(entry.getKey()))
                        .toList(),
                LocalDate.ofEpochDay(days.firstKey()),
                LocalDate.ofEpochDay(days.lastKey()),
                series());
    }

    /** The most frequent one, the first by the alphabet among equals. */
    private String name() {
        String best = names.firstKey();
        long most = 0;
        for (Map.Entry<String, Long> entry : names.entrySet()) {
            if (!entry.getKey().equals(OTHER_NAMES) && entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    private List<Month> series() {
        var months = new ArrayDeque<Month>();
        YearMonth current = null;
        var sum = new Day();
        for (Map.Entry<Integer, Day> entry : days.descendingMap().entrySet()) {
            YearMonth month = YearMonth.from(LocalDate.ofEpochDay(entry.getKey()));
            if (current != null && !month.equals(current)) {
                months.addFirst(sum.month(current));
                if (months.size() == TitleSummary.LONGEST_SERIES) {
                    return List.copyOf(months);
                }
                sum = new Day();
            }
            current = month;
            sum.add(entry.getValue());
        }
        if (current != null) {
            months.addFirst(sum.month(current));
        }
        return List.copyOf(months);
    }

    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(changes);
            out.writeLong(reviews);
            out.writeInt(year == null ? Integer.MIN_VALUE : year);
            out.writeInt(names.size());
            for (Map.Entry<String, Long> entry : names.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeLong(entry.getValue());
            }
            for (long label : labels) {
                out.writeLong(label);
            }
            scores.write(out);
            ratings.write(out);
            out.writeInt(aspects.size());
            for (Map.Entry<String, Side> entry : aspects.entrySet()) {
                out.writeUTF(entry.getKey());
                entry.getValue().write(out);
            }
            out.writeInt(days.size());
            for (Map.Entry<Integer, Day> entry : days.entrySet()) {
                out.writeInt(entry.getKey());
                entry.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static TitleTally fromBytes(byte[] bytes) {
        var tally = new TitleTally();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            tally.changes = in.readLong();
            tally.reviews = in.readLong();
            int year = in.readInt();
            tally.year = year == Integer.MIN_VALUE ? null : year;
            for (int i = in.readInt(); i > 0; i--) {
                tally.names.put(in.readUTF(), in.readLong());
            }
            for (int i = 0; i < tally.labels.length; i++) {
                tally.labels[i] = in.readLong();
            }
            tally.scores.read(in);
            tally.ratings.read(in);
            for (int i = in.readInt(); i > 0; i--) {
                tally.aspects.put(in.readUTF(), Side.of(in));
            }
            for (int i = in.readInt(); i > 0; i--) {
                tally.days.put(in.readInt(), Day.of(in));
            }
            return tally;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some numbers and their squares: exact up to 9 * 10^8 numbers of 1. */
    private static final class Sum {
        private long count;
        private long sum;
        private long squares;

        void count(int value, int sign) {
            count += sign;
            sum += (long) sign * value;
            squares += (long) sign * value * value;
        }

        @Nullable Mean mean() {
            if (count == 0) {
                return null;
            }
            double mean = (double) sum / count;
            double variance = Math.max(0, (double) squares / count - mean * mean);
            return new Mean(count, rounded(mean), rounded(Math.sqrt(variance)));
        }

        void write(DataOutputStream out) throws IOException {
            out.writeLong(count);
            out.writeLong(sum);
            out.writeLong(squares);
        }

        void read(DataInputStream in) throws IOException {
            count = in.readLong();
            sum = in.readLong();
            squares = in.readLong();
        }
    }

    private static final class Side {
        private long count;
        private long praised;
        private long blamed;
        private long scores;

        AspectMean mean(String aspect) {
            return new AspectMean(aspect, count, praised, blamed, rounded((double) scores / count));
        }

        void write(DataOutputStream out) throws IOException {
            out.writeLong(count);
            out.writeLong(praised);
            out.writeLong(blamed);
            out.writeLong(scores);
        }

        static Side of(DataInputStream in) throws IOException {
            var side = new Side();
            side.count = in.readLong();
            side.praised = in.readLong();
            side.blamed = in.readLong();
            side.scores = in.readLong();
            return side;
        }
    }

    private static final class Day {
        private long reviews;
        private long scored;
        private long scores;

        void add(Day other) {
            reviews += other.reviews;
            scored += other.scored;
            scores += other.scores;
        }

        Month month(YearMonth month) {
            return new Month(month.toString(), reviews, scored == 0 ? null : rounded((double) scores / scored));
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt((int) reviews);
            out.writeInt((int) scored);
            out.writeLong(scores);
        }

        static Day of(DataInputStream in) throws IOException {
            var day = new Day();
            day.reviews = in.readInt();
            day.scored = in.readInt();
            day.scores = in.readLong();
            return day;
        }
    }

    /** From units to ones, with as many decimals as the units have. */
    private static double rounded(double units) {
        return Math.round(units) / ONE;
    }
}
