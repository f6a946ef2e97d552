package io.reviewstream.onnx;

import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.sentiment.SentimentPlugin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** {@code onnx:DIR}, or {@code onnx:DIR?seconds=5} for another time budget. */
public final class OnnxPlugin implements SentimentPlugin {
    private static final String BUDGET = "?seconds=";
    private static final Duration DEFAULT_BUDGET = Duration.ofSeconds(30);

    @Override
    public String scheme() {
        return "onnx";
    }

    @Override
    public SentimentEngine open(String address) throws IOException {
        int question = address.lastIndexOf(BUDGET);
        if (question < 0) {
            return new OnnxSentiment(Path.of(address), DEFAULT_BUDGET);
        }
        String seconds = address.substring(question + BUDGET.length());
        try {
            Duration budget = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
            if (budget.isNegative() || budget.isZero()) {
                throw new IOException("seconds must be more than 0 but was " + seconds);
            }
            return new OnnxSentiment(Path.of(address.substring(0, question)), budget);
        } catch (NumberFormatException e) {
            throw new IOException("seconds must be a number but was " + seconds, e);
        }
    }
}
