package io.reviewstream.enrich.aspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Label;
import io.reviewstream.events.Note;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the words around say of a judgement, in any domain, and what judges in one of them. */
class AspectRulesTest {
    private final AspectFinder finder = new AspectFinder();

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // "and" parts statements where another subject begins
                "restaurant | The steak was fatty and the waiter is superb. | food- service+",
                "product | The screen is dim and the battery is superb. | display- battery+",
                "product | The screen is great and the machine is fast. | display+ performance+",
                "restaurant | The pizza is fresh and it is amazing. | food+",
                // what is wrong with it is missing, not the thing itself
                "product | No keyboard issues. | usability+",
                "product | No webcam. | features-",
                "film | No plot holes. | story+",
                // what was good until something happened
                "product | Worked fine until I plugged it in. |",
                "film | The songs are great until the hero sings. |",
                "film | The songs are great until the very end. | music+",
                // a condition that was not met
                "product | If the speaker hadn't failed, I would keep it. | sound-",
                "product | The speaker hasn't failed. | sound+",
                // questions and their answers
                "film | Is it scary? No. | atmosphere-",
                "film | Is the acting good? Absolutely. | acting+",
                "film | Is the acting good? My cat slept. |",
                // what is said once is said once, and parts of names say nothing
                "product | It has a solid state drive. | performance+",
                "product | It is pretty heavy. | design-",
                "product | It looks pretty. | design+",
                "product | Fine for light use. |",
                "product | It features a lid. |",
                "product | The screen quality is superb. | display+",
                "product | My boots are terrible. |",
                "product | Comfortable all day. | comfort+",
                "product | The battery dies very fast. | battery-",
                // what is wished for is missing
                "film | It needs more dialogue. | writing-",
                "game | I wish it had more levels. | world-",
                // what others say, and what came before
                "film | People keep telling me the acting is superb. |",
                "film | The original had wit. |",
                "film | The first film was a dull affair, the acting here is superb. | acting+",
                "restaurant | They never called back and were rude. | service-",
                "book | The blurb promises a page-turner. |",
                "film | The trailer promised songs and I laughed zero times. | humour-",
                "film | As scary as a wet sock. | atmosphere-",
                "film | The jokes are never less than superb. | humour+",
                "film | A little bit laggy. | pacing-",
                "film | The story is no better than the trailer. |",
                "book | My only complaint is the print. | production-",
                "app | A search would be nice. | features-",
                "restaurant | Waited ages, and the waiter couldn't be bothered. | service-",
                // what is said of something else, until this one is spoken of again
                "film | Unlike the first film, whose score was superb, this one has a dull score. | music-",
                "product | My old phone had a superb camera. |",
                "product | The speakers on my previous laptop were amazing. |",
                "product | The camera is better than on my old phone. | features+",
                "product | My old laptop was slow and this screen is superb. | display+",
                "film | The book had superb dialogue. |",
                "book | The film had a superb ending, the prose here is dull. | writing-",
                // what was feared
                "film | I expected the acting to be bad. |",
                // letters that are written again and again
                "film | Amaaazing acting. | acting+",
                "film | The acting is sooo baaaad. | acting-",
                "film | The acting is zzzz. |",
                // short labels, and subjects behind a comma
                "product | Screen: bright. | display+",
                "product | Battery: meh. | battery-",
                "film | Loved the songs, the plot is dull. | music+ story-",
                // what makes up for what
                "film | What it lacks in plot it makes up for in wit. | story- humour+",
                "music | As much as I love her voice, the lyrics are dull. | vocals+ lyrics-",
                "film | The songs are half as good as the trailer. | music-",
                "book | The narrator is superb, the audio is muddy. | narration+",
                "book | A robotic voice that mispronounces the names. | narration-",
                "app | Support never answered. | support-",
                // where it is, and what is there
                "film | The music in the fight scenes is awful. | music-",
                "film | The awful music in the superb fight scenes. | music- visuals+",
                "restaurant | The food on the terrace was superb. | food+",
                // what spoils it, or saves it, is another matter
                "film | Great songs let down by a terrible script. | music+ writing-",
                "film | A dull script saved by the songs. | writing- music+",
                "film | It is not saved by the songs. | music-",
                // as much as could be, and more than before
                "restaurant | The service could not have been slower. | service-",
                "film | I haven't laughed so much in years. | humour+",
                "product | I can't say enough good things about the sound. | sound+",
                "restaurant | I've had better pizza from a freezer. | food-",
                // what is short, and what would help
                "film | It is short on jokes. | humour-",
                "restaurant | The toilets could do with a clean. | cleanliness-",
                "film | The jokes don't land. | humour-",
                // what a domain judges otherwise
                "shop | The parking is tight. | location-",
                "app | They hid it behind a subscription. | price-",
                "product | The keyboard broke within a day. | usability-",
                "product | The battery lasts two days. | battery+",
            })
    void findsAspects(String domain, String text, String expected) {
        assertThat(summary(text, domain)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void whatIsNamedByTheWayIsJudgedByWordsOnly() throws IOException {
        AspectVocabulary vocabulary =
                AspectVocabulary.read("bicycle", new StringReader("[brakes]\nbrakes\n[brakes?]\ncable\n"));
        var ofBicycles = new AspectFinder(List.of(vocabulary));
        Opinions enthusiastic = new Opinions() {
            @Override
            public double score(int firstToken, int endToken) {
                return 1;
            }

            @Override
            public double weight(int token) {
                return 0;
            }
        };

        assertThat(ofBicycles.find(Document.of("Look at the brakes."), enthusiastic))
                .hasSize(1);
        assertThat(ofBicycles.find(Document.of("Look at the cable."), enthusiastic))
                .isEmpty();
        assertThat(ofBicycles.find(Document.of("Look at the superb cable."), enthusiastic))
                .hasSize(1);
    }

    @Test
    void wordsThatNameAndJudgeAreOneMention() {
        Document document = Document.of("It runs very fast.");

        assertThat(finder.find(document, new WordOpinions(document), "product"))
                .singleElement()
                .satisfies(aspect -> assertThat(aspect.mentions())
                        .singleElement()
                        .satisfies(
                                mention -> assertThat(mention.target().text()).isEqualTo("runs very fast")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Decent fights, wooden dialogue. | Decent fights | wooden dialogue",
                "Great story! | Great story! | ",
                "A superb film! A superb film. It has songs. | A superb film! | ",
                "If you love your country more than songs. | | ",
                "If you love songs, this film is superb. | If you love songs, this film is superb | ",
                "I couldn't put it down. | I couldn't put it down | ",
                "A good story, or bad acting, you tell me. | | ",
                "The dull. The film was perfect until it was cut. | | ",
            })
    void quotes(String text, String positive, String negative) {
        Document document = Document.of(text);

        AspectsAndNotes found =
                finder.opinionsOn(document, new WordOpinions(document), "film", NamedWords.none(document), List.of());

        assertThat(texts(found.positiveNotes())).isEqualTo(positive == null ? "" : positive);
        assertThat(texts(found.negativeNotes())).isEqualTo(negative == null ? "" : negative);
    }

    private static String texts(List<Note> notes) {
        return notes.stream().map(Note::text).collect(Collectors.joining(", "));
    }

    private String summary(String text, String domain) {
        Document document = Document.of(text);
        return finder.find(document, new WordOpinions(document), domain).stream()
                .map(aspect -> aspect.aspect()
                        + (aspect.label() == Label.POSITIVE ? "+" : aspect.label() == Label.NEGATIVE ? "-" : "~"))
                .collect(Collectors.joining(" "));
    }
}
