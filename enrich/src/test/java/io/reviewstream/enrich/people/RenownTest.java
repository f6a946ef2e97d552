package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenownTest {
    private static final int DIRECTS = 2;

    private final RenownCounting counting = new RenownCounting();
    private final Somebody somebody = somebody("A film by Helen Ward.");

    @Test
    void knowsWhomTwoOtherFilmsName() {
        counting.add("one", somebody, DIRECTS);
        counting.add("two", somebody, 0);
        counting.close();

        int renown = counting.table().of(RenownCounting.key(somebody));

        assertThat(Renown.named(renown)).isEqualTo(1);
        assertThat(Renown.directs(renown)).isPositive();
        assertThat(Renown.acts(renown)).isZero();
    }

    @Test
    void leavesAFilmOutOfItsOwnRenown() {
        counting.add("one", somebody, DIRECTS);
        counting.add("two", somebody, 0);
        counting.close();

        assertThat(counting.without("two").of(RenownCounting.key(somebody))).isZero();
        assertThat(counting.without("three").of(RenownCounting.key(somebody))).isPositive();
    }

    private static Somebody somebody(String text) {
        List<Somebody> all = new PeopleReader().read(new NameReader().read(Document.of(text)));
        return all.get(all.size() - 1);
    }
}
