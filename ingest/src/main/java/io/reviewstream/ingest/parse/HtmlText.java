package io.reviewstream.ingest.parse;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML to what a reader sees of it: paragraphs stay apart, scripts and pictures are gone, entities are letters. */
public final class HtmlText {
    private static final Pattern TAG_OR_ENTITY =
            Pattern.compile("</?[A-Za-z][^<>]*>|&(#\\d+|#x[0-9A-Fa-f]+|[A-Za-z]+);");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r\\n]+");
    private static final Pattern MANY_LINES = Pattern.compile("\\s*\\n\\s*\\n\\s*");
    private static final Pattern AROUND_LINE = Pattern.compile(" *\\n *");

    private HtmlText() {}

    /** Whether a text is HTML rather than words alone: a tag or an entity gives it away. */
    public static boolean isHtml(String text) {
        return TAG_OR_ENTITY.matcher(text).find();
    }

    /** The words of a piece of HTML. */
    public static String of(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        return of(body);
    }

    /** The words of an element. */
    public static String of(Element element) {
        var text = new StringBuilder();
        NodeTraversor.traverse(new Reader(text), element);
        String lines = AROUND_LINE.matcher(text).replaceAll("\n");
        return MANY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    private static final class Reader implements NodeVisitor {
        private final StringBuilder text;
        private int unseen;
        private int lines;

        Reader(StringBuilder text) {
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof Element element) {
                if (isUnseen(element)) {
                    unseen++;
                } else if (element.normalName().equals("br")) {
                    text.append('\n');
                } else {
                    breakAround(element);
                }
            } else if (node instanceof TextNode words && unseen == 0) {
                String seen = SPACES.matcher(words.getWholeText()).replaceAll(" ");
                if (!seen.isBlank()) {
                    text.append("\n".repeat(lines));
                    lines = 0;
                }
                text.append(seen);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (isUnseen(element)) {
                    unseen--;
                } else {
                    breakAround(element);
                }
            }
        }

        /** A list entry begins a line, a paragraph stands between empty ones; two breaks are no more than the greater. */
        private void breakAround(Element element) {
            String name = element.normalName();
            if (name.equals("li") || name.equals("tr") || name.equals("div")) {
                lines = Math.max(lines, 1);
            } else if (element.isBlock() && !name.equals("body")) {
                lines = Math.max(lines, 2);
            }
        }

        private static boolean isUnseen(Element element) {
            return switch (element.normalName()) {
                case "script", "style", "noscript", "template", "iframe", "svg", "head" -> true;
                default -> false;
            };
        }
    }
}
