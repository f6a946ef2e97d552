package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.text.Document;
import org.junit.jupiter.api.Test;

class ItemTypesTest {
    @Test
    void takeWhatIsListenedToForABook() {
        assertThat(new ItemTypes().type(Document.of("I had this one as an audiobook on the train."), null))
                .contains("Book");
    }
}
