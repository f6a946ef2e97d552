package io.reviewstream.enrich.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.enrich.genre.GenreFinder;
import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Person;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the text, nothing throws and every span holds. */
class AnyTextTest {
    /** How many texts; -Dtexts=1000000 for the long run. */
    private static final int TEXTS = Integer.getInteger("texts", 6_000);

    private static final List<String> SEEDS = List.of(
            "\"Night Trains\" (1987) is a sci-fi romance by director Anna van der Berg. Tom O'Hara Jr. plays Walter.",
            "I watched <i>The Silent Harbor</i> &amp; loved it.<br /><br />Starring Kate Ash, Peter J. Marsh and Lou.",
            "the lead (Julia Stone) isn't funny; Greta's mother, played by Meg Hale, is. “Blue Hour” it is not!",
            "WORST MOVIE EVER. MICHAEL FERRANTE'S DIRECTION... hardly a comedy, 3/10 \uD83D\uDE00\u200D\uD83D\uDD25",
            "Unlike 'The Godfather', this film-noir drama stars Jean-Claude Perrin as Gérard Lévy, St. John's son.");
    private static final List<String> SPLINTERS = List.of(
            "\"", "'", "“", "”", "(", ")", ".", ",", "<i>", "</i>", "<br />", "&quot;", "&#39;s", "'s", "’s", " as ",
            " by ", "-", " ", "\n\n", "\uD83D", "\uDE00", "\u0301", "\u202E", "שלום", "İ", "ß", "Jr.", " de ", "1999",
            "*", "_", "\0");

    private final NameReader nameReader = new NameReader();
    private final ItemFinder items = new ItemFinder(nameReader);
    private final PeopleFinder people = new PeopleFinder(nameReader);
    private final GenreFinder genres = new GenreFinder();

    @Test
    void neverThrowsAndSpansHold() {
        var random = new Random(20_261_123);
        for (int i = 0; i < TEXTS; i++) {
            check(mutated(random));
        }
    }

    @Test
    void takesEmptyAndTinyTexts() {
        for (String text : List.of("", " ", ".", "\"", "\"\"", "A", "(", "I", "'s", "<i>", "<i>A</i>", "\uD83D")) {
            check(text);
        }
    }

    private void check(String text) {
        Names names = nameReader.read(Document.of(text));
        ItemReviewed item =
                items.find(names, RawReview.ofText("1", "test", text)).orElse(null);
        if (item != null) {
            assertThat(item.name()).isNotBlank();
            item.mentions().forEach(mention -> holds(text, mention));
        }
        for (Person person : people.find(names, item, null)) {
            assertThat(person.name()).isNotBlank();
            assertThat(person.mentions()).isNotEmpty();
            person.mentions().forEach(mention -> holds(text, mention));
        }
        for (GenreMention genre : genres.find(names.document())) {
            holds(text, new Span(genre.start(), genre.end(), genre.text()));
        }
    }

    private static void holds(String text, Span span) {
        assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
    }

    private static String mutated(Random random) {
        var text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        int changes = random.nextInt(12);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(6)));
                case 2 -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())), 0, random.nextInt(40));
                default -> text.setLength(Math.max(1, Math.max(at, text.length() / 2)));
            }
        }
        return text.toString();
    }
}
