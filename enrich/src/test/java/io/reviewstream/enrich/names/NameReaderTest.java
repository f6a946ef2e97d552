package io.reviewstream.enrich.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameReaderTest {
    private static final NameReader READER = new NameReader();

    @Test
    void takesTheCapitalOfASentenceForNoName() {
        assertThat(namesOf("Great film. Everybody should see Boston. I liked it."))
                .containsExactly("Boston");
    }

    @Test
    void knowsNamesInTextsWithoutCapitals() {
        assertThat(namesOf("my brother says that robert and steven are the best part of this one"))
                .contains("robert", "steven");
    }

    @Test
    void knowsNamesInTextsInCapitals() {
        assertThat(namesOf("THIS WAS A VERY BAD MOVIE AND ROBERT WAS NOT GOOD IN IT"))
                .containsExactly("ROBERT");
    }

    @Test
    void takesAParticleThatBeginsASentenceToTheNameBehindIt() {
        assertThat(namesOf("De Palma and I agreed. Von Trier did not. De facto it was over."))
                .containsExactly("De", "Palma", "Von", "Trier");
    }

    @Test
    void leavesThePossessiveOutOfTheHash() {
        Names names = READER.read(Document.of("Here is Boston's harbor"));

        assertThat(names.hash(2))
                .isEqualTo(READER.read(Document.of("We saw Boston")).hash(2));
    }

    @Test
    void hashesNamesAsTheDocumentDoes() {
        Document document = Document.of("Boston's harbor is the harbor's heart, says ROBERT'S aunt Ruth 2.");
        Names names = READER.read(document);

        for (int token = 0; token < document.tokenCount(); token++) {
            assertThat(names.nameHash(token)).isEqualTo(document.nameHash(token));
        }
    }

    @Test
    void readsAGivenNameWithAHyphenAsOne() {
        assertThat(namesOf("We saw Bong Joon-ho's film and then Nolan-like ones"))
                .containsExactly("Bong", "Joon", "ho's", "Nolan");
        assertThat(namesOf("We saw Choi Woo-shik and Park So-dam. So-so, said my brother-in-law Tom-in-law"))
                .containsExactly("Choi", "Woo", "shik", "Park", "So", "dam", "Tom");
    }

    @Test
    void readsALetterBeforeInitialsOrBehindAGivenNameForOne() {
        assertThat(namesOf("We saw George A. Romero there. Plan A. was good."))
                .containsExactly("George", "A", "Romero");
        assertThat(namesOf("We heard A.R. Rahman and I. A. L. Diamond on A side."))
                .containsExactly("A", "R", "Rahman", "I", "A", "L", "Diamond");
    }

    @Test
    void goesFromCapitalToCapital() {
        Names names = READER.read(Document.of("We saw Boston and then Paris"));

        assertThat(names.nextCapital(0)).isEqualTo(0);
        assertThat(names.nextCapital(1)).isEqualTo(2);
        assertThat(names.nextCapital(3)).isEqualTo(5);
        assertThat(names.nextCapital(6)).isEqualTo(6);
    }

    @Test
    void readsQuotationsOfAllKinds() {
        assertThat(quotations("I saw \"Night Trains\" and 'The Harbor' and “Blue Hour” and «Nuit» today"))
                .containsExactly("Night Trains", "The Harbor", "Blue Hour", "Nuit");
        assertThat(quotations("I saw **Night Trains** and __Blue Hour__ today."))
                .containsExactly("Night Trains", "Blue Hour");
        assertThat(quotations("I saw *Night Trains* and _Blue Hour_ and `The Harbor' today"))
                .containsExactly("Night Trains", "Blue Hour", "The Harbor");
    }

    @Test
    void readsItalics() {
        assertThat(quotations("I saw <i>Night Trains</i> and <em>Blue Hour</em>."))
                .containsExactly("Night Trains", "Blue Hour");
    }

    @Test
    void takesApostrophesForNoQuotationMarks() {
        assertThat(quotations("The boys' club isn't the girls' club, 'tis said."))
                .isEmpty();
    }

    @Test
    void leavesACommaBeforeTheClosingMarkOut() {
        assertThat(quotations("In \"Night Trains,\" nobody sleeps.")).containsExactly("Night Trains");
    }

    private static List<String> namesOf(String text) {
        Names names = READER.read(Document.of(text));
        var found = new ArrayList<String>();
        for (int token = 0; token < names.document().tokenCount(); token++) {
            if (names.isName(token)) {
                found.add(names.document().text(token));
            }
        }
        return found;
    }

    private static List<String> quotations(String text) {
        Names names = READER.read(Document.of(text));
        return names.quotations().stream()
                .map(quotation -> names.document().text(quotation.first(), quotation.end()))
                .toList();
    }
}
