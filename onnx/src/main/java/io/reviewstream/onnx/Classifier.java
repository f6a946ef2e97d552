package io.reviewstream.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A tokeniser and a model that belong together: texts in, probabilities of the classes out. Thread-safe. */
final class Classifier implements AutoCloseable {
    /** More gain little and cost memory: every text of a batch is padded to the longest. */
    private static final int BATCH = 16;

    private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final HuggingFaceTokenizer tokenizer;
    private final int classes;
    private final ScheduledExecutorService clock;

    private Classifier(OrtEnvironment environment, OrtSession session, HuggingFaceTokenizer tokenizer, int classes) {
        this.environment = environment;
        this.session = session;
        this.tokenizer = tokenizer;
        this.classes = classes;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "onnx-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Classifier open(ModelFolder files) throws IOException {
        stayOffline();
        OrtSession session = null;
        try {
            var environment = OrtEnvironment.getEnvironment();
            session = environment.createSession(files.model().toString());
            if (!session.getInputNames().contains("input_ids") || !INPUTS.containsAll(session.getInputNames())) {
                throw new IOException(files.model() + ": inputs must be " + String.join(", ", INPUTS)
                        + " or the first of them but are " + String.join(", ", session.getInputNames()));
            }
            return new Classifier(
                    environment, session, tokenizer(files), files.labels().size());
        } catch (OrtException e) {
            throw new IOException(files.model() + " cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // The tokeniser's native part reports what is wrong with its file in this way.
            close(session);
            throw new IOException(files.tokenizer() + " cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            close(session);
            throw e;
        }
    }

    private static HuggingFaceTokenizer tokenizer(ModelFolder files) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Where the library looks for its native part; a plug-in's jars are only seen by the plug-in's own loader.
        thread.setContextClassLoader(Classifier.class.getClassLoader());
        try {
            return HuggingFaceTokenizer.builder()
                    .optTokenizerPath(files.tokenizer())
                    .optTruncation(true)
                    .optMaxLength(files.maxTokens())
                    .optPadding(true)
                    .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The tokeniser's library would else ask the network for the machine's kind and for other native parts. */
    private static void stayOffline() {
        for (String property : List.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "ai.djl.offline")) {
            System.setProperty(property, "true");
        }
        System.setProperty("RUST_FLAVOR", "cpu");
    }

    /**
     * The probabilities of the classes for each text.
     *
     * @throws IllegalStateException when the budget is used up before
     */
    List<float[]> classify(List<String> texts, Duration budget) throws OrtException {
        long end = System.nanoTime() + budget.toNanos();
        var all = new ArrayList<float[]>(texts.size());
        for (int from = 0; from < texts.size(); from += BATCH) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw outOfTime(budget);
            }
            List<String> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
            all.addAll(run(tokenizer.batchEncode(batch), left, budget));
        }
        return all;
    }

    private List<float[]> run(Encoding[] encodings, long nanosLeft, Duration budget) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try (var options = new OrtSession.RunOptions()) {
            ScheduledFuture<?> alarm = clock.schedule(
                    () -> {
                        options.setTerminate(true);
                        return null;
                    },
                    nanosLeft,
                    TimeUnit.NANOSECONDS);
            for (String name : session.getInputNames()) {
                inputs.put(name, tensor(name, encodings));
            }
            try (OrtSession.Result result = session.run(inputs, options)) {
                return probabilities(result);
            } catch (OrtException e) {
                if (alarm.isDone()) {
                    throw outOfTime(budget);
                }
                throw e;
            } finally {
                stop(alarm);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** Waits for an alarm that is just ringing, as it uses what is closed next. */
    private static void stop(ScheduledFuture<?> alarm) {
        if (!alarm.cancel(false)) {
            try {
                alarm.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the alarm failed", e.getCause());
            }
        }
    }

    private OnnxTensor tensor(String name, Encoding[] encodings) throws OrtException {
        int width = encodings[0].getIds().length;
        var values = LongBuffer.allocate(encodings.length * width);
        for (Encoding encoding : encodings) {
            values.put(
                    switch (name) {
                        case "input_ids" -> encoding.getIds();
                        case "attention_mask" -> encoding.getAttentionMask();
                        default -> encoding.getTypeIds();
                    });
        }
        return OnnxTensor.createTensor(environment, values.flip(), new long[] {encodings.length, width});
    }

    private List<float[]> probabilities(OrtSession.Result result) throws OrtException {
        if (!(result.get(0).getValue() instanceof float[][] logits) || logits[0].length != classes) {
            throw new IllegalStateException("the model's first output must be a row of " + classes
                    + " numbers a text, as id2label has that many classes");
        }
        for (float[] row : logits) {
            softmax(row);
        }
        return List.of(logits);
    }

    private static void softmax(float[] row) {
        float most = row[0];
        for (float logit : row) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.exp(row[i] - most);
            sum += row[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (row[i] / sum);
        }
    }

    private static IllegalStateException outOfTime(Duration budget) {
        return new IllegalStateException("the ONNX model ran out of time after " + budget.toMillis() + " ms");
    }

    private static void close(@Nullable OrtSession session) {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("the ONNX session cannot be closed", e);
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        tokenizer.close();
        close(session);
    }
}
