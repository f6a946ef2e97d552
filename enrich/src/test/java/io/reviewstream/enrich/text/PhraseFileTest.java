package io.reviewstream.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class PhraseFileTest {
    @Test
    void givesPhrasesAsCarelessWritersPutThem() throws IOException {
        PhraseFile file =
                PhraseFile.read(new StringReader("[praise]\ncan't fault it, second to none, won't fail"), "x");

        assertThat(file.phrasesAndSlips("praise"))
                .containsExactly("can't fault it", "cant fault it", "second to none", "won't fail", "wont fail");
        assertThat(file.phrases("praise")).containsExactly("can't fault it", "second to none", "won't fail");
    }
}
