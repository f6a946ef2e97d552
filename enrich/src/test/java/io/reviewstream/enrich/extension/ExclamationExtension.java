package io.reviewstream.enrich.extension;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The example of docs/extensions.md: finds where the writer raises the voice. */
public final class ExclamationExtension implements ReviewExtension {
    /** As it stands in the JSON. */
    record Excitement(int marks, List<Span> words) {}

    @Override
    public String name() {
        return "excitement";
    }

    @Override
    public Optional<?> analyse(ExtensionInput input) {
        Document document = input.document();
        var words = new ArrayList<Span>();
        int marks = 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            if (document.isSymbol(token, '!')) {
                marks++;
            } else if (document.isWord(token) && document.isUpperCase(token) && document.length(token) > 1) {
                words.add(document.nameSpan(token, token + 1));
            }
        }
        return marks == 0 && words.isEmpty() ? Optional.empty() : Optional.of(new Excitement(marks, words));
    }
}
