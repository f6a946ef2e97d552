package io.reviewstream.peers;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Stanford CoreNLP's sentiment, the mean over the sentences. It is found by its names at run time, as under its licence, the
 * GPL, no program of ours is built with it.
 */
final class CoreNlp implements Judge {
    private static final List<String> LABELS =
            List.of("very negative", "negative", "neutral", "positive", "very positive");

    private final Object pipeline;
    private final Method process;

    CoreNlp() {
        var settings = new Properties();
        settings.setProperty("annotators", "tokenize,pos,parse,sentiment");
        try {
            Class<?> type = Class.forName("edu.stanford.nlp.pipeline.StanfordCoreNLP");
            pipeline = type.getConstructor(Properties.class).newInstance(settings);
            process = type.getMethod("processToCoreDocument", String.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("CoreNLP is not on the class path; benchmarks/fetch-corenlp gets it", e);
        }
    }

    @Override
    public Double score(String text) {
        try {
            Object document = process.invoke(pipeline, text);
            var sentences = (List<?>) document.getClass().getMethod("sentences").invoke(document);
            double sum = 0;
            for (Object sentence : sentences) {
                String label =
                        (String) sentence.getClass().getMethod("sentiment").invoke(sentence);
                sum += (LABELS.indexOf(label.toLowerCase(Locale.ROOT)) - 2) / 2.0;
            }
            return sentences.isEmpty() ? 0 : sum / sentences.size();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
