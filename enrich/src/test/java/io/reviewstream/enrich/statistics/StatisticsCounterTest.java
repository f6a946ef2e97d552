package io.reviewstream.enrich.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Statistics;
import org.junit.jupiter.api.Test;

class StatisticsCounterTest {
    @Test
    void countsWordsNumbersAndSentences() {
        assertThat(StatisticsCounter.count(Document.of("It ran for 90 minutes. I stayed!")))
                .isEqualTo(new Statistics(7, 2, 2));
    }

    @Test
    void anEmptyTextHasNone() {
        assertThat(StatisticsCounter.count(Document.of(""))).isEqualTo(new Statistics(0, 0, 0));
    }
}
