package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleReaderTest {
    private static final NameReader NAMES = new NameReader();

    @Test
    void readsRunsWholeAndInParts() {
        assertThat(group("We saw Ruth Lindqvist in The Long Pier today.", "The Long Pier"))
                .isNotNull();
        assertThat(group("We saw Ruth Lindqvist in The Long Pier today.", "Ruth Lindqvist in The Long Pier"))
                .isNotNull();
        assertThat(group("We saw House of the Grey Harbour today.", "House of the Grey Harbour"))
                .isNotNull();
    }

    @Test
    void beginsATitleWithTheNumberBeforeIt() {
        assertThat(group("We saw 12 Silent Harbours today.", "12 Silent Harbours"))
                .isNotNull();
        assertThat(group("We saw 12 boats and Silent Harbours today.", "12 Silent Harbours"))
                .isNull();
    }

    @Test
    void beginsATitleWithTheNumberAndColonBeforeIt() {
        assertThat(group("We saw 1987: The Long Pier today.", "1987: The Long Pier"))
                .isNotNull();
        assertThat(group("Of 12 : 1987 : The Long Pier.", "1987 The Long Pier")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kestrel WH-1000XM5", "Kestrel Master 3S", "iKestrel 15 Pro", "eKestrel", "Kestrel-22"})
    void readsModelsAndBrandsThatBeginSmall(String name) {
        assertThat(group("We saw the " + name + " today.", name)).isNotNull();
    }

    @Test
    void readsNoFormatAsAModel() {
        assertThat(group("We saw Kestrel 3D today.", "Kestrel 3D")).isNull();
    }

    @Test
    void goesOnPastACommaWithAnotherThing() {
        assertThat(group("We saw The Salt, the Rope and the Tide today.", "The Salt, the Rope and the Tide"))
                .isNotNull();
        assertThat(group("We saw Salt, the Rope and the Tide today.", "Salt, the Rope and the Tide"))
                .isNull();
    }

    @Test
    void readsALetterAtTheEndOfTheText() {
        assertThat(group("We saw Anna's B", "Anna's B")).isNotNull();
        assertThat(group("We saw it, B", "B")).isNotNull();
    }

    @Test
    void endsATitleWithTheNumberAfterIt() {
        assertThat(group("We saw Silent Harbour 2 today.", "Silent Harbour 2")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 out of 10", "8/10", "8 stars", "8 stars of ten", "8.5 points"})
    void endsATitleBeforeItsMark(String mark) {
        assertThat(group("I give Silent Harbour " + mark + ".", "Silent Harbour"))
                .isNotNull();
        assertThat(group("I give Silent Harbour 2 " + mark + ".", "Silent Harbour 2"))
                .isNotNull();
    }

    @Test
    void takesWhoStarsForNoMark() {
        assertThat(group("Silent Harbour 8 stars Ruth Lindqvist.", "Silent Harbour 8"))
                .isNotNull();
    }

    @Test
    void readsNoRunWithinAQuotation() {
        TitleGroup group = group("We saw \"The Long Pier of Lisbon\" today.", "The Long Pier of Lisbon");

        assertThat(group).isNotNull();
        assertThat(group.size()).isOne();
        assertThat(group("We saw \"The Long Pier of Lisbon\" today.", "Lisbon")).isNull();
    }

    @Test
    void readsNoWarningBetweenAsterisks() {
        assertThat(group("**Mild Spoilers** We saw Lisbon today.", "Mild Spoilers"))
                .isNull();
        assertThat(group("**The Long Pier** We saw it today.", "The Long Pier")).isNotNull();
    }

    @Test
    void takesInitialsAndASurnameForAPerson() {
        assertThat(group("She met P.J. Ortega in town.", "P.J. Ortega"))
                .extracting(group -> group.person)
                .isEqualTo(true);
        assertThat(group("She met Blue Ortega in town.", "Blue Ortega"))
                .extracting(group -> group.person)
                .isEqualTo(false);
    }

    @Test
    void seesWhatAQuotedTitleHasWithinIt() {
        Names names = NAMES.read(Document.of("I saw \"The Man on the Long Pier\". But \"Long Pier\" is dull."));
        TitleGroups groups = new TitleReader().read(names);

        new TitleFeatures(names, groups, new ItemTypes().points(names.document()), Fame.NONE);

        assertThat(groups.find(TitleReader.key("The Man on the Long Pier")))
                .extracting(group -> group.innerMentions, group -> group.innerQuoted, group -> group.outerQuoted)
                .containsExactly(1, 1, 0);
        assertThat(groups.find(TitleReader.key("Long Pier")))
                .extracting(group -> group.innerMentions, group -> group.innerQuoted, group -> group.outerQuoted)
                .containsExactly(0, 0, 1);
    }

    private static @Nullable TitleGroup group(String text, String title) {
        return new TitleReader().read(NAMES.read(Document.of(text))).find(TitleReader.key(title));
    }
}
