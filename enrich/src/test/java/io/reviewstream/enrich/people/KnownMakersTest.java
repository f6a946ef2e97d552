package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownMakersTest {
    @TempDir
    private Path folder;

    @Test
    void areRenownedForTheirRole() throws IOException {
        RenownCounting renown = counted("# who\ndirector: Anna Keller, Peter A. Marsh\nactor: Julia Stone");

        int director = renown.without("a film").of(key("Peter A. Marsh"));
        assertThat(Renown.directs(director)).isGreaterThan(3);
        assertThat(Renown.acts(director)).isZero();
        assertThat(Renown.acts(renown.table().of(key("Julia Stone")))).isGreaterThan(3);
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> counted("director: Anna Keller\nplumber: Peter Marsh"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":2: not a role before a colon");
        assertThatThrownBy(() -> counted("actor: Anna Keller, Marsh"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(":1: not a full name: Marsh");
    }

    @Test
    void readsThoseWithWhomTheShippedModelWasMade() throws IOException {
        RenownCounting renown = counted(Files.readString(Path.of("training/known-makers.txt")));

        assertThat(Renown.directs(renown.table().of(key("Akira Kurosawa")))).isGreaterThan(3);
    }

    private RenownCounting counted(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("known.txt"), lines);
        var renown = new RenownCounting();
        renown.close();
        KnownMakers.read(file).addTo(renown);
        return renown;
    }

    private static long key(String name) {
        var names = new NameReader().read(Document.of("with " + name));
        return RenownCounting.key(new PeopleReader().read(names).get(0));
    }
}
