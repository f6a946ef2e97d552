package io.reviewstream.ingest.feed;

import io.reviewstream.events.Json;
import io.reviewstream.ingest.parse.HtmlText;
import io.reviewstream.ingest.parse.RatingText;
import io.reviewstream.ingest.parse.ReviewId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** One item of RSS or Atom as the fields of a raw review; knows what Letterboxd, Goodreads and Google Base add to it. */
final class ItemReader {
    private static final Set<String> READ = Set.of(
            "guid",
            "id",
            "link",
            "title",
            "description",
            "content",
            "content:encoded",
            "summary",
            "author",
            "dc:creator",
            "pubdate",
            "dc:date",
            "published",
            "issued",
            "updated",
            "modified",
            "created",
            "category",
            "dc:subject",
            "letterboxd:filmtitle",
            "letterboxd:filmyear",
            "letterboxd:memberrating",
            "book_description",
            "book",
            "user_name",
            "user_rating",
            "user_review",
            "book_published",
            "book_id",
            "g:name_of_item_being_reviewed",
            "g:review_type",
            "g:rating",
            "g:url_of_item_being_reviewed",
            "g:publish_date",
            "g:author",
            "dc:language",
            "language",
            "source",
            "enclosure",
            "comments");

    /** "Miss Americana, 2020 - ★★★½": Letterboxd's own title, where its other elements are missing. */
    private static final Pattern LETTERBOXD_TITLE =
            Pattern.compile("(.+), (\\d{4})(?: - ([★½]+))?(?: \\(contains spoilers\\))?");
    /** "Ann watched Night Ferry (1987)". */
    private static final Pattern WATCHED_TITLE = Pattern.compile("\\S.*? (?:re)?watched (.+) \\((\\d{4})\\)");

    private static final Pattern LEADING_STARS = Pattern.compile("^(★{1,5}½?|½)(?=\\s|$)");
    private static final Pattern WATCHED_ON = Pattern.compile("(?i)watched on \\w+day,? .{3,40}\\d{4}\\.?");
    private static final Pattern SPOILERS = Pattern.compile("(?i)this review may contain spoilers\\.?");
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+\\s+\\((.+)\\)");

    private ItemReader() {}

