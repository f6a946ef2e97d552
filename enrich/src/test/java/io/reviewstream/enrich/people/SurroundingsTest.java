package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final NameReader READER = new NameReader();

    @Test
    void knowsWhoIsOnlyCompared() {
        assertThat(isElsewhere("He moves like Jane Miller in most scenes.")).isTrue();
        assertThat(isElsewhere("It can't be compared to Jane Miller at her best."))
                .isTrue();
        assertThat(isElsewhere("The lead reminded me so much of a young Jane Miller."))
                .isTrue();
        assertThat(isElsewhere("Then Jane Miller could have saved the picture."))
                .isTrue();
        assertThat(isElsewhere("There is a Jane Miller lookalike in the lead.")).isTrue();
    }

    @Test
    void knowsWhoIsNotOnlyCompared() {
        assertThat(isElsewhere("The lead is Jane Miller, and she is good.")).isFalse();
        assertThat(isElsewhere("He moves like Jane Miller. Then Jane Miller comes in herself."))
                .isFalse();
    }

    @Test
    void knowsWhoseOtherWorkIsNamed() {
        assertThat(isElsewhere("I preferred Jane Miller's \"Quiet Harbour\" by far."))
                .isTrue();
    }

    @Test
    void knowsNobodyElsewhereWhoseTheReviewedWorkIs() {
        String text = "I preferred Jane Miller's \"Quiet Harbour\" by far.";
        Names names = READER.read(Document.of(text));

        assertThat(new Surroundings(names, item(text, "Quiet Harbour")).areElsewhere(first(names)))
                .isFalse();
    }

    @Test
    void knowsHowManyMentionsCompare() {
        Names names = READER.read(Document.of("He moves like Jane Miller. Then Jane Miller comes in herself."));
        var surroundings = new Surroundings(names, null);
        Somebody somebody = first(names);

        assertThat(surroundings.shareElsewhere(somebody)).isEqualTo(0.5f);
        assertThat(surroundings.comparedBefore(somebody.mentions.get(0))).isZero();
        assertThat(surroundings.comparedBefore(somebody.mentions.get(1))).isEqualTo(12);
    }

    @Test
    void knowsAPart() {
        assertThat(isPart("She has the role of Jane Miller.")).isTrue();
        assertThat(isPart("It follows a nurse named Jane Miller.")).isTrue();
        assertThat(isPart("It follows Jane Miller, well played by somebody.")).isTrue();
        assertThat(isPart("It stars Jane Miller, who played well.")).isFalse();
    }

    private static boolean isElsewhere(String text) {
        Names names = READER.read(Document.of(text));
        return new Surroundings(names, null).areElsewhere(first(names));
    }

    private static boolean isPart(String text) {
        Names names = READER.read(Document.of(text));
        return new Surroundings(names, null).isPart(first(names), false);
    }

    private static Somebody first(Names names) {
        return new PeopleReader()
                .read(names).stream()
                        .filter(somebody -> somebody.name.full())
                        .findFirst()
                        .orElseThrow();
    }

    private static ItemReviewed item(String text, String title) {
        int start = text.indexOf(title);
        var span = Span.of(text, start, start + title.length());
        return new ItemReviewed("Movie", title, null, List.of(), 1, List.of(span), List.of());
    }
}
