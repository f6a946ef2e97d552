package io.reviewstream.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.ingest.parse.HtmlText;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.ReviewParser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedDocumentTest {
    private static final String ADDRESS = "https://feeds.example/film/new.xml";

    @Test
    void saysWhatAnAnswerIsThatIsNoFeed() {
        assertThat(FeedDocument.whyNone(bytes(""))).isEqualTo("the server sends an empty answer");
        assertThat(FeedDocument.whyNone(bytes("<!doctype html><html></html>")))
                .isEqualTo("what the server sends is no feed but perhaps a web page");
        assertThat(FeedDocument.whyNone(bytes("text,rating\nGood.,5\n")))
                .isEqualTo("what the server sends is neither a feed nor JSON; save a table or a text as a file and name"
                        + " that");
        assertThat(FeedDocument.whyNone(bytes("PK\u0003\u0004")))
                .isEqualTo("what the server sends is no feed: this is a zip file; unpack it first");
    }

    @Test
    void readsRss() {
        var feed = parse("""
                <?xml version="1.0"?>
                <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>Blog</title><language>en-gb</language><ttl>60</ttl>
                <item><title>Night Ferry &amp; others</title><link>http://example.org/1?utm_source=rss</link>
                <guid>http://example.org/1?utm_source=rss</guid><pubDate>Tue, 21 Apr 2026 12:00:00 +0000</pubDate>
                <dc:creator>Ida</dc:creator><category>film</category><category>old</category>
                <description>Short.</description>
                <content:encoded><![CDATA[<p>First <b>part</b>.</p><script>alert(1)</script><p>Caf&eacute;<br/>again.</p>]]></content:encoded>
                </item></channel></rss>
                """);

        assertThat(feed.ttlMinutes()).isEqualTo(60);
        assertThat(reviews(feed))
                .containsExactly(new RawReview(
                        "https://example.org/1",
                        1,
                        "feed",
                        "First part.\n\nCaf\u00e9\nagain.",
                        "Night Ferry & others",
                        "http://example.org/1?utm_source=rss",
                        "Ida",
                        null,
                        null,
                        "2026-04-21T12:00:00Z",
                        "en-gb",
                        null,
                        Map.of("categories", List.of("film", "old"))));
    }

    @Test
    void readsAtom() {
        var feed = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blog</title><author><name>Bo</name></author>
                <entry><id>tag:example.org,2026:1</id><title type="html">Die &lt;i&gt;F&#228;hre&lt;/i&gt;</title>
                <link rel="self" href="http://example.org/self"/><link rel="alternate" href="http://example.org/1"/>
                <published>2026-04-21T12:00:00+02:00</published><updated>2026-05-01T00:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins.</p><p>Zwei.</p></div></content></entry>
                <entry><id>2</id><author><name>Cy</name></author><summary>Nur Text.
                Zwei Zeilen.</summary></entry></feed>
                """);

        assertThat(reviews(feed))
                .containsExactly(
                        new RawReview(
                                "tag:example.org,2026:1",
                                1,
                                "feed",
                                "Eins.\n\nZwei.",
                                "Die F\u00e4hre",
                                "http://example.org/1",
                                "Bo",
                                null,
                                null,
                                "2026-04-21T10:00:00Z",
                                "de",
                                null,
                                Map.of()),
                        new RawReview(
                                "2",
                                1,
                                "feed",
                                "Nur Text.\nZwei Zeilen.",
                                null,
                                null,
                                "Cy",
                                null,
                                null,
                                null,
                                "de",
                                null,
                                Map.of()));
    }

    @Test
    void readsRdf() {
        var feed = parse("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel><title>Old</title></channel>
                <item rdf:about="http://example.org/7"><title>T</title><link>http://example.org/7</link><description>Words.</description></item>
                </rdf:RDF>
                """);

        assertThat(reviews(feed))
                .extracting(RawReview::id, RawReview::text)
                .containsExactly(tuple("https://example.org/7", "Words."));
    }

    @Test
    void readsLetterboxd() {
        var feed = parse("""
                <rss version="2.0" xmlns:letterboxd="https://letterboxd.com" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
                <item><title>Night Ferry, 1987 - \u2605\u2605\u2605\u00bd (contains spoilers)</title><link>https://letterboxd.com/ann/film/night-ferry/</link>
                <guid isPermaLink="false">letterboxd-review-1</guid><letterboxd:watchedDate>2026-04-20</letterboxd:watchedDate>
                <letterboxd:filmTitle>Night Ferry</letterboxd:filmTitle><letterboxd:filmYear>1987</letterboxd:filmYear>
                <letterboxd:memberRating>3.5</letterboxd:memberRating>
                <description><![CDATA[ <p><img src="https://example.org/p.jpg"/></p> <p><em>This review may contain spoilers.</em></p> <p>Moody.</p> <p>Wet.</p> ]]></description>
                <dc:creator>Ann</dc:creator></item>
                <item><title>Salt Road, 2001 - \u2605\u2605</title><link>https://letterboxd.com/ann/film/salt-road/</link>
                <guid>letterboxd-watch-2</guid><letterboxd:filmTitle>Salt Road</letterboxd:filmTitle>
                <description><![CDATA[ <p><img src="https://example.org/q.jpg"/></p> <p>Watched on Monday April 20, 2026.</p> ]]></description></item>
                <item><title>Ann watched Heat Wave (1995)</title><link>https://letterboxd.com/ann/film/heat-wave/</link><guid>x</guid>
                <description>&lt;p&gt;\u2605\u2605\u2605\u2605\u2605 Again.&lt;/p&gt;</description></item>
                </channel></rss>
                """);

        List<RawReview> reviews = reviews(feed);

        assertThat(reviews)
                .extracting(RawReview::text)
                .containsExactly("Moody.\n\nWet.", "\u2605\u2605\u2605\u2605\u2605 Again.");
        assertThat(reviews)
                .extracting(RawReview::itemReviewed)
                .containsExactly(
                        new StatedItem("Movie", "Night Ferry", 1987, null),
                        new StatedItem("Movie", "Heat Wave", 1995, null));
        assertThat(reviews)
                .extracting(RawReview::reviewRating)
                .containsExactly(new StatedRating(3.5, 5.0, 0.5), new StatedRating(5, 5.0, 0.5));
        assertThat(reviews.get(0).extra()).isEqualTo(Map.of("spoilers", true, "letterboxd:watchedDate", "2026-04-20"));
        assertThat(parsed(feed).get(1)).isInstanceOf(ParsedReview.Skipped.class);
    }

    @Test
    void readsGoodreads() {
        var feed = parse("""
                <rss version="2.0"><channel><item><guid><![CDATA[https://www.goodreads.com/review/show/5?utm_medium=api]]></guid>
                <title>The Salt Road</title><book_id>77</book_id><author_name>Some Writer</author_name><user_name>Sam</user_name>
                <user_rating>4</user_rating><user_review><![CDATA[Long.<br/>Good.]]></user_review><book_published>1998</book_published>
                <description><![CDATA[author: Some Writer<br/>]]></description></item></channel></rss>
                """);

        RawReview review = reviews(feed).get(0);

        assertThat(review.id()).isEqualTo("https://www.goodreads.com/review/show/5");
        assertThat(review.text()).isEqualTo("Long.\nGood.");
        assertThat(review.author()).isEqualTo("Sam");
        assertThat(review.itemReviewed())
                .isEqualTo(new StatedItem("Book", "The Salt Road", 1998, "https://www.goodreads.com/book/show/77"));
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(4, 5.0, 1.0));
        assertThat(review.extra()).isEqualTo(Map.of("author_name", "Some Writer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{\"@type\":\"Review\",\"reviewBody\":\"Moody.\",\"itemReviewed\":{\"name\":\"Night Ferry\"},"
                        + "\"reviewRating\":{\"ratingValue\":4,\"bestRating\":5}}</script><p>Other words</p>",
                "<div itemscope itemtype='https://schema.org/Review'><span itemprop='itemReviewed'><b itemprop='name'>Night Ferry</b></span>"
                        + "<i itemprop='ratingValue'>4</i>/<i itemprop='bestRating'>5</i><p itemprop='reviewBody'>Moody.</p></div>",
                "<div class='hreview'><span class='item'><b class='fn'>Night Ferry</b></span>"
                        + "<span class='rating'><b class='value'>4</b>/<b class='best'>5</b></span><p class='description'>Moody.</p></div>"
            })
    void readsReviewsThatAreMarkedUp(String html) {
        var feed = parse("<rss><channel><item><guid>1</guid><description><![CDATA[" + html
                + "]]></description></item></channel></rss>");

        RawReview review = reviews(feed).get(0);

        assertThat(review.text()).isEqualTo("Moody.");
        assertThat(Objects.requireNonNull(review.itemReviewed()).name()).isEqualTo("Night Ferry");
        assertThat(review.reviewRating()).isEqualTo(new StatedRating(4, 5.0, null));
    }

    @Test
    void believesTheBytesRatherThanWhatIsSaidOfThem() {
        String xml =
                "<?xml version=\"1.0\" encoding=\"%s\"?><rss><channel><item><guid>1</guid><description>Gr\u00f6\u00dfe</description></item></channel></rss>";

        byte[] utf8 = xml.formatted("ISO-8859-1").getBytes(StandardCharsets.UTF_8);
        byte[] latin1 = xml.formatted("UTF-8").getBytes(StandardCharsets.ISO_8859_1);
        byte[] declared = xml.formatted("ISO-8859-2").getBytes(Charset.forName("ISO-8859-2"));

        for (byte[] bytes : List.of(utf8, latin1, declared)) {
            assertThat(reviews(FeedDocument.parse(bytes, "utf-8", ADDRESS).orElseThrow())
                            .get(0)
                            .text())
                    .isEqualTo("Gr\u00f6\u00dfe");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/reviews/1, https://feeds.example/reviews/1",
        "1.html, https://feeds.example/film/1.html",
        "https://other.example/1, https://other.example/1"
    })
    void resolvesLinksThatAreRelativeToTheFeed(String link, String url) {
        String items = "<item><guid>1</guid><link>%s</link><description>Words.</description></item>";

        assertThat(reviews(parse("<rss><channel>" + items.formatted(link) + "</channel></rss>")))
                .extracting(RawReview::url)
                .containsExactly(url);
    }

    @Test
    void doesNotTakeHalfAnItemForAWholeOne() {
        var feed = parse("<rss><channel><item><guid>1</guid><description>Whole.</description></item>"
                + "<item><guid>2</guid><description>Ha");

        assertThat(feed.items()).extracting(FeedItem::whole).containsExactly(true, false);
    }

    @Test
    void expandsNoEntitiesOfADocumentsOwn() {
        var feed = parse("""
                <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]>
                <rss><channel><item><guid>1</guid><description>x &a; &c; y</description></item></channel></rss>
                """);

        assertThat(reviews(feed).get(0).text()).startsWith("x &a; &c; y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>no feed</body></html>", "words", "", "<a><b></a>"})
    void knowsThatSomethingIsNoFeed(String document) {
        assertThat(FeedDocument.parse(document.getBytes(StandardCharsets.UTF_8), null, ADDRESS))
                .isEmpty();
    }

    @Test
    void keepsParagraphsOfHtml() {
        assertThat(
                        HtmlText.of(
                                "<div><h2>Head</h2><p>One\n two</p><ul><li>a</li><li>b</li></ul>end&nbsp;&amp; &lt;more&gt;</div>"))
                .isEqualTo("Head\n\nOne two\n\na\nb\n\nend\u00a0& <more>");
    }

    private static FeedDocument parse(String xml) {
        return FeedDocument.parse(xml.getBytes(StandardCharsets.UTF_8), null, ADDRESS)
                .orElseThrow();
    }

    private static List<ParsedReview> parsed(FeedDocument feed) {
        var parser = new ReviewParser(10_000);
        return feed.items().stream()
                .map(item -> parser.fields(item.fields(), "feed", null))
                .toList();
    }

    private static List<RawReview> reviews(FeedDocument feed) {
        return parsed(feed).stream()
                .filter(ParsedReview.Accepted.class::isInstance)
                .map(each -> ((ParsedReview.Accepted) each).review())
                .toList();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
