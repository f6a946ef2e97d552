package io.reviewstream.ingest;

import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An input whose writer may pause: while it does, reading says that there is nothing so far, so that what came before can
 * be committed and a stop is heard.
 */
final class LiveInput extends InputStream {
    private static final byte[] END = new byte[0];
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final BlockingQueue<byte[]> arrived = new ArrayBlockingQueue<>(16);
    private final StopSignal stop;
    private byte[] current = END;
    private int next;
    private boolean ended;
    private boolean patient;
    private volatile @Nullable IOException failure;

    /** Reads {@code in} in a thread of its own, which ends with the process: a blocked read cannot be called back. */
    LiveInput(InputStream in, StopSignal stop) {
        this.stop = stop;
        var pump = new Thread(() -> pump(in), "ingest-stdin");
        pump.setDaemon(true);
        pump.start();
    }

    /** The first bytes, waited for; none when the input is empty or a stop came first. They are still there to be read. */
    byte[] awaitHead() throws InterruptedException {
        while (next == current.length && !ended && !stop.isTripped()) {
            refill();
        }
        return Arrays.copyOfRange(current, next, current.length);
    }

    /** Whether the writer is done and all was read. */
    boolean hasEnded() {
        return ended && next == current.length;
    }

    /** A patient reader waits for the next byte rather than hearing of a pause. */
    void setPatient(boolean patient) {
        this.patient = patient;
    }

    @Override
    public int read() throws IOException {
        return ready() ? current[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int start, int count) throws IOException {
        if (!ready()) {
            return -1;
        }
        int taken = Math.min(count, current.length - next);
        System.arraycopy(current, next, into, start, taken);
        next += taken;
        return taken;
    }

    private boolean ready() throws IOException {
        try {
            while (next == current.length && !ended) {
                boolean came = refill();
                if (!came && (!patient || stop.isTripped())) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while reading").initCause(e);
        }
        IOException failed = failure;
        if (ended && failed != null) {
            throw failed;
        }
        return next < current.length;
    }

    private boolean refill() throws InterruptedException {
        byte[] bytes = arrived.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (bytes == null) {
            return false;
        }
        ended = bytes.length == 0;
        current = bytes;
        next = 0;
        return true;
    }

    private void pump(InputStream in) {
        try {
            try {
                var buffer = new byte[64 * 1024];
                int count;
                while ((count = in.read(buffer)) >= 0) {
                    if (count > 0) {
                        arrived.put(Arrays.copyOf(buffer, count));
                    }
                }
            } catch (IOException e) {
                failure = e;
            }
            arrived.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
