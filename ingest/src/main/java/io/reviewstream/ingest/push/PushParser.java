package io.reviewstream.ingest.push;

import io.reviewstream.events.Json;
import io.reviewstream.events.JsonProblem;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.TraceContext;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.parse.ReviewContent;
import io.reviewstream.ingest.parse.ReviewId;
import io.reviewstream.ingest.parse.ReviewParser;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/** The records of one request. One thread's own. */
final class PushParser {
    private static final ObjectReader VALUES =
            Json.mapper().readerFor(Object.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ReviewParser parser;
    private final String source;
    private final @Nullable String key;
    private final @Nullable TraceContext trace;
    private final InstantSource clock;

    /**
     * A parser of one request.
     *
     * @param source what reviews that name no source of their own come from
     * @param key the request's {@code Idempotency-Key}, null when it has none
     * @param trace that the request belongs to, null when its sender names none
     */
    PushParser(
            ReviewParser parser,
            String source,
            @Nullable String key,
            @Nullable TraceContext trace,
            InstantSource clock) {
        this.parser = parser;
        this.source = source;
        this.key = key;
        this.trace = trace;
        this.clock = clock;
    }

    /** Either a review, or why it is none. */
    record Read(@Nullable PushedReview review, Outcome.@Nullable Refused refused) {
        static Read refused(int status, Refusal reason, String detail) {
            return new Read(null, new Outcome.Refused(status, reason.code(), detail, null));
        }
    }

    /**
     * The records of a document.
     *
     * @param single whether it is one object rather than an array
     * @param reads in their order
     */
    record Document(boolean single, List<Read> reads) {}

    /** Why a document cannot be read at all; the message names the line. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;
        final int line;
        final transient Refusal reason;

        Unreadable(Refusal reason, int line, String message) {
            super(message);
            this.reason = reason;
            this.line = line;
        }
    }

    /** A line of NDJSON. */
    Read line(BodyLines.Line line) {
        if (line.isTooLong()) {
            return Read.refused(
                    413,
                    Refusal.TOO_LARGE,
                    "the line has " + line.length() + " bytes, more than the " + line.bytes().length
                            + " that are allowed; split it");
        }
        return read(parser.json(line.bytes(), source, clock.instant()), line.number());
    }

    /** A document of JSON: all of it, or nothing. */
    Document document(byte[] body) throws Unreadable {
        Optional<String> notUtf8 = ReviewParser.notUtf8(body);
        if (notUtf8.isPresent()) {
            throw new Unreadable(Refusal.NOT_UTF_8, 1, notUtf8.get());
        }
        try (var json = VALUES.createParser(body)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT) {
                Map<String, @Nullable Object> object = ReviewParser.fieldsOf(VALUES.readValue(json));
                if (json.nextToken() != null) {
                    throw new Unreadable(
                            Refusal.MALFORMED_JSON,
                            json.currentLocation().getLineNr(),
                            "more follows after the object; send an array, or one object a line as"
                                    + " application/x-ndjson");
                }
                return new Document(true, List.of(element(object, 1)));
            }
            if (first == JsonToken.START_ARRAY) {
                var reads = new ArrayList<Read>();
                for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    int number = reads.size() + 1;
                    if (token == JsonToken.START_OBJECT) {
                        reads.add(element(ReviewParser.fieldsOf(VALUES.readValue(json)), number));
                    } else {
                        VALUES.readValue(json);
                        reads.add(Read.refused(422, Refusal.NOT_A_REVIEW, "expected an object with a text"));
                    }
                }
                if (json.nextToken() != null) {
                    throw new Unreadable(
                            Refusal.MALFORMED_JSON, json.currentLocation().getLineNr(), "more follows after the array");
                }
                return new Document(false, reads);
            }
            throw new Unreadable(Refusal.NOT_A_REVIEW, 1, "expected an object or an array of objects");
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new Unreadable(
                    Refusal.MALFORMED_JSON,
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    (ReviewParser.isTooDeep(e) ? ReviewParser.TOO_DEEP : "this is not valid JSON: " + JsonProblem.of(e))
                            + (at == null ? "" : ", column " + at.getColumnNr()));
        }
    }

    private Read element(Map<String, @Nullable Object> object, int number) {
        return read(parser.object(object, source, clock.instant()), number);
    }

    private Read read(ParsedReview parsed, int number) {
        if (parsed instanceof ParsedReview.Accepted accepted) {
            RawReview review = accepted.review();
            boolean keyed = key != null && ReviewId.isOfContent(review.id());
            if (keyed) {
                review = withId(review, ReviewId.ofKey(String.valueOf(key), number));
            }
            return new Read(new PushedReview(review, ReviewContent.hash(review), keyed, trace), null);
        }
        if (parsed instanceof ParsedReview.Refused refused) {
            int status = switch (refused.reason()) {
                case MALFORMED_JSON, NOT_UTF_8 -> 400;
                case TOO_LARGE -> 413;
                default -> 422;
            };
            return new Read(
                    null, new Outcome.Refused(status, refused.reason().code(), refused.message(), refused.id()));
        }
        return Read.refused(422, Refusal.NO_TEXT, ((ParsedReview.Skipped) parsed).message());
    }

    private static RawReview withId(RawReview review, String id) {
        return new RawReview(
                id,
                review.revision(),
                review.source(),
                review.text(),
                review.name(),
                review.url(),
                review.author(),
                review.itemReviewed(),
                review.reviewRating(),
                review.datePublished(),
                review.inLanguage(),
                review.receivedAt(),
                review.extra());
    }
}
