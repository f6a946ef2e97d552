package io.reviewstream.local.command;

import io.reviewstream.local.Pipeline;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How far something is, on one line that is written over; only where a person looks on. Notices keep a line of their own.
 */
final class ProgressLine implements Pipeline.Progress, AutoCloseable {
    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();
    private static final String CLEAR = "\r\u001B[K";

    private final Terminal terminal;
    private long lastNanos;
    private boolean shown;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
        this.lastNanos = System.nanoTime();
    }

    @Override
    public void at(long ingested, long enriched, long stored) {
        at(() -> "ingested " + ingested + ", enriched " + enriched + ", stored " + stored);
    }

    /** Shows a line, unless one was shown a moment ago. */
    synchronized void at(Supplier<String> line) {
        long now = System.nanoTime();
        if (!terminal.errIsTerminal() || now - lastNanos < EVERY_NANOS) {
            return;
        }
        lastNanos = now;
        shown = true;
        terminal.err().print(CLEAR + line.get());
        terminal.err().flush();
    }

    /** A line for people that stays. */
    synchronized void notice(String line) {
        clear();
        terminal.err().println(line);
    }

    @Override
    public synchronized void close() {
        clear();
    }

    private void clear() {
        if (shown) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            shown = false;
        }
    }
}
