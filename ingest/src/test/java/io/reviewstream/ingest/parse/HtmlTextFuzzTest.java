package io.reviewstream.ingest.parse;

import io.reviewstream.ingest.fuzz.Damage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HTML that was damaged at random still gives words, and no more than there are. */
final class HtmlTextFuzzTest {
    private static final List<String> SEEDS = List.of(
            "<p>One <b>two</b> &amp; three</p><ul><li>a<li>b</ul><script>x()</script>",
            "<div class=\"hreview\"><span class=\"rating\">4</span><table><tr><td>x</table>",
            "plain words < 3 & more; <3 <br/><br> &nbsp;&#8217;&bogus; \u00e9\ud83d\ude00",
            "<svg><style>p{}</style><title>t</title></svg><template><p>z</p></template>");

    @Test
    void givesNoMoreThanThereIs() {
        var damage = new Damage(SEEDS, 77);
        for (int round = 0; round < Damage.rounds(1_500); round++) {
            byte[] bytes = damage.next();
            String html = new String(bytes, StandardCharsets.UTF_8);
            String text;
            try {
                text = HtmlText.of(html);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(Damage.of(round, bytes), e);
            }

            // Two line ends for a tag of three letters are the most that grows.
            if (text.length() > 2 * html.length() + 16) {
                throw new AssertionError("grew to " + text.length() + ": " + Damage.of(round, bytes));
            }
        }
    }
}
