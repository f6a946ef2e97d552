package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RawReviewTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void refusesABlankId(String id) {
        assertThatThrownBy(() -> RawReview.ofText(id, "feed", "Fine."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("id is required");
    }

    @Test
    void refusesABlankSource() {
        assertThatThrownBy(() -> RawReview.ofText("a", " ", "Fine."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("source is required");
    }

    @Test
    void refusesANegativeRevision() {
        assertThatThrownBy(() -> review(-1, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("revision must be 1 or more but was -1");
    }

    @Test
    void readsRevisionZeroAsOne() {
        assertThat(review(0, Map.of()).revision()).isEqualTo(1);
    }

    @Test
    void readsAnAbsentRevisionAsOne() {
        assertThat(read("{\"id\":\"a\",\"source\":\"feed\",\"text\":\"Fine.\"}"))
                .isEqualTo(RawReview.ofText("a", "feed", "Fine."));
    }

    @Test
    void mayHaveNoWords() {
        assertThat(RawReview.ofText("a", "feed", "").text()).isEmpty();
    }

    @Test
    void keepsTheOrderAndTheNullsOfWhatElseTheSourceHad() {
        var extra = new LinkedHashMap<String, @Nullable Object>();
        extra.put("zoom", 1);
        extra.put("away", null);
        extra.put("middle", List.of());

        assertThat(Json.mapper().writeValueAsString(review(1, extra)))
                .isEqualTo("{\"id\":\"a\",\"revision\":1,\"source\":\"feed\",\"text\":\"Fine.\","
                        + "\"extra\":{\"zoom\":1,\"away\":null,\"middle\":[]}}");
    }

    @Test
    void isNotChangedThroughTheMapItWasMadeOf() {
        var extra = new LinkedHashMap<String, @Nullable Object>(Map.of("votes", 3));
        RawReview review = review(1, extra);

        extra.put("votes", 4);

        assertThat(review.extra()).isEqualTo(Map.of("votes", 3));
    }

    @Test
    void doesNotLetItsExtrasBeChanged() {
        assertThatThrownBy(() -> review(1, Map.of("votes", 3)).extra().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesARatingThatIsNoNumber(double ratingValue) {
        assertThatThrownBy(() -> new StatedRating(ratingValue, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratingValue must be a number but was " + ratingValue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"ratingValue\":null}", "{\"bestRating\":5}"})
    void doesNotReadAMissingRatingAsZero(String rating) {
        assertThatThrownBy(() ->
                        read("{\"id\":\"a\",\"source\":\"feed\",\"text\":\"Fine.\",\"reviewRating\":" + rating + "}"))
                .hasMessageContaining("ratingValue is required");
    }

    private static RawReview review(int revision, Map<String, @Nullable Object> extra) {
        return new RawReview("a", revision, "feed", "Fine.", null, null, null, null, null, null, null, null, extra);
    }

    private static RawReview read(String json) {
        return Json.mapper().readValue(json, RawReview.class);
    }
}
