package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Sentiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether a verdict gains by a mark that stands behind the words, on scales that the sentiment's weights have not learnt. */
public final class MarkEvaluation {
    private static final List<String> SCALES = List.of("4", "5");

    private final ReviewAnalyser analyser;

    public MarkEvaluation(ReviewAnalyser analyser) {
        this.analyser = analyser;
    }

    /**
     * Judges each text by its words, and again with its mark behind them.
     *
     * @param snippets JSON Lines with {@code text}, {@code ratingRaw} such as "3/5", and {@code label}, which is "pos" or "neg"
     * @throws IOException when the file cannot be read
     */
    public Result evaluate(Path snippets) throws IOException {
        var tally = new int[3];
        JsonLines.forEach(snippets, JsonNode.class, row -> {
            String mark = row.path("ratingRaw").asString("");
            int slash = mark.indexOf('/');
            if (slash < 0 || !SCALES.contains(mark.substring(slash + 1))) {
                return;
            }
            String words = row.get("text").asString();
            boolean praises = row.get("label").asString().equals("pos");
            tally[0]++;
            tally[1] += isRight(words, praises) ? 1 : 0;
            tally[2] += isRight(words + " " + mark, praises) ? 1 : 0;
        });
        return new Result(tally[0], tally[1], tally[2]);
    }

    private boolean isRight(String text, boolean praises) {
        Sentiment sentiment = analyser.analyse(RawReview.ofText("1", "evaluation", text))
                .enrichment()
                .sentiment();
        return sentiment != null && sentiment.score() > 0 == praises;
    }

    /**
     * What came out.
     *
     * @param texts how many have a mark on such a scale
     * @param byWords of these, how many are judged right without it
     * @param withMark and with it
     */
    public record Result(int texts, int byWords, int withMark) {}
}
