package io.reviewstream.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    private final LanguageDetector detector = new LanguageDetector();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | I did not think that I would like this film, but it is lovely.",
                "en | Great acting, weak ending.",
                "en | Loved it!",
                "en | Masterpiece.",
                "en | An excellent sequel.",
                "en | Dull, dull, dull.",
                "en | Pure garbage",
                "en | Cute dog",
                "en | Delicious food",
                "en | Meh.",
                "en | gr8 value, luv it",
                "en | Baaaad. Just baaaad.",
                "en | Amaaaazing food",
                "hi | Bahut acchi film hai",
                "hi | Ye phone bahut accha hai, battery bhi badhiya",
                "fr | Le film dont je parle est très bien",
                "de | Sehr gut",
                "it | Molto bello",
                "es | Muy bueno",
                "fr | Rien à dire",
                "en | boring af, fell asleep after 20 min",
                "de | Ein wunderbarer Film mit starken Schauspielern.",
                "fr | Un film magnifique, les acteurs sont parfaits.",
                "es | Una película preciosa con actores estupendos.",
                "it | Un film bellissimo, gli attori sono bravissimi.",
                "pt | Um filme muito bonito, os atores não decepcionam.",
                "nl | Een prachtige film met goede acteurs.",
                "sv | En fantastisk film med mycket bra skådespelare.",
                "da | En meget god film, som jeg gerne vil se igen.",
                "no | En veldig god film som jeg gjerne vil se igjen.",
                "fi | Todella hieno elokuva, jonka haluan katsoa uudestaan.",
                "pl | Bardzo dobry film, polecam wszystkim na wieczór.",
                "cs | Velmi dobrý film, který stojí za vidění.",
                "sk | Veľmi dobrý film, ktorý určite stojí za pozretie.",
                "hu | Nagyon jó film, mindenkinek csak ajánlani tudom.",
                "ro | Un film foarte bun, pe care îl recomand tuturor.",
                "tr | Çok güzel bir film, herkese tavsiye ederim.",
                "id | Film ini sangat bagus dan tidak membosankan.",
                "vi | Bộ phim này rất hay và không nhàm chán.",
                "hr | Vrlo dobar film koji se može gledati više puta.",
                "ca | Una pel·lícula molt bona amb actors excel·lents.",
                "ru | Очень хороший фильм, советую всем посмотреть.",
                "uk | Дуже гарний фільм, який варто подивитися ще раз.",
                "bg | Много хубав филм, който си струва да се гледа.",
                "el | Πολύ καλή ταινία με υπέροχους ηθοποιούς.",
                "he | סרט נהדר עם שחקנים מצוינים",
                "ar | فيلم رائع جدا أنصح الجميع بمشاهدته",
                "fa | فیلم بسیار خوبی بود که همه باید ببینند",
                "hi | यह फिल्म बहुत अच्छी है",
                "ja | とても面白い映画でした。",
                "ko | 정말 재미있는 영화였어요.",
                "zh | 这部电影非常好看。",
                "th | หนังเรื่องนี้ดีมาก",
            })
    void tellsTheLanguage(String code, String text) {
        Language found = detector.detect(Document.of(text));

        assertThat(found.code()).isEqualTo(code);
        assertThat(found.supported()).isEqualTo(code.equals("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10/10 !!! :)", "★★★★☆", "👍🏽", "..."})
    void understandsWhatHasNoWords(String text) {
        assertThat(detector.detect(Document.of(text))).isEqualTo(new Language("und", 0, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/a/b", "@qzx"})
    void saysWhenThereIsNothingToTell(String text) {
        assertThat(detector.detect(Document.of(text))).isEqualTo(new Language("und", 0, false));
    }

    @Test
    void leavesNamesOfUsersAndAddressesOut() {
        assertThat(detector.detect(
                                Document.of("@the_best_of https://example.com/and/the/movie Geht heute leider nicht"))
                        .code())
                .isEqualTo("de");
    }
}
