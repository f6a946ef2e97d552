package io.reviewstream.local.deadletter;

import io.reviewstream.runtime.FailedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back, many in one transaction. Where a transaction fails its letters are sent one by one, so that only
 * those stay that cannot be sent.
 */
public final class BatchedReplay {
    /** With a transaction for each letter most of the time goes into waiting for Kafka to end it. */
    private static final int MOST_LETTERS = 500;

    private static final long MOST_BYTES = 4 * 1024 * 1024;

    private final Replay replay;
    private final byte @Nullable [] content;
    private final Outcome outcome;
    private final List<Replay.Outgoing> waiting = new ArrayList<>();
    private long bytes;

    /** Told what became of each letter. */
    public interface Outcome {
        void sent(Letter letter, String topic);

        void kept(Letter letter, FailedException reason);
    }

    /** @param content what to send in place of the originals; null for the originals */
    public BatchedReplay(Replay replay, byte @Nullable [] content, Outcome outcome) {
        this.replay = replay;
        this.content = content;
        this.outcome = outcome;
    }

    /** Takes a letter, which is sent with others at the latest by {@link #flush}. */
    public void send(Letter letter) {
        Replay.Outgoing outgoing;
        try {
            outgoing = replay.prepare(letter, content);
        } catch (FailedException e) {
            outcome.kept(letter, e);
            return;
        }
        waiting.add(outgoing);
        bytes += outgoing.bytes();
        if (waiting.size() >= MOST_LETTERS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    /** Sends what has been taken. */
    public void flush() {
        try {
            replay.send(waiting);
            waiting.forEach(outgoing -> outcome.sent(outgoing.letter(), outgoing.topic()));
        } catch (FailedException e) {
            waiting.forEach(this::sendAlone);
        }
        waiting.clear();
        bytes = 0;
    }

    private void sendAlone(Replay.Outgoing outgoing) {
        try {
            replay.send(List.of(outgoing));
            outcome.sent(outgoing.letter(), outgoing.topic());
        } catch (FailedException e) {
            outcome.kept(outgoing.letter(), e);
        }
    }
}
