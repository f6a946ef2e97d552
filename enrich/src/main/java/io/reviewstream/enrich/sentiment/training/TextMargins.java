package io.reviewstream.enrich.sentiment.training;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.KnownWords;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.text.Document;
import java.util.List;

/** Margins as the finished table gives them, through the same code that serves. */
final class TextMargins {
    private TextMargins() {}

    static Margins[] of(List<Example> examples, SentimentAnalyser analyser, Workers workers) {
        var names = new NameReader();
        var margins = new Margins[examples.size()];
        workers.splitRows(examples.size(), (part, from, to) -> {
            for (int i = from; i < to; i++) {
                Document document = Document.of(examples.get(i).text());
                var sentiment = analyser.analyse(document, KnownWords.of(NamedWords.of(names.read(document))));
                margins[i] = new Margins(
                        document.tokenCount(),
                        document.sentenceCount(),
                        (float) sentiment.documentMargin(),
                        (float) sentiment.sentenceMargin(),
                        (float) sentiment.networkMargin());
            }
        });
        return margins;
    }
}
