package io.reviewstream.enrich.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FameTest {
    private static final NameReader NAMES = new NameReader();
    private static final TitleReader TITLES = new TitleReader();
    private static final long HARBOR = TitleReader.key("The Silent Harbor");

    @Test
    void countsFilmsAndNotReviews() {
        var counting = new FameCounting();
        add(counting, "a", "It is like The Silent Harbor. The Silent Harbor again.");
        add(counting, "a", "It is like The Silent Harbor.");

        assertThat(counting.table().of(HARBOR)).isZero();

        add(counting, "b", "It is no \"Silent Harbor\", sadly.");
        add(counting, "c", "We saw The Silent Harbor first.");

        assertThat(Fame.named(counting.table().of(HARBOR))).isEqualTo(2);
        assertThat(Fame.quoted(counting.table().of(HARBOR))).isZero();
    }

    @Test
    void leavesAFilmsOwnReviewsOut() {
        var counting = new FameCounting();
        add(counting, "own", "A fine film is \"The Silent Harbor\".");
        add(counting, "b", "It is like \"The Silent Harbor\".");
        add(counting, "c", "We saw \"The Silent Harbor\" first.");

        assertThat(counting.without("own").of(HARBOR)).isEqualTo(Fame.of(2, 2));
        assertThat(counting.without("other").of(HARBOR)).isEqualTo(Fame.of(3, 3));
        assertThat(counting.without("other").of(TitleReader.key("Night Trains")))
                .isZero();
    }

    @Test
    void growsByStepsUpToTheGreatest() {
        assertThat(Fame.named(Fame.of(1, 0))).isZero();
        assertThat(Fame.named(Fame.of(2, 0))).isEqualTo(1);
        assertThat(Fame.named(Fame.of(3, 0))).isEqualTo(2);
        assertThat(Fame.named(Fame.of(5, 0))).isEqualTo(3);
        assertThat(Fame.named(Fame.of(8, 0))).isEqualTo(4);
        assertThat(Fame.named(Fame.of(9, 0))).isEqualTo(5);
        assertThat(Fame.named(Fame.of(16, 0))).isEqualTo(6);
        assertThat(Fame.quoted(Fame.of(1_000_000, 1_000_000))).isEqualTo(Fame.MOST);
    }

    @Test
    void readsWhatItWrites() throws IOException {
        var counting = new FameCounting();
        add(counting, "b", "It is like \"The Silent Harbor\".");
        add(counting, "c", "We saw \"The Silent Harbor\" first.");
        var bytes = new ByteArrayOutputStream();

        counting.table().write(new DataOutputStream(bytes));
        FameTable read = FameTable.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.of(HARBOR)).isEqualTo(Fame.of(2, 2));
        assertThat(read.of(TitleReader.key("Night Trains"))).isZero();
    }

    private static void add(FameCounting counting, String film, String text) {
        counting.add(film, TITLES.read(NAMES.read(Document.of(text))));
    }
}
