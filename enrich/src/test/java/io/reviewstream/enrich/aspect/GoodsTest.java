package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of goods that are no electronics, of board games and podcasts, and that their words are told from those of films. */
class GoodsTest {
    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "product | The lift jammed on the second day and the wheels pop off. | quality-",
                "product | They survived two winters and wipe clean. | quality+ usability+",
                "product | It sinks in at once and has cleared my skin. | performance+",
                "product | The mascara clumps and stung my eyes. | performance-",
                "product | Two of the drawers won't close. | quality-",
                "product | I wake up with a sore back. | comfort-",
                "product | Goes through oak like butter. | performance+",
                "product | It costs a fortune. | price-",
                "product | A small bottle goes a long way. | price+",
                "product | It is made of cheap metal. | quality-",
                "product | The price is cheap. | price+",
                "product | This is cheap. |",
                "product | Rinse it in hot water. |",
                "product | I only charge it on Sundays. | battery+",
                "product | It keeps dropping the connection. | features-",
                "product | I never received it. | delivery-",
                "product | Plenty of arch support, and I forget I'm wearing them. | comfort+",
                "product | The steering is precise and the seats are supportive. | performance+ comfort+",
                "product | It does the trick, but it was made in China. | performance+ quality-",
                "product | It should be easy to use. | usability-",
                "product | I wish it was lightweight. | design-",
                "product | I was looking for a sturdy tent. |",
                "film | It could have been funnier. | humour-",
                "film | If you are looking for something funny, look elsewhere. |",
                "shop | Still no parcel and no refund. | delivery- returns-",
                "service | They treat you badly. |",
                "game | The rulebook is a mess, but the artwork is gorgeous. | gameplay- graphics+",
                "podcast | The hosts are lovely, but there are too many ads. | hosts+ advertising-",
                "podcast | Well researched, though the audio is muffled and it takes forever to get to the point. | content+ sound- pacing-",
                "attraction | It gets rammed by noon. | crowds-",
            })
    void findsAspects(String domain, String text, String expected) {
        assertThat(AspectsSaid.in(text, domain, finder)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "product | Our toddler loves the stroller.",
                "product | The serum is kind to my skin.",
                "product | The sofa came with two screws too few.",
                "product | This drill has no torque.",
                "product | Our dogs refuse the kibble.",
                "product | The infotainment is slow, and it does forty mpg.",
                "podcast | A true crime podcast with two funny hosts; I listen on my commute.",
                "game | We got this board game for game night.",
                "film | The film is slow, and the sofa scene is the best of it.",
                "film | The host of the show dies in the third episode of the season.",
            })
    void tellsTheirReviewsFromOthers(String domain, String text) {
        var document = Document.of(text);

        assertThat(finder.points(document, NamedWords.none(document)).clear(1)).contains(domain);
    }
}
