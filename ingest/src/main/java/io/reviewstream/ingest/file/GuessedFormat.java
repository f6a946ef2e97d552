package io.reviewstream.ingest.file;

import io.reviewstream.ingest.parse.ReviewParser;
import java.util.List;

/** What input without a name holds, by its first characters: what is neither JSON nor a feed nor a table is one text. */
final class GuessedFormat {
    private static final int LONGEST_NAME = 40;

    private GuessedFormat() {}

    /** @param begin what stands behind a byte order mark and blanks; a line in it that has no end may go on */
    static FileFormat of(String begin) {
        if (begin.startsWith("{")) {
            return FileFormat.LINES;
        }
        if (isList(begin)) {
            return FileFormat.JSON;
        }
        if (begin.startsWith("<")) {
            return isFeed(begin) ? FileFormat.FEED : FileFormat.TEXT;
        }
        return isTable(begin) ? FileFormat.TABLE : FileFormat.TEXT;
    }

    /** A text may begin with a bracket, too, but not with that of an object in it. */
    private static boolean isList(String begin) {
        return begin.startsWith("[") && begin.substring(1).stripLeading().startsWith("{");
    }

    /** Whether the first element is that of a feed, behind a declaration, instructions and remarks. */
    private static boolean isFeed(String begin) {
        String rest = begin;
        while (rest.startsWith("<?") || rest.startsWith("<!")) {
            String end = rest.startsWith("<!--") ? "-->" : ">";
            int at = rest.indexOf(end);
            if (at < 0) {
                return false;
            }
            rest = rest.substring(at + end.length()).stripLeading();
        }
        return List.of("rss", "feed", "rdf:RDF", "RDF").stream()
                .anyMatch(rest.substring(Math.min(1, rest.length()))::startsWith);
    }

    private static boolean isTable(String begin) {
        int end = lineEnd(begin);
        if (end < 0) {
            return false;
        }
        String first = begin.substring(0, end);
        if (CsvHeader.separatorIn(first) != null) {
            return true;
        }
        CsvRow header = CsvRow.split(first, CsvRow.delimiterOf(first));
        List<String> names = header.fields();
        if (header.open() || names.size() < 2 || names.stream().noneMatch(ReviewParser::isTextName)) {
            return false;
        }
        // A sentence may begin with such a word and a comma; it goes on with a blank, and with no other name that is
        // known.
        return names.stream().allMatch(GuessedFormat::isName)
                || names.stream().anyMatch(name -> ReviewParser.isKnownName(name) && !ReviewParser.isTextName(name));
    }

    private static boolean isName(String field) {
        return !field.isEmpty() && field.equals(field.strip()) && field.length() <= LONGEST_NAME;
    }

    private static int lineEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return -1;
    }
}
