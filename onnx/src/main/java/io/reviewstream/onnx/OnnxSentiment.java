package io.reviewstream.onnx;

import ai.onnxruntime.OrtException;
import io.reviewstream.enrich.sentiment.Judgement;
import io.reviewstream.enrich.sentiment.KnownWords;
import io.reviewstream.enrich.sentiment.ScoredSentiment;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on the whole text and on each sentence by an ONNX model. Opinions on parts of sentences, which the analysis of
 * people and aspects asks for by the hundred, stay with our own weights. Thread-safe.
 */
public final class OnnxSentiment implements SentimentEngine, AutoCloseable {
    private final Classifier classifier;
    private final double[] values;
    private final Duration budget;
    private final SentimentAnalyser parts = new SentimentAnalyser(SentimentModel.standard());

    /**
     * Opens a model.
     *
     * @param folder with {@code model.onnx}, {@code tokenizer.json} and {@code config.json}
     * @param budget how long one review may take
     * @throws IOException when the folder is incomplete, or no model of this kind
     */
    public OnnxSentiment(Path folder, Duration budget) throws IOException {
        ModelFolder files = ModelFolder.read(folder);
        this.values = LabelValues.of(files.labels());
        this.budget = budget;
        this.classifier = Classifier.open(files);
    }

    /** @throws IllegalStateException when the time is up, or the model fails on this text */
    @Override
    public Judgement analyse(Document document) {
        return analyse(document, KnownWords.none(document));
    }

    /** The model reads all words; our own weights, which judge parts of sentences, leave names out. */
    @Override
    public Judgement analyse(Document document, KnownWords known) {
        Optional<Sentiment> sentiment =
                ScoredSentiment.hasContent(document) ? Optional.of(sentiment(document)) : Optional.empty();
        return new Judged(parts.analyse(document, known), sentiment);
    }

    private Sentiment sentiment(Document document) {
        var texts = new ArrayList<String>();
        texts.add(document.text(0, document.tokenCount()));
        int sentences = document.sentenceCount();
        for (int sentence = 0; sentences > 1 && sentence < sentences; sentence++) {
            texts.add(document.text(document.sentenceStart(sentence), document.sentenceEnd(sentence)));
        }
        List<float[]> probabilities;
        try {
            probabilities = classifier.classify(texts, budget);
        } catch (OrtException e) {
            throw new IllegalStateException("the ONNX model failed: " + e.getMessage(), e);
        }
        var scores = new double[sentences];
        for (int sentence = 0; sentence < sentences; sentence++) {
            scores[sentence] = score(probabilities.get(sentences > 1 ? sentence + 1 : 0));
        }
        return ScoredSentiment.of(document, score(probabilities.get(0)), scores);
    }

    private double score(float[] probabilities) {
        double score = 0;
        for (int label = 0; label < values.length; label++) {
            score += probabilities[label] * values[label];
        }
        return Math.max(-1, Math.min(1, score));
    }

    @Override
    public void close() {
        classifier.close();
    }

    private record Judged(Judgement parts, Optional<Sentiment> sentiment) implements Judgement {
        @Override
        public double score(int firstToken, int endToken) {
            return parts.score(firstToken, endToken);
        }

        @Override
        public double weight(int token) {
            return parts.weight(token);
        }
    }
}