    static Map<String, @Nullable Object> fields(Element item, FeedChannel channel) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var extra = new LinkedHashMap<String, @Nullable Object>();
        // One item, whether it is named over http or https, or with how the reader came in its address.
        id(item).ifPresent(id -> fields.put("id", ReviewId.canonicalUrl(id).orElse(id)));
        link(item).ifPresent(link -> fields.put("url", link));
        author(item, channel).ifPresent(author -> fields.put("author", author));
        FeedElement.text(
                        item,
                        "g:publish_date",
                        "pubdate",
                        "published",
                        "issued",
                        "dc:date",
                        "created",
                        "updated",
                        "modified")
                .ifPresent(date -> fields.put("datePublished", date));
        FeedElement.text(item, "dc:language", "language")
                .or(() -> Optional.ofNullable(channel.language()))
                .ifPresent(language -> fields.put("inLanguage", language));
        String title = FeedElement.text(item, "title").map(ItemReader::plain).orElse(null);
        if (isGoodreads(item)) {
            goodreads(item, title, fields);
        } else if (isLetterboxd(item)) {
            letterboxd(item, title, fields, extra);
        } else {
            any(item, title, fields);
        }
        List<String> categories = item.children().stream()
                .filter(child -> FeedElement.full(child).equals("category")
                        || FeedElement.full(child).equals("dc:subject"))
                .map(child -> child.hasAttr("term")
                        ? child.attr("term")
                        : child.wholeText().strip())
                .filter(category -> !category.isEmpty())
                .toList();
        if (!categories.isEmpty()) {
            extra.put("categories", categories);
        }
        for (Element child : item.children()) {
            String text = child.wholeText().strip();
            if (!READ.contains(FeedElement.full(child)) && !text.isEmpty()) {
                extra.putIfAbsent(child.tagName(), text);
            }
        }
        fields.put("extra", extra);
        return fields;
    }

    private static Optional<String> id(Element item) {
        return FeedElement.text(item, "guid", "id")
                .or(() -> Optional.of(item.attr("rdf:about")).filter(about -> !about.isBlank()));
    }

    private static Optional<String> link(Element item) {
        for (Element child : item.children()) {
            if (FeedElement.full(child).equals("link")) {
                String rel = child.attr("rel");
                String href = child.attr("href").isBlank() ? child.wholeText().strip() : child.attr("href");
                if (!href.isBlank() && (rel.isEmpty() || rel.equals("alternate"))) {
                    return Optional.of(absolute(href, child.baseUri()));
                }
            }
        }
        return Optional.empty();
    }

    /** A link as it is from anywhere; as it stands where the feed has no address, or the link is none. */
    private static String absolute(String link, String base) {
        String resolved = base.startsWith("http")
                ? new Element(Tag.valueOf("a"), base).attr("href", link).absUrl("href")
                : "";
        return resolved.isEmpty() ? link : resolved;
    }

    private static Optional<String> author(Element item, FeedChannel channel) {
        Optional<String> named = item.children().stream()
                .filter(child -> FeedElement.full(child).equals("author"))
                .findFirst()
                .flatMap(author -> FeedElement.text(author, "name")
                        .or(() -> Optional.of(author.wholeText().strip()).filter(text -> !text.isEmpty())));
        return FeedElement.text(item, "user_name", "g:author", "dc:creator")
                .or(() -> named)
                .or(() -> Optional.ofNullable(channel.author()))
                .map(text -> {
                    Matcher mail = MAIL_AND_NAME.matcher(text);
                    return mail.matches() ? mail.group(1) : text;
                });
    }

    private static boolean isGoodreads(Element item) {
        return item.children().stream()
                .anyMatch(child -> FeedElement.full(child).equals("book_id"));
    }

    private static void goodreads(Element item, @Nullable String title, Map<String, @Nullable Object> fields) {
        FeedElement.text(item, "user_review").map(HtmlText::of).ifPresent(text -> fields.put("text", text));
        var book = new LinkedHashMap<String, Object>();
        book.put("type", "Book");
        if (title != null) {
            book.put("name", title);
        }
        FeedElement.text(item, "book_published").ifPresent(year -> book.put("year", year));
        FeedElement.text(item, "book_id")
                .ifPresent(id -> book.put("sameAs", "https://www.goodreads.com/book/show/" + id));
        fields.put("itemReviewed", book);
        FeedElement.text(item, "user_rating")
                .filter(rating -> !rating.equals("0"))
                .ifPresent(rating -> fields.put("reviewRating", rating(rating, 5, 1)));
    }

    private static boolean isLetterboxd(Element item) {
        return item.children().stream()
                        .anyMatch(child -> FeedElement.full(child).startsWith("letterboxd:"))
                || link(item).filter(link -> link.contains("//letterboxd.com/")).isPresent();
    }

    private static void letterboxd(
            Element item,
            @Nullable String title,
            Map<String, @Nullable Object> fields,
            Map<String, @Nullable Object> extra) {
        var film = new LinkedHashMap<String, Object>();
        film.put("type", "Movie");
        String stars = null;
        if (title != null) {
            Matcher own = LETTERBOXD_TITLE.matcher(title);
            Matcher watched = WATCHED_TITLE.matcher(title);
            if (own.matches()) {
                film.put("name", own.group(1));
                film.put("year", own.group(2));
                stars = own.group(3);
            } else if (watched.matches()) {
                film.put("name", watched.group(1));
                film.put("year", watched.group(2));
            } else {
                fields.put("name", title);
            }
        }
        FeedElement.text(item, "letterboxd:filmtitle").ifPresent(name -> film.put("name", name));
        FeedElement.text(item, "letterboxd:filmyear").ifPresent(year -> film.put("year", year));
        if (film.containsKey("name")) {
            fields.put("itemReviewed", film);
        }
        Element words = Jsoup.parseBodyFragment(
                        FeedElement.text(item, "description", "content:encoded").orElse(""))
                .body();
        for (Element paragraph : words.select("p")) {
            String text = paragraph.text().strip();
            if (text.isEmpty() || WATCHED_ON.matcher(text).matches()) {
                paragraph.remove();
            } else if (SPOILERS.matcher(text).matches()) {
                paragraph.remove();
                extra.put("spoilers", true);
            }
        }
        String text = HtmlText.of(words);
        // Lists of films stand in the same feed; they are no reviews.
        if (!text.isEmpty()
                && id(item).filter(id -> id.startsWith("letterboxd-list-")).isEmpty()) {
            fields.put("text", text);
        }
        Matcher leading = LEADING_STARS.matcher(text);
        String drawn = stars == null && leading.find() ? leading.group(1) : stars;
        FeedElement.text(item, "letterboxd:memberrating")
                .map(rating -> rating(rating, 5, 0.5))
                .or(() -> Optional.ofNullable(drawn)
                        .flatMap(RatingText::of)
                        .map(rating -> rating(String.valueOf(rating.ratingValue()), 5, 0.5)))
                .ifPresent(rating -> fields.put("reviewRating", rating));
    }

    private static void any(Element item, @Nullable String title, Map<String, @Nullable Object> fields) {
        if (title != null) {
            fields.put("name", title);
        }
        String words = content(item).orElse("");
        if (HtmlText.isHtml(words)) {
            Element body = Jsoup.parseBodyFragment(words).body();
            structured(body, fields);
            fields.putIfAbsent("text", HtmlText.of(body));
        } else {
            fields.put("text", words);
        }
        FeedElement.text(item, "g:name_of_item_being_reviewed").ifPresent(name -> {
            var thing = new LinkedHashMap<String, Object>();
            thing.put("name", name);
            FeedElement.text(item, "g:review_type").ifPresent(type -> thing.put("type", type));
            FeedElement.text(item, "g:url_of_item_being_reviewed").ifPresent(url -> thing.put("sameAs", url));
            fields.put("itemReviewed", thing);
        });
        FeedElement.text(item, "g:rating").ifPresent(rating -> fields.put("reviewRating", rating));
    }

    /** The fullest of what the item offers. */
    private static Optional<String> content(Element item) {
        for (String name : List.of("content:encoded", "content", "description", "summary")) {
            for (Element child : item.children()) {
                if (FeedElement.full(child).equals(name)) {
                    String words = child.attr("type").equals("xhtml")
                                    || !child.children().isEmpty()
                            ? child.html()
                            : child.wholeText().strip();
                    if (!words.isBlank()) {
                        return Optional.of(words);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A review that the item's HTML marks up for machines: JSON-LD, microdata, or hReview. */
    private static void structured(Element body, Map<String, @Nullable Object> fields) {
        for (Element script : body.select("script[type=application/ld+json]")) {
            try {
                if (Json.mapper().readValue(script.data(), Object.class) instanceof Map<?, ?> review
                        && "Review".equals(review.get("@type"))) {
                    take(fields, "text", review.get("reviewBody"));
                    take(fields, "itemReviewed", review.get("itemReviewed"));
                    take(fields, "reviewRating", review.get("reviewRating"));
                    take(fields, "author", review.get("author"));
                    take(fields, "datePublished", review.get("datePublished"));
                    return;
                }
            } catch (JacksonException e) {
                // Then only people can read this item, and so do we.
            }
        }
        Element micro = body.selectFirst("[itemtype$=schema.org/Review]");
        if (micro != null) {
            Element words = micro.selectFirst("[itemprop=reviewBody], [itemprop=description]");
            take(fields, "text", words == null ? null : HtmlText.of(words));
            marked(
                    micro,
                    fields,
                    "[itemprop=itemReviewed] [itemprop=name], [itemprop=itemReviewed]:not(:has([itemprop=name]))",
                    "[itemprop=ratingValue]",
                    "[itemprop=bestRating]");
            return;
        }
        Element hReview = body.selectFirst(".hreview, .h-review");
        if (hReview != null) {
            Element words = hReview.selectFirst(".description, .e-content");
            take(fields, "text", words == null ? null : HtmlText.of(words));
            marked(
                    hReview,
                    fields,
                    ".item .fn, .p-item",
                    ".rating .value, .value.rating, .rating, .p-rating",
                    ".rating .best, .p-best");
        }
    }

    private static void marked(
            Element review, Map<String, @Nullable Object> fields, String item, String value, String best) {
        Element thing = review.selectFirst(item);
        if (thing != null && !said(thing).isEmpty()) {
            fields.put("itemReviewed", Map.of("name", said(thing)));
        }
        Element rating = review.selectFirst(value);
        if (rating != null && !said(rating).isEmpty()) {
            Element most = review.selectFirst(best);
            fields.put(
                    "reviewRating",
                    most == null ? said(rating) : Map.of("ratingValue", said(rating), "bestRating", said(most)));
        }
    }

    private static String said(Element element) {
        return element.hasAttr("content")
                ? element.attr("content").strip()
                : element.text().strip();
    }

    private static void take(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> rating(String value, double best, double worst) {
        return Map.of("ratingValue", value, "bestRating", best, "worstRating", worst);
    }

    private static String plain(String title) {
        return HtmlText.isHtml(title) ? HtmlText.of(title) : title;
    }
}
