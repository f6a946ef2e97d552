package io.reviewstream.ingest.feed;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Elements of a feed by their names, prefixes aside. */
final class FeedElement {
    private FeedElement() {}

    /** The name without its prefix, in small letters. */
    static String local(Element element) {
        String name = element.tagName();
        return name.substring(name.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    /** The name as it stands, prefix and all, in small letters. */
    static String full(Element element) {
        return element.tagName().toLowerCase(Locale.ROOT);
    }

    /** What is written in the first child of one of these names, the earlier name winning; blanks do not count. */
    static Optional<String> text(Element parent, String... names) {
        for (String name : names) {
            for (Element child : parent.children()) {
                if (full(child).equals(name)) {
                    String text = child.wholeText().strip();
                    if (!text.isEmpty()) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
