package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElsewhereTest {
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

        assertThat(new Elsewhere(names, item(text, "Quiet Harbour")).areElsewhere(first(names)))
                .isFalse();
    }

    @Test
    void knowsHowManyMentionsCompare() {
        Names names = READER.read(Document.of("He moves like Jane Miller. Then Jane Miller comes in herself."));
        var elsewhere = new Elsewhere(names, null);
        Somebody somebody = first(names);

        assertThat(elsewhere.shareElsewhere(somebody)).isEqualTo(0.5f);
        assertThat(elsewhere.comparedBefore(somebody.mentions.get(0))).isZero();
        assertThat(elsewhere.comparedBefore(somebody.mentions.get(1))).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The director channels Jane Miller in each scene.",
                "That twist is worthy of Jane Miller.",
                "It is a homage to Jane Miller.",
                "Nobody here comes close to Jane Miller.",
                "Nobody here comes close to Molly Gray or even Jane Miller.",
                "He is good, but he's no Jane Miller.",
                "A plot inspired by Jane Miller.",
                "There is a Jane Miller look-alike in the lead.",
                "A Jane Miller-esque dream.",
                "A Jane Miller-like stare.",
                "Critic Jane Miller was kinder.",
                "I saw it with my old friend Jane Miller.",
                "They should have cast Jane Miller instead.",
            })
    void knowsWhoHasNoPartInIt(String text) {
        Names names = READER.read(Document.of(text));
        Somebody last = new PeopleReader()
                .read(names).stream()
                        .filter(somebody -> names.document()
                                .nameText(somebody.name.first(), somebody.name.end())
                                .contains("Jane Miller"))
                        .findFirst()
                        .orElseThrow();

        assertThat(new Elsewhere(names, null).areElsewhere(last)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The colonel should have been played by Jane Miller. | true",
                "I wish they had hired Jane Miller. | true",
                "This has Jane Miller-level acting. | true",
                "The colonel has been played by Jane Miller before. | false",
                "They have cast Jane Miller as the colonel. | false",
            })
    void knowsWhoIsOnlyWishedFor(String text, boolean wished) {
        Names names = READER.read(Document.of(text));

        assertThat(new Elsewhere(names, null).areOnlyWished(first(names))).isEqualTo(wished);
    }

    private static boolean isElsewhere(String text) {
        Names names = READER.read(Document.of(text));
        return new Elsewhere(names, null).areElsewhere(first(names));
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
