package io.reviewstream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.postgres.LocalPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PostgresSinkIT {
    private static final String TOO_LARGE =
            "{\"id\":\"large\",\"review\":{},\"enrichment\":{\"rating\":{\"value\":1e200000}}}";

    @Test
    void setsAsideWhatTheDatabaseCannotHoldAndGoesOn() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        try (var postgres = server.get();
                var enriched = new EnrichedTopic(topics)) {
            enriched.commit(EnrichedTopic.ids(0, 2));
            enriched.commit("large", TOO_LARGE, "file:b.jsonl");
            enriched.commit(EnrichedTopic.ids(2, 4));
            var notices = new ArrayList<String>();
            var sink = new Sink(
                    SinkSettings.of(Broker.settings(), topics, postgres.address()), notices::add, Clock.systemUTC());

            sink.finish();
            sink.run(new StopSignal());

            assertThat(ids(postgres)).containsExactlyElementsOf(EnrichedTopic.ids(0, 4));
            assertThat(sink.storedSoFar()).isEqualTo(4);
            assertThat(notices).isEmpty();
            assertThat(new StoreAddress(postgres.address()).verify().problems()).isEmpty();
            assertThat(enriched.deadLetters()).singleElement().satisfies(record -> {
                assertThat(record.value()).asString().isEqualTo(TOO_LARGE);
                DeadLetter letter = DeadLetter.from(record.headers());
                assertThat(letter.reason()).isEqualTo("refused-by-store");
                assertThat(letter.message())
                        .startsWith(topics.enriched().name() + "-0@3: the database cannot hold it: ")
                        .endsWith(" (SQL state 22003)");
            });
        }
    }

    @Test
    void failsAtOnceWhereTheServerDoesNotHaveTheDatabase() throws Exception {
        Optional<LocalPostgres> server = LocalPostgres.start();
        assumeTrue(server.isPresent(), "PostgreSQL's server is not installed (Debian: apt install postgresql)");
        Topics topics = Broker.freshTopics(1);
        var notices = new ArrayList<String>();
        try (var postgres = server.get()) {
            String address = postgres.address() + "_of_nobody";
            var sink = new Sink(SinkSettings.of(Broker.settings(), topics, address), notices::add, Clock.systemUTC());

            assertThatThrownBy(() -> sink.run(new StopSignal()))
                    .isInstanceOf(FailedException.class)
                    .hasMessageContaining("cannot use this database: ")
                    .hasMessageEndingWith("(SQL state 3D000)");
            assertThat(notices).isEmpty();
        }
    }

    private static List<String> ids(LocalPostgres postgres) {
        var ids = new ArrayList<String>();
        new StoreAddress(postgres.address())
                .forEachReview((place, json) ->
                        ids.add(Json.mapper().readTree(json).path("id").asString()));
        return ids;
    }
}
