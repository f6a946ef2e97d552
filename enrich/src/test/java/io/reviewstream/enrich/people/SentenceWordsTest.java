package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import org.junit.jupiter.api.Test;

class SentenceWordsTest {
    private final NameReader nameReader = new NameReader();
    private final PeopleReader peopleReader = new PeopleReader();

    @Test
    void areTheSameWhoeverIsNamed() {
        assertThat(words("It was a joy to see Martin Holloway in a small part."))
                .isNotEmpty()
                .isEqualTo(words("It was a joy to see Susan Whitfield in a small part."));
    }

    @Test
    void tellWhatStandsBeforeFromWhatStandsBehind() {
        assertThat(words("She wanted less of Martin Holloway and more."))
                .isNotEqualTo(words("She wanted more of Martin Holloway and less."));
    }

    @Test
    void stayWithinTheSentence() {
        assertThat(words("A lovely day. It was a joy to see Martin Holloway. We left."))
                .isEqualTo(words("Some rain. It was a joy to see Martin Holloway. They stayed and sang."));
    }

    @Test
    void stayNearBy() {
        String far = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen";

        assertThat(words("Martin Holloway " + far + " and left."))
                .isEqualTo(words("Martin Holloway " + far + " or stayed."));
    }

    @Test
    void countAgainWhereSomebodyIsNamedAgain() {
        int[] once = words("We saw Martin Holloway there.");
        int[] twice = words("We saw Martin Holloway there. Then Martin Holloway sang.");

        assertThat(twice).startsWith(once).hasSizeGreaterThan(once.length);
    }

    private int[] words(String text) {
        Names names = nameReader.read(Document.of(text));
        var words = new Features();
        new SentenceWords(names).write(peopleReader.read(names).get(0), words);
        return words.keys();
    }
}
