package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final NameReader READER = new NameReader();

    @Test
    void knowsAPart() {
        assertThat(isPart("She has the role of Jane Miller.")).isTrue();
        assertThat(isPart("It follows a nurse named Jane Miller.")).isTrue();
        assertThat(isPart("It follows Jane Miller, well played by somebody.")).isTrue();
        assertThat(isPart("It stars Jane Miller, who played well.")).isFalse();
    }

    private static boolean isPart(String text) {
        Names names = READER.read(Document.of(text));
        return new Surroundings(names).isPart(first(names), false);
    }

    private static Somebody first(Names names) {
        return new PeopleReader()
                .read(names).stream()
                        .filter(somebody -> somebody.name.full())
                        .findFirst()
                        .orElseThrow();
    }
}
