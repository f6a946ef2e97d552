package io.reviewstream.ingest.feed;

import io.reviewstream.ingest.parse.ReviewParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0. Read with jsoup's XML parser rather than a feed library: such a library drops
 * elements that have no namespace, in which Goodreads puts the review, and gives up on the small faults that feeds have.
 * It resolves no entities of a document's own and loads nothing, so that neither can be used against us.
 *
 * @param items in the document's order
 * @param ttlMinutes how long the feed asks to be left alone, 0 when it says nothing
 * @param next where its next page is, null when it has none
 */
public record FeedDocument(
        List<FeedItem> items, int ttlMinutes, @Nullable String next) {
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)");
    private static final Pattern CLOSED =
            Pattern.compile("</(rss|feed|rdf:RDF|RDF)\\s*>\\s*(<!--.*-->\\s*)?$", Pattern.DOTALL);
    /** A feed that asks for more than a week is taken for a mistake. */
    private static final int MAX_TTL_MINUTES = 7 * 24 * 60;

    public FeedDocument {
        items = List.copyOf(items);
    }

    /**
     * Reads a document.
     *
     * @param stated the encoding that the server states, null when it states none
     * @param address of the feed, to which links in it may be relative
     * @return empty when it is no feed
     */
    public static Optional<FeedDocument> parse(byte[] bytes, @Nullable String stated, String address) {
        Document document;
        try {
            String charset = charsetOf(bytes, stated);
            document = Jsoup.parse(new ByteArrayInputStream(bytes), charset, address, Parser.xmlParser());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Element root = document.children().stream()
                .filter(element -> switch (FeedElement.local(element)) {
                    case "rss", "feed", "rdf" -> true;
                    default -> false;
                })
                .findFirst()
                .orElse(null);
        if (root == null) {
            return Optional.empty();
        }
        List<Element> elements = document.getAllElements().stream()
                .filter(element -> FeedElement.local(element).equals("item")
                        || FeedElement.local(element).equals("entry"))
                .toList();
        boolean closed = CLOSED.matcher(tail(bytes)).find();
        var channel = FeedChannel.of(root);
        var items = new ArrayList<FeedItem>();
        for (int i = 0; i < elements.size(); i++) {
            boolean whole = closed || i < elements.size() - 1;
            items.add(new FeedItem(
                    ItemReader.fields(elements.get(i), channel), elements.get(i).outerHtml(), whole));
        }
        return Optional.of(new FeedDocument(items, Math.min(channel.ttlMinutes(), MAX_TTL_MINUTES), channel.next()));
    }

    /** What an answer is that is no feed, for people. */
    public static String whyNone(byte[] bytes) {
        if (bytes.length == 0) {
            return "the server sends an empty answer";
        }
        Optional<String> binary = ReviewParser.binary(bytes);
        if (binary.isPresent()) {
            return "what the server sends is no feed: " + binary.get();
        }
        boolean isMarkup =
                new String(bytes, StandardCharsets.UTF_8).stripLeading().startsWith("<");
        return isMarkup
                ? "what the server sends is no feed but perhaps a web page"
                : "what the server sends is neither a feed nor JSON; save a table or a text as a file and name that";
    }

    /**
     * The encoding: a byte order mark wins, then what the bytes are if they are valid UTF-8, whatever is said about them;
     * then what the document says, then what the server says.
     */
    private static @Nullable String charsetOf(byte[] bytes, @Nullable String stated) {
        boolean wide = bytes.length >= 2 && (bytes[0] == (byte) 0xFE || bytes[0] == (byte) 0xFF);
        if (wide) {
            return null;
        }
        if (ReviewParser.notUtf8(bytes).isEmpty()) {
            return StandardCharsets.UTF_8.name();
        }
        Matcher declared =
                DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1));
        for (String name : new String[] {declared.find() ? declared.group(1) : null, stated}) {
            // UTF-8 was said of what is none.
            if (name != null && !name.equalsIgnoreCase("UTF-8") && isKnown(name)) {
                return name;
            }
        }
        return "windows-1252";
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String tail(byte[] bytes) {
        int from = Math.max(0, bytes.length - 2000);
        // Of UTF-16 only the ASCII letters matter here.
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1).replace("\0", "");
    }
}
