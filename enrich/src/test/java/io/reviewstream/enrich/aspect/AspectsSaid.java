package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import java.util.stream.Collectors;

/** What a text says of which aspects, in short: "price+ quality-". */
final class AspectsSaid {
    private AspectsSaid() {}

    static String in(String text, String domain, AspectFinder finder) {
        var document = Document.of(text);
        return finder.find(document, new WordOpinions(document), domain).stream()
                .map(aspect -> aspect.aspect() + (aspect.label() == Label.POSITIVE ? "+" : "-"))
                .collect(Collectors.joining(" "));
    }
}
