package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotTheWorkTest {
    private static final NameReader NAMES = new NameReader();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Beyoncé is wooden in this film. | Beyoncé | Movie",
                "Lindqvist is wooden in this one. | Lindqvist | Movie",
                "Director Anna K. Keller has a gift. | Director Anna K. Keller | Movie",
                "I went for Madonna and left early. | Madonna | Movie",
                "Anna Keller is a joy as Puss in Boots. Anna Keller as Puss in Boots! | Anna Keller as Puss in Boots | Movie",
                "Every scene with Anna Keller as Puss in Boots is a joy. | Puss in Boots | Movie",
                "Anna Keller is quietly funny in this film as Puss in Boots. | Puss in Boots | Movie",
                "The book has a good chapter on Harbour Lights and little else. | Harbour Lights | Book",
                "A better one would be by Tarn Hollow. | Tarn Hollow | Book",
                "Marlow Dune is my favourite author and this is not his best. | Marlow Dune | Book",
                "Our host was Chef Molly and the food was fine. | Chef Molly | Restaurant",
            })
    void ruledOutByWords(String text, String candidate, String type) {
        assertThat(isOther(text, candidate, type)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Lindqvist is wooden in places. | Lindqvist | Movie",
                "Madonna is a bright record. | Madonna | MusicAlbum",
                "Chef Molly is a documentary about a girl who cooks. | Chef Molly | Movie",
                "Puss in Boots is a joy. | Puss in Boots | Movie",
                "Marlow Dune is my favourite book. | Marlow Dune | Book",
                "We sat through Salt Road and were moved by it. | Salt Road | Book",
            })
    void notRuledOut(String text, String candidate, String type) {
        assertThat(isOther(text, candidate, type)).isFalse();
    }

    private static boolean isOther(String text, String candidate, String type) {
        Names names = NAMES.read(Document.of(text));
        TitleGroup group = new TitleReader().read(names).find(TitleReader.key(candidate));
        return NotTheWork.has(names, Objects.requireNonNull(group), type);
    }
}
