package io.reviewstream.enrich.text;

/**
 * Reads one text after the other into the same memory. Not thread-safe, and nothing that comes from a document may be used
 * after the next one is read, but for strings and spans.
 */
public final class DocumentReader {
    /** In characters. What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int LONGEST = 16_384;

    private final Workspace workspace = Workspace.reused();

    /** Tokenises as {@link Document#of} does. */
    public Document read(String text) {
        if (text.length() > LONGEST) {
            return Document.of(text);
        }
        workspace.clear();
        return Tokeniser.tokenise(text, workspace);
    }
}
