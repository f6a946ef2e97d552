package io.reviewstream.enrich;

import io.reviewstream.enrich.analysis.AnalysisTimedOutException;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.runtime.Vitals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The handlers that Kafka Streams asks about a bad record. One on which a step fails is set aside, original bytes and all, in
 * the transaction that it would have been processed in, and the stream goes on.
 *
 * @see <a href="https://cwiki.apache.org/confluence/x/CQ7zEw">KIP-1034: Dead-letter queue in Kafka Streams</a>
 */
final class DeadLetters {
    /** Name under which the handlers find who counts their letters. */
    static final String VITALS = "reviewstream.vitals";

    private static final List<String> REASONS = List.of("unreadable", "too-large", "analysis-failed");

    private static final int LONGEST_STACK_TRACE = 8_000;

    private DeadLetters() {}

    /** Bytes that are no review, and reviews on which a step of ours failed. */
    public static final class Failed implements ProcessingExceptionHandler {
        private String topic = "";
        private Vitals vitals = Vitals.unwatched();

        @Override
        public void configure(Map<String, ?> configs) {
            topic = topic(configs);
            vitals = vitals(configs);
            // From the start: of a count that is not there before its first record, nobody can see that it rises.
            REASONS.forEach(reason -> vitals.dead(reason, 0));
        }

        @Override
        public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
            var letter = exception instanceof UnreadableException
                    ? letter(context, context.headers(), "unreadable", String.valueOf(exception.getMessage()), null)
                    : letter(
                            context,
                            context.headers(),
                            reason(exception),
                            "step " + context.processorNodeId() + " failed: " + exception,
                            stackTrace(exception));
            vitals.dead(letter.reason(), 1);
            return Response.resume(List.of(
                    letter.toRecord(topic, context.sourceRawKey(), context.sourceRawValue(), context.headers())));
        }
    }

    /** What the broker does not take has spoilt its transaction, where no letter can go any more: all of it is done again. */
    public static final class NotSent implements ProductionExceptionHandler {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public Response handleError(
                ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
            return Response.fail();
        }
    }

    private static String reason(Exception e) {
        if (e instanceof SerializationException) {
            return "unwritable";
        }
        if (e instanceof AnalysisTimedOutException) {
            return "analysis-timed-out";
        }
        return e instanceof RecordTooLargeException ? "too-large" : "analysis-failed";
    }

    private static DeadLetter letter(
            ErrorHandlerContext context, Headers headers, String reason, String message, @Nullable String stackTrace) {
        return new DeadLetter(
                "enrich",
                reason,
                context.topic() + "-" + context.partition() + "@" + context.offset() + ": " + message,
                CloudEvent.header(headers, CloudEvent.SOURCE_HEADER).orElse(null),
                CloudEvent.header(headers, CloudEvent.SUBJECT_HEADER).orElse(null),
                context.topic(),
                context.partition(),
                context.offset(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                1,
                stackTrace);
    }

    private static String topic(Map<String, ?> configs) {
        Object name = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
        if (name == null) {
            throw new IllegalArgumentException(
                    StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG + " is required");
        }
        return name.toString();
    }

    private static Vitals vitals(Map<String, ?> configs) {
        return configs.get(VITALS) instanceof Vitals vitals ? vitals : Vitals.unwatched();
    }

    private static String stackTrace(Throwable cause) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() <= LONGEST_STACK_TRACE
                ? text.toString()
                : text.getBuffer().substring(0, LONGEST_STACK_TRACE);
    }
}
