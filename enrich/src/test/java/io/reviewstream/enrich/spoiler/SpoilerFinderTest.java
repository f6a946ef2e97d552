package io.reviewstream.enrich.spoiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Span;
import io.reviewstream.events.Spoiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoilerFinderTest {
    private final SpoilerFinder finder = new SpoilerFinder();

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "*** SPOILERS AHEAD ***",
                "Major Spoilers Ahead",
                "This review contains spoilers.",
                "It turns out that the gardener was the killer.",
                "Molly was the double all along.",
                "Ned Flint kills her.",
                "In the film his brother is killed by pirates.",
                "He dies at the end, of course.",
                "The butler did it, by the way.",
                "The final twist reveals that the two women are one.",
                "In the end she chooses the baker over the lawyer.",
                "It is revealed that his wife has been alive the whole time.",
                "The clerk turns out to be his brother.",
                "Ned dies in her arms.",
                "He gets eaten, and then he turns up alive.",
                "The whole voyage was all just a dream.",
                "The quiet one turns out to be the priest.",
                "The twist is that the ship never sailed.",
                "I cried when the mother died at the end.",
                "Both of them drown in the last scene.",
                "It was all in his head. Really?",
                "Bruno was a ghost the whole time!",
                "Turns out the neighbour is the kidnapper.",
            })
    void seesThatThePlotIsGivenAway(String text) {
        assertThat(finder.find(Document.of(text)).likely()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "No spoilers here, just praise.",
                "I won't spoil it for you.",
                "A spoiler-free review of a good film.",
                "The ending is lovely.",
                "The Killer is cold by design.",
                "The film is shot by Anna Keller.",
                "The film \"Night Ferry\" is killed by a feeble script.",
                "Night Ferry is killed by its script.",
                "The story dies in the second half.",
                "A film that slowly dies in the last hour.",
                "It gets away with it because the cast is good.",
                "In the end they both shine.",
                "It turns out that the director is twelve.",
                "It shows a Lisbon that never existed.",
                "He turns out to be the most charming of monsters.",
                "That was the idea all along.",
                "My phone died at the end of the day.",
                "She was a delight the whole time.",
                "Ned was funny all along.",
                "It kills her good name.",
                "I won't give away any spoilers.",
                "That was actually the first one I saw.",
                "A man dies and his three daughters meet at the funeral.",
                "It begins when a rich man dies in his sleep.",
                "After her mother dies of a fever she leaves for the coast.",
                "The rear spoiler looks cheap and rattles.",
                "Night Ferry turns out to be the smartest thriller of the year.",
                "The final twist is telegraphed and the twist is silly.",
            })
    void leavesHarmlessReviewsAlone(String text) {
        assertThat(finder.find(Document.of(text))).isEqualTo(new Spoiler(false, List.of()));
    }

    @Test
    void quotesTheWords() {
        assertThat(finder.find(Document.of("Spoiler alert! The killer is the aunt."))
                        .mentions())
                .extracting(Span::text)
                .containsExactly("Spoiler alert", "The killer is");
    }
}
