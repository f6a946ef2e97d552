package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.RawReview;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

final class TextRoomTest {
    private static final Function<RawReview, Analysis> ANALYSIS = ReviewAnalyser.standard()::analyse;

    @Test
    void growsWithTheHeapOfEachThreadAndIsNeverLessThanWhatIngestLetsThrough() {
        assertThat(TextRoom.in(192L << 20, 2).chars()).isEqualTo(2_097_152);
        assertThat(TextRoom.in(600_000_000, 2).chars()).isEqualTo(3_000_000);
        assertThat(TextRoom.in(600_000_000, 1).chars()).isEqualTo(6_000_000);
        assertThat(TextRoom.in(Long.MAX_VALUE, 1).chars()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void refusesATextThatThereIsNoRoomForAndAnalysesAllElse() {
        Function<RawReview, Analysis> analysis = new TextRoom(21).before(ANALYSIS);

        assertThat(analysis.apply(review("A warm, funny comedy.")).enrichment()).isNotNull();
        assertThatThrownBy(() -> analysis.apply(review("A warm, funny comedy!!")))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessage("its text has 22 characters, and there is memory for 21;"
                        + " with more memory, or fewer threads, it can be sent back");
    }

    private static RawReview review(String text) {
        return new RawReview(
                "1", 1, "a.jsonl", text, null, null, null, null, null, null, null, Instant.EPOCH, Map.of());
    }
}
