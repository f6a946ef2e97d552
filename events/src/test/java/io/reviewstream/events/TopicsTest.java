package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicsTest {
    @Test
    void haveTheirStandardNames() {
        assertThat(Topics.standard().all())
                .extracting(Topic::name)
                .containsExactly(
                        "reviews.raw",
                        "reviews.enriched",
                        "reviews.titles",
                        "reviews.dead-letter",
                        "reviews.checkpoints",
                        "reviews.catalogue");
    }

    @Test
    void allCarryThePrefix() {
        assertThat(new Topics("blue.").all())
                .extracting(Topic::name)
                .containsExactly(
                        "blue.reviews.raw",
                        "blue.reviews.enriched",
                        "blue.reviews.titles",
                        "blue.reviews.dead-letter",
                        "blue.reviews.checkpoints",
                        "blue.reviews.catalogue");
    }

    @Test
    void takeMessagesOfTheSameSize() {
        assertThat(Topics.standard().all())
                .extracting(topic -> topic.configs().get("max.message.bytes"))
                .containsOnly("25165824");
    }

    @Test
    void keepDeadLettersUntilSomebodyDeletesThem() {
        assertThat(Topics.standard().deadLetter().configs())
                .isEqualTo(Map.of("max.message.bytes", "25165824", "cleanup.policy", "delete", "retention.ms", "-1"));
    }

    @Test
    void keepTheLastStateOfEachCatalogueEntry() {
        assertThat(Topics.standard().catalogue().configs()).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void keepTheLastCheckpointOfEachSource() {
        assertThat(Topics.standard().checkpoints().configs()).containsEntry("cleanup.policy", "compact");
    }
}
