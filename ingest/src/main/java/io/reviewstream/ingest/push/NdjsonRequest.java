package io.reviewstream.ingest.push;

import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.push.PushAnswer.Problem;
import io.reviewstream.ingest.push.PushAnswer.Result;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A body of any length, one review a line: handed on in batches, answered as they are committed. One thread's own. */
final class NdjsonRequest {
    private static final int BATCH_LINES = 500;
    private static final long BATCH_BYTES = 512 * 1024;
    /** Of one request: others want to be served, too. */
    private static final int MOST_BATCHES = 16;

    private final PushParser parser;
    private final Intake intake;
    private final Executor executor;
    private final BodyLines lines;
    private final NdjsonAnswer answer;
    private final Semaphore places = new Semaphore(MOST_BATCHES);
    private CompletableFuture<Void> answered = CompletableFuture.completedFuture(null);
    private List<Integer> numbers = new ArrayList<>();
    private List<PushParser.Read> reads = new ArrayList<>();
    private long bytes;
    private int last;
    private boolean silent;

    /** @param executor writes the answers down */
    NdjsonRequest(
            PushParser parser, Intake intake, Executor executor, InputStream body, int maxLine, NdjsonAnswer answer) {
        this.parser = parser;
        this.intake = intake;
        this.executor = executor;
        this.lines = new BodyLines(body, maxLine);
        this.answer = answer;
    }

    void serve() throws IOException, InterruptedException {
        boolean stopped = false;
        for (BodyLines.Line line = next(); line != null && !stopped; line = stopped ? null : next()) {
            if (!line.isBlank()) {
                numbers.add(line.number());
                reads.add(parser.line(line));
                bytes += line.bytes().length;
            }
            // A sender that pauses gets its answer.
            boolean full = reads.size() >= BATCH_LINES || bytes >= BATCH_BYTES;
            stopped = intake.isStopping() || (full || !lines.isReady()) && !handOn();
        }
        if (!stopped) {
            stopped = !handOn();
        }
        try {
            answered.get();
            if (silent) {
                answer.cutOff(PushErrors.SILENCE);
            } else if (stopped) {
                answer.end(
                        Problem.of(503, "stopping", "the service stops; send the lines again that have no answer"), 1);
            } else {
                answer.end();
            }
        } catch (ExecutionException e) {
            answer.end(
                    Problem.of(503, "not-committed", PushAnswer.notCommitted(e.getCause())),
                    intake.retryAfterSeconds());
        }
    }

    /** The next line; null at the end of the body, where no more comes, or where that is damaged, which is told as of a line. */
    private BodyLines.@Nullable Line next() throws IOException, InterruptedException {
        try {
            BodyLines.Line line = lines.next();
            last = line == null ? last : line.number();
            return line;
        } catch (IOException e) {
            if (PushErrors.isSilence(e)) {
                silent = true;
                return null;
            }
            if (!PackedBody.isDamage(e)) {
                // The sender is gone; what it sent whole is taken.
                handOn();
                throw e;
            }
            numbers.add(last + 1);
            reads.add(PushParser.Read.refused(400, Refusal.TRUNCATED, PackedBody.damage(e)));
            return null;
        }
    }

    /** False when no more should follow: the service stops, or what came before was not committed. */
    private boolean handOn() throws InterruptedException, IOException {
        if (reads.isEmpty()) {
            return true;
        }
        places.acquire();
        answer.awaitRoom();
        if (!intake.reserve(bytes)) {
            return false;
        }
        var batch = new Batch(
                reads.stream()
                        .map(PushParser.Read::review)
                        .filter(review -> review != null)
                        .toList(),
                bytes);
        List<Integer> itsNumbers = numbers;
        List<PushParser.Read> itsReads = reads;
        long itsBytes = bytes;
        batch.outcomes().whenComplete((outcomes, failure) -> {
            intake.release(itsBytes);
            places.release();
        });
        if (batch.reviews().isEmpty()) {
            batch.done(List.of());
        } else {
            intake.add(batch);
        }
        answered = answered.thenCombineAsync(
                batch.outcomes(),
                (before, outcomes) -> {
                    answer.add(results(itsNumbers, itsReads, outcomes));
                    return before;
                },
                executor);
        numbers = new ArrayList<>();
        reads = new ArrayList<>();
        bytes = 0;
        // Where one was not committed, nothing that follows would be.
        return !answered.isCompletedExceptionally();
    }

    static List<Result> results(List<Integer> numbers, List<PushParser.Read> reads, List<Outcome> outcomes) {
        var results = new ArrayList<Result>(reads.size());
        int next = 0;
        for (int i = 0; i < reads.size(); i++) {
            Outcome refused = reads.get(i).refused();
            Outcome outcome = refused == null ? outcomes.get(next++) : refused;
            results.add(Result.of(numbers.get(i), outcome));
        }
        return results;
    }
}
