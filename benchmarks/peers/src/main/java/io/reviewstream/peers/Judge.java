package io.reviewstream.peers;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks a sentiment library, in the way its manual shows. Threads have one each. */
interface Judge {
    /** From -1 to 1; null from who does not judge. */
    @Nullable Double score(String text);

    static Judge named(String name) {
        return switch (name) {
            case "none" -> text -> null;
            case "vader" -> Judge::vader;
            case "corenlp" -> new CoreNlp();
            default -> throw new IllegalArgumentException("no judge " + name);
        };
    }

    private static Double vader(String text) {
        try {
            var vader = new SentimentAnalyzer(text);
            vader.analyze();
            return Objects.requireNonNull(vader.getPolarity().get("compound")).doubleValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
