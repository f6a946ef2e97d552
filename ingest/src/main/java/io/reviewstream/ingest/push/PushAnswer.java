package io.reviewstream.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of answers, as the OpenAPI document describes them. */
final class PushAnswer {
    private PushAnswer() {}

    /** What failed is in the service's own log. */
    static String notCommitted(@Nullable Throwable why) {
        return "Kafka did not take it" + (why instanceof IllegalStateException ? ", as the service stops" : "")
                + "; send it again under the same id or Idempotency-Key, it cannot count twice";
    }

    /**
     * What became of one record.
     *
     * @param line its line in NDJSON, its number in an array, both from 1; null when it was the only one
     * @param status 201 committed now, 200 committed before, else why not
     */
    record Result(
            @Nullable Integer line,
            int status,
            @Nullable String id,
            @Nullable String topic,
            @Nullable Integer partition,
            @Nullable Long offset,
            @Nullable String reason,
            @Nullable String detail) {
        static Result of(@Nullable Integer line, Outcome outcome) {
            if (outcome instanceof Outcome.Stored stored) {
                return new Result(
                        line,
                        stored.repeated() ? 200 : 201,
                        stored.id(),
                        stored.topic(),
                        stored.partition(),
                        stored.offset(),
                        null,
                        null);
            }
            var refused = (Outcome.Refused) outcome;
            return new Result(
                    line, refused.status(), refused.id(), null, null, null, refused.reason(), refused.detail());
        }

        boolean isTaken() {
            return status < 300;
        }

        /** {@code line 3: what is wrong with it}. */
        String told() {
            return (line == null ? "" : "line " + line + ": ") + detail;
        }
    }

    /** How many of the records were committed, had been before, were refused. */
    record Counts(long accepted, long repeated, long refused) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Result result) {
            return new Counts(
                    accepted + (result.status() == 201 ? 1 : 0),
                    repeated + (result.status() == 200 ? 1 : 0),
                    refused + (result.isTaken() ? 0 : 1));
        }

        static Counts of(List<Result> results) {
            Counts counts = NONE;
            for (Result result : results) {
                counts = counts.plus(result);
            }
            return counts;
        }

        /** Of the whole request, when all its records are known; 0 when all were refused. */
        int status() {
            if (refused == 0) {
                return 200;
            }
            return accepted + repeated == 0 ? 0 : 207;
        }
    }

    /** Answer to an array. */
    record Results(long accepted, long repeated, long refused, List<Result> results) {
        Results(Counts counts, List<Result> results) {
            this(counts.accepted(), counts.repeated(), counts.refused(), results);
        }
    }

    /** Why a request was not taken, by RFC 9457. */
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            String reason,
            @Nullable Integer line,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Result> results) {
        static Problem of(int status, String reason, String detail) {
            return new Problem("about:blank", title(status), status, detail, reason, null, List.of());
        }

        static Problem of(int status, String reason, String detail, @Nullable Integer line) {
            return new Problem("about:blank", title(status), status, detail, reason, line, List.of());
        }

        /** None of the records was taken. */
        static Problem ofAll(List<Result> results) {
            Result first = results.get(0);
            boolean alike = results.stream().allMatch(result -> result.status() == first.status());
            int status = alike ? first.status() : 422;
            return new Problem(
                    "about:blank",
                    title(status),
                    status,
                    first.told(),
                    String.valueOf(first.reason()),
                    first.line(),
                    results.size() == 1 ? List.of() : results);
        }

        private static String title(int status) {
            return switch (status) {
                case 400 -> "Bad Request";
                case 401 -> "Unauthorized";
                case 404 -> "Not Found";
                case 405 -> "Method Not Allowed";
                case 408 -> "Request Timeout";
                case 411 -> "Length Required";
                case 413 -> "Content Too Large";
                case 414 -> "URI Too Long";
                case 415 -> "Unsupported Media Type";
                case 417 -> "Expectation Failed";
                case 422 -> "Unprocessable Content";
                case 429 -> "Too Many Requests";
                case 431 -> "Request Header Fields Too Large";
                case 501 -> "Not Implemented";
                case 503 -> "Service Unavailable";
                case 505 -> "HTTP Version Not Supported";
                default -> status < 500 ? "Bad Request" : "Internal Server Error";
            };
        }
    }
}
