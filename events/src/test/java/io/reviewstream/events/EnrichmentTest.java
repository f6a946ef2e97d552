package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** What the records of an enrichment promise beside their fields. */
final class EnrichmentTest {
    private static final Span SPAN = new Span(0, 4, "film");

    @Test
    void writesItsNamesInLowerCase() {
        assertThat(written(Label.values())).isEqualTo("[\"positive\",\"negative\",\"neutral\",\"mixed\"]");
        assertThat(written(Rating.Origin.values())).isEqualTo("[\"stated\",\"text\",\"predicted\"]");
        assertThat(written(Recommendation.Verdict.values()))
                .isEqualTo("[\"recommended\",\"not-recommended\",\"unclear\"]");
        assertThat(written(Person.Role.values()))
                .isEqualTo("[\"actor\",\"director\",\"writer\",\"composer\",\"cinematographer\",\"producer\","
                        + "\"author\",\"character\",\"unknown\"]");
    }

    @Test
    void readsARoleOfALaterVersionAsUnknown() {
        Person person = Json.mapper().readValue("{\"name\":\"Ana\",\"role\":\"gaffer\",\"mentions\":[]}", Person.class);

        assertThat(person.role()).isEqualTo(Person.Role.UNKNOWN);
    }

    @Test
    void doesNotGuessALabelThatItDoesNotKnow() {
        assertThatThrownBy(() -> Json.mapper().readValue("{\"label\":\"torn\",\"score\":0}", Opinion.class))
                .hasMessageContaining("torn");
    }

    @Test
    void isNotChangedThroughTheListsItWasMadeOf() {
        var genres = new ArrayList<>(List.of("drama"));
        Enrichment enrichment = enrichment(genres);

        genres.add("comedy");

        assertThat(enrichment.genres()).containsExactly("drama");
    }

    @Test
    void doesNotLetItsListsBeChanged() {
        assertThatThrownBy(() -> enrichment(List.of("drama")).genres().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Spoiler(true, new ArrayList<>(List.of(SPAN)))
                        .mentions()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Aspect("acting", Label.POSITIVE, 1, new ArrayList<>())
                        .mentions()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Person("Ana Duarte", Person.Role.ACTOR, null, new ArrayList<>(List.of(SPAN)), null)
                        .mentions()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesDegradedAnalysersInTheSameOrderAlways() {
        var degraded = new HashMap<String, String>(Map.of("people", "slow", "aspects", "failed", "genres", "failed"));

        Provenance provenance = Provenance.outsideKafka(null, null, "1", degraded);

        assertThat(provenance.degraded().keySet()).containsExactly("aspects", "genres", "people");
        assertThat(written(provenance))
                .isEqualTo("{\"analysisVersion\":\"1\",\"degraded\":"
                        + "{\"aspects\":\"failed\",\"genres\":\"failed\",\"people\":\"slow\"}}");
    }

    @Test
    void leavesOutOfTheProvenanceWhatOnlyKafkaKnows() {
        assertThat(written(Provenance.outsideKafka("file:a.txt", "a.txt:1", "1", Map.of())))
                .isEqualTo("{\"source\":\"file:a.txt\",\"position\":\"a.txt:1\",\"analysisVersion\":\"1\"}");
    }

    @Test
    void areNotReadFromWhatIsNoEnrichedReview() {
        String raw = "{\"id\":\"a\",\"revision\":1,\"source\":\"file:a.txt\",\"text\":\"Great.\"}";

        assertThatThrownBy(() -> Json.mapper().readValue(raw, EnrichedReview.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.mapper()
                        .readValue(
                                "{\"id\":\"a\",\"revision\":1,\"review\":" + raw
                                        + ",\"enrichment\":{},\"provenance\":{\"analysisVersion\":\"1\"}}",
                                EnrichedReview.class))
                .isInstanceOf(JacksonException.class);
    }

    private static Enrichment enrichment(List<String> genres) {
        return new Enrichment(
                new Language("en", 1, true),
                null,
                null,
                List.of(),
                genres,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new Recommendation(Recommendation.Verdict.UNCLEAR, List.of()),
                new Spoiler(false, List.of()),
                List.of(),
                new Statistics(1, 1, 0));
    }

    private static String written(Object value) {
        return Json.mapper().writeValueAsString(value);
    }
}
