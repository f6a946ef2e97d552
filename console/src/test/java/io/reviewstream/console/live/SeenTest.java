package io.reviewstream.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a card says. */
final class SeenTest {
    @Test
    void saysWhatWasFound() {
        String text = "A dull start. The score by Ana Ruiz lifts it.";
        JsonNode card = card(text, "\"name\":\"Late bloom\",\"author\":\"Kim\"", """
                "language":{"code":"en"},"rating":0.8,"genres":["drama"],"spoiler":{"likely":true},
                "itemReviewed":{"name":"Slow Tide","year":1999},
                "sentiment":{"label":"positive","score":0.4,
                  "sentences":[{"start":0,"end":13},{"start":14,"end":45}],
                  "evidence":[{"start":2,"end":6,"weight":-0.5}]},
                "people":[{"name":"Ana Ruiz","role":"composer","sentiment":{"label":"positive"}}],
                "aspects":[{"aspect":"music","label":"positive","mentions":[{"target":{"start":18,"end":23}}]}]""");

        assertThat(card.toString()).isEqualTo(Json.mapper().readTree("""
                {"id":"a","revision":2,"source":"feed","language":"en","label":"positive","author":"Kim",
                 "headline":"Late bloom","title":"slow tide (1999)","film":"Slow Tide","year":1999,"score":0.4,
                 "rating":0.8,"at":"2026-03-05T06:07:09Z","spoiler":true,
                 "text":"A dull start. The score by Ana Ruiz lifts it.","more":0,
                 "marks":[{"start":2,"end":6,"weight":-0.5}],
                 "people":[{"name":"Ana Ruiz","role":"composer","label":"positive"}],"genres":["drama"],
                 "aspects":[{"aspect":"music","label":"positive","quote":"The score by Ana Ruiz lifts it."}]}
                """).toString());
    }

    @Test
    void cutsALongTextBetweenWordsAndMarksOnlyWhatIsLeft() {
        String text = "abcdefghi ".repeat(200);
        JsonNode card = card(text, "", """
                "sentiment":{"label":"positive","score":0.4,"evidence":[
                  {"start":890,"end":899,"weight":1},{"start":895,"end":901,"weight":1}]}""");

        assertThat(card.get("text").asString()).hasSize(899).endsWith("abcdefghi");
        assertThat(card.get("more").asInt()).isEqualTo(2_000 - 899);
        assertThat(card.get("marks")).hasSize(1);
    }

    @Test
    void cutsNoCharacterInTwo() {
        JsonNode card = card("x" + "\ud83c\udfac".repeat(900), "", "\"genres\":[]");

        assertThat(card.get("text").asString()).hasSize(899);
    }

    @Test
    void quotesNoSentenceThatIsTooLongOrNotThere() {
        String aspect = "\"aspects\":[{\"aspect\":\"music\",\"mentions\":[{\"target\":{\"start\":3,\"end\":5}}]}]";
        String text = "so good ".repeat(100);

        assertThat(card(text, "", aspect + sentence(0, 241)).at("/aspects/0").has("quote"))
                .isFalse();
        assertThat(card(text, "", aspect + sentence(4, 90)).at("/aspects/0").has("quote"))
                .isFalse();
        assertThat(card("so good", "", aspect + sentence(0, 90))
                        .at("/aspects/0")
                        .has("quote"))
                .isFalse();
        assertThat(card(text, "", aspect + sentence(0, 240))
                        .at("/aspects/0/quote")
                        .asString())
                .hasSize(240);
    }

    private static String sentence(int start, int end) {
        return ",\"sentiment\":{\"score\":0,\"sentences\":[{\"start\":" + start + ",\"end\":" + end + "}]}";
    }

    private static JsonNode card(String text, String stated, String found) {
        String json = "{\"id\":\"a\",\"revision\":2,\"review\":{\"source\":\"feed\",\"text\":\"" + text + "\""
                + (stated.isEmpty() ? "" : "," + stated) + "},\"enrichment\":{" + found
                + "},\"provenance\":{\"enrichedAt\":\"2026-03-05T06:07:09Z\"}}";
        Seen seen = Objects.requireNonNull(Seen.of(json.getBytes(StandardCharsets.UTF_8)));
        return Json.mapper().readTree(seen.card());
    }
}
