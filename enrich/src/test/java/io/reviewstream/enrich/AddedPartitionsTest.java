package io.reviewstream.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AddedPartitionsTest {
    @Test
    void advisesToGiveATopicAsManyInPlaceOfDeletingIt() {
        assertThat(AddedPartitions.told("Existing internal topic enrich-ledger-changelog has invalid partitions: "
                        + "expected: 12; actual: 4. Use 'StreamsResetter' tool to clean up invalid topics."))
                .isEqualTo("enrich-ledger-changelog has too few partitions, as somebody gave a topic that enrich reads"
                        + " more: kafka-topics.sh --alter --topic enrich-ledger-changelog --partitions 12;"
                        + " do not delete it, what is remembered is in such topics");
    }

    @Test
    void leavesOtherMessagesAlone() {
        String tooMany = "Existing internal topic a has invalid partitions: expected: 4; actual: 12. Use it.";

        assertThat(AddedPartitions.told(tooMany)).isEqualTo(tooMany);
        assertThat(AddedPartitions.told("a is away")).isEqualTo("a is away");
    }
}
