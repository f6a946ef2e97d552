package io.reviewstream.ingest.push;

import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.push.PushAnswer.Counts;
import io.reviewstream.ingest.push.PushAnswer.Problem;
import io.reviewstream.ingest.push.PushAnswer.Result;
import io.reviewstream.ingest.push.PushAnswer.Results;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A body that is one JSON document, a review or an array of them: committed as a whole. One thread's own. */
final class JsonRequest {
    private static final int STEP = 64 * 1024;

    private final PushExchange exchange;
    private final PushParser parser;
    private final Intake intake;
    private final long maxBodyBytes;

    JsonRequest(PushExchange exchange, PushParser parser, Intake intake, long maxBodyBytes) {
        this.exchange = exchange;
        this.parser = parser;
        this.intake = intake;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Reads the body and answers when all of it is committed, or why none of it is. */
    void serve(InputStream in) throws IOException, InterruptedException {
        long length = exchange.request().getLength();
        if (length > maxBodyBytes) {
            tooLarge();
            return;
        }
        long reserved = Math.max(length, STEP);
        if (!intake.tryReserve(reserved)) {
            full(exchange, intake);
            return;
        }
        try {
            var body = new ByteArrayOutputStream((int) reserved);
            var buffer = new byte[STEP];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                body.write(buffer, 0, count);
                if (body.size() > maxBodyBytes) {
                    tooLarge();
                    return;
                }
                if (body.size() > reserved) {
                    if (!intake.tryReserve(body.size())) {
                        full(exchange, intake);
                        return;
                    }
                    reserved += body.size();
                }
            }
            answer(parser.document(body.toByteArray()), body.size());
        } catch (IOException e) {
            if (!PackedBody.isDamage(e)) {
                throw e;
            }
            exchange.problem(400, Refusal.TRUNCATED.code(), PackedBody.damage(e));
        } catch (PushParser.Unreadable e) {
            exchange.problem(Problem.of(400, e.reason.code(), "line " + e.line + ": " + e.getMessage(), e.line));
        } finally {
            intake.release(reserved);
        }
    }

    private void answer(PushParser.Document document, long bytes) throws InterruptedException {
        List<PushedReview> reviews = document.reads().stream()
                .map(PushParser.Read::review)
                .filter(Objects::nonNull)
                .toList();
        List<Outcome> outcomes = List.of();
        if (!reviews.isEmpty()) {
            var batch = new Batch(reviews, bytes);
            intake.add(batch);
            try {
                outcomes = batch.outcomes().get();
            } catch (ExecutionException e) {
                exchange.retryAfter(intake.retryAfterSeconds());
                exchange.problem(503, "not-committed", PushAnswer.notCommitted(e.getCause()));
                return;
            }
        }
        var numbers = new ArrayList<@Nullable Integer>();
        for (int i = 1; i <= document.reads().size(); i++) {
            numbers.add(document.single() ? null : i);
        }
        List<Result> results = NdjsonRequest.results(numbers, document.reads(), outcomes);
        var counts = Counts.of(results);
        if (counts.status() == 0) {
            exchange.problem(Problem.ofAll(results));
        } else if (document.single()) {
            exchange.json(results.get(0).status(), results.get(0));
        } else {
            exchange.json(counts.status(), new Results(counts, results));
        }
    }

    private void tooLarge() {
        exchange.problem(
                413,
                "too-large",
                "a body of application/json may have " + maxBodyBytes + " bytes; send " + PushExchange.NDJSON
                        + ", which may be of any length");
    }

    /** More waits than there is room for. */
    static void full(PushExchange exchange, Intake intake) {
        exchange.retryAfter(intake.retryAfterSeconds());
        exchange.problem(
                503,
                intake.isStopping() ? "stopping" : "busy",
                intake.isStopping()
                        ? "the service stops; send it again to the next one"
                        : "more waits for Kafka than there is room for; send it again later");
    }
}
