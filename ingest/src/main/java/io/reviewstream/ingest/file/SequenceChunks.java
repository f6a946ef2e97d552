package io.reviewstream.ingest.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects one after the other, each over several lines, as tools print them for people, or each behind a separator.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7464">RFC 7464</a>
 */
final class SequenceChunks implements Chunks {
    /** Stands before each text of a sequence, and in none. */
    private static final int SEPARATOR = 0x1E;

    private final ByteScanner scanner;
    private final ByteCollector collector;
    private @Nullable Position begun;
    private boolean waiting;

    SequenceChunks(ByteScanner scanner, int maxRecordBytes) {
        this.scanner = scanner;
        this.collector = new ByteCollector(maxRecordBytes);
    }

    /** Whether a file that begins so is one: with a separator, or its first line has the brace alone, the second a name. */
    static boolean fits(byte[] head) {
        if (isSeparated(head)) {
            return true;
        }
        List<String> lines = firstLines(head);
        return lines.size() == 2 && lines.get(0).equals("{") && lines.get(1).startsWith("\"");
    }

    /** Whether the first of these bytes that is no blank is a separator. */
    static boolean isSeparated(byte[] head) {
        int i = 0;
        while (i < head.length && (head[i] == ' ' || head[i] == '\n' || head[i] == '\r' || head[i] == '\t')) {
            i++;
        }
        return i < head.length && head[i] == SEPARATOR;
    }

    /** Whether what is said to have a review on each line begins as a list over several lines does. */
    static boolean isList(byte[] head) {
        List<String> lines = firstLines(head);
        return lines.size() == 2
                && lines.get(0).startsWith("[")
                && (lines.get(0).length() == 1 || lines.get(0).endsWith(","));
    }

    private static List<String> firstLines(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .toList();
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        if (begun != null) {
            return waiting ? null : rest(begun);
        }
        int b = scanner.peek();
        while (b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == SEPARATOR) {
            scanner.read();
            b = scanner.peek();
        }
        if (b == ByteScanner.END) {
            return null;
        }
        Position start = scanner.position();
        collector.clear();
        // What is no object ends where its line does.
        boolean whole = b == '{' ? JsonChunks.readNested(scanner, collector, SEPARATOR) : scanner.readLine(collector);
        if (!whole && waiting) {
            begun = start;
            return null;
        }
        return collector.chunk(start, whole).withoutLineBreak();
    }

    private Chunk rest(Position start) {
        begun = null;
        return collector.chunk(start, false);
    }

    @Override
    public void waitForMore(boolean more) {
        waiting = more;
    }
}
