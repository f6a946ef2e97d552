package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.ingest.push.PushAnswer.Counts;
import io.reviewstream.ingest.push.PushAnswer.Problem;
import io.reviewstream.ingest.push.PushAnswer.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The answer to NDJSON, a line for each line. While it is short and the body goes on it is held back, so that its status
 * can tell of the whole; a long one, or one whose sender waits for it, begins with 207 before the body has ended. Writing
 * never blocks whoever commits. Thread-safe.
 */
final class NdjsonAnswer {
    /** So many lines are held back for the sake of the status. */
    private static final int MOST_HELD = 1_000;

    private static final long HELD_MILLIS = 250;
    /** What a sender that does not read its answer may leave with us: some 200,000 lines. */
    private static final long MOST_UNSENT_BYTES = 16L << 20;

    private final PushExchange exchange;
    private final boolean minimal;
    private final Scheduler scheduler;
    private final List<Result> held = new ArrayList<>();
    private ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private long writingBytes;
    private Counts counts = Counts.NONE;
    private boolean begun;
    private boolean writing;
    private boolean flushPlanned;
    private boolean ended;
    private @Nullable Throwable failure;

    /** @param minimal whether only what was refused is to be told, and the counts at the end */
    NdjsonAnswer(PushExchange exchange, boolean minimal) {
        this.exchange = exchange;
        this.minimal = minimal;
        this.scheduler = exchange.request().getComponents().getScheduler();
    }

    /** More results, in the order of the lines. */
    void add(List<Result> results) {
        boolean plan;
        synchronized (this) {
            for (Result result : results) {
                counts = counts.plus(result);
                if (!minimal || !result.isTaken()) {
                    held.add(result);
                }
            }
            if (begun || held.size() > MOST_HELD) {
                begin(207);
            }
            plan = !begun && !held.isEmpty() && !flushPlanned;
            flushPlanned |= plan;
        }
        if (plan) {
            scheduler.schedule(this::flush, HELD_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            writeOn();
        }
    }

    private void flush() {
        synchronized (this) {
            if (ended) {
                return;
            }
            begin(207);
        }
        writeOn();
    }

    /** Waits while the sender leaves too much of its answer unread. */
    synchronized void awaitRoom() throws IOException, InterruptedException {
        while (unsent.size() + writingBytes > MOST_UNSENT_BYTES && failure == null) {
            wait();
        }
        if (failure != null) {
            throw new IOException("the sender no longer takes its answer", failure);
        }
    }

    /** All lines were answered. */
    void end() {
        synchronized (this) {
            ended = true;
            if (!begun && counts.status() == 0) {
                exchange.problem(Problem.ofAll(held));
                return;
            }
            begin(counts.status());
            line(counts);
        }
        writeOn();
    }

    /** What came last was not committed; what has been answered is. */
    void end(Problem problem, long retryAfterSeconds) {
        synchronized (this) {
            if (!begun && counts.equals(Counts.NONE)) {
                exchange.retryAfter(retryAfterSeconds);
            }
        }
        end(problem);
    }

    /** What should have come last never came, so that nobody knows where a next request would begin. */
    void cutOff(Problem problem) {
        synchronized (this) {
            if (!begun) {
                exchange.set(HttpHeader.CONNECTION, "close");
            }
        }
        end(problem);
    }

    private void end(Problem problem) {
        synchronized (this) {
            ended = true;
            if (!begun && counts.equals(Counts.NONE)) {
                exchange.problem(problem);
                return;
            }
            begin(207);
            line(problem);
            line(counts);
        }
        writeOn();
    }

    private void begin(int status) {
        if (!begun) {
            begun = true;
            exchange.response().setStatus(status);
            exchange.set(HttpHeader.CONTENT_TYPE, PushExchange.NDJSON);
            if (minimal) {
                exchange.response().getHeaders().put("Preference-Applied", "return=minimal");
            }
        }
        held.forEach(this::line);
        held.clear();
    }

    private void line(Object value) {
        unsent.writeBytes(Json.mapper().writeValueAsBytes(value));
        unsent.write('\n');
    }

    private void writeOn() {
        ByteBuffer bytes;
        boolean last;
        synchronized (this) {
            if (writing || !begun || unsent.size() == 0 || failure != null) {
                return;
            }
            writing = true;
            last = ended;
            bytes = ByteBuffer.wrap(unsent.toByteArray());
            writingBytes = bytes.remaining();
            unsent = new ByteArrayOutputStream();
        }
        exchange.response().write(last, bytes, Callback.from(() -> written(last), this::failed));
    }

    private void written(boolean last) {
        synchronized (this) {
            writing = false;
            writingBytes = 0;
            notifyAll();
        }
        if (last) {
            exchange.callback().succeeded();
        } else {
            writeOn();
        }
    }

    private void failed(Throwable why) {
        synchronized (this) {
            failure = why;
            notifyAll();
        }
        exchange.callback().failed(why);
    }
}
