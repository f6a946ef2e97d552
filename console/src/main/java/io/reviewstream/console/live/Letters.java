package io.reviewstream.console.live;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The dead letters: all are counted, the last {@value #MOST} are held with the beginning of their text. Thread-safe. */
public final class Letters {
    static final int MOST = 500;
    private static final int LONGEST_TEXT = 4_000;
    private static final String REPLAYED = "dlq.replayed";

    private final ArrayDeque<Shown> latest = new ArrayDeque<>();
    private final TreeMap<String, Long> byReason = new TreeMap<>();
    private final Set<String> replayed = new HashSet<>();
    private long count;

    /**
     * A letter as the page shows it.
     *
     * @param id partition and offset, as {@code 0@17}
     * @param text the beginning of what was set aside, without a schema registry's frame
     * @param bytes of the whole
     * @param replayed whether it was sent back
     */
    public record Shown(
            String id,
            String stage,
            String reason,
            String message,
            String time,
            int attempt,
            String text,
            int bytes,
            boolean replayed) {}

    synchronized void add(ConsumerRecord<byte[], byte[]> record) {
        var note = record.headers().lastHeader(REPLAYED);
        if (note != null && note.value() != null) {
            if (replayed.size() > 10 * MOST) {
                replayed.clear();
            }
            replayed.add(new String(note.value(), StandardCharsets.UTF_8));
        }
        if (!DeadLetter.isOn(record.headers())) {
            return;
        }
        DeadLetter letter = DeadLetter.from(record.headers());
        byte[] value = record.value() == null ? new byte[0] : record.value();
        byte[] text = WireFormat.json(value);
        count++;
        byReason.merge(letter.stage() + ": " + letter.reason(), 1L, Long::sum);
        latest.addLast(new Shown(
                record.partition() + "@" + record.offset(),
                letter.stage(),
                letter.reason(),
                letter.message(),
                letter.time().toString(),
                letter.attempt(),
                new String(text, 0, Math.min(text.length, LONGEST_TEXT), StandardCharsets.UTF_8),
                value.length,
                false));
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    public synchronized long count() {
        return count;
    }

    /** Counts by stage and reason, as {@code enrich: unreadable}. */
    public synchronized Map<String, Long> byReason() {
        return new TreeMap<>(byReason);
    }

    /** The latest first. */
    public synchronized List<Shown> latest(int limit) {
        var shown = new ArrayList<Shown>();
        Iterator<Shown> backwards = latest.descendingIterator();
        while (backwards.hasNext() && shown.size() < limit) {
            Shown each = backwards.next();
            shown.add(
                    replayed.contains(each.id)
                            ? new Shown(
                                    each.id,
                                    each.stage,
                                    each.reason,
                                    each.message,
                                    each.time,
                                    each.attempt,
                                    each.text,
                                    each.bytes,
                                    true)
                            : each);
        }
        return shown;
    }
}
