package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.labelled.JsonLines;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Aspects with polarity against sentences on restaurants and laptops whose categories, such as {@code FOOD#QUALITY}, are
 * annotated by hand (ACOS).
 *
 * <p>The annotation divides a laptop by parts and by properties, the analysis by what a buyer asks for, so both are mapped on
 * common sides: what is annotated of a screen in any respect is its display, what is annotated of a price is the price
 * whatever it is the price of, and design and features are one side. The place or the laptop as a whole has no counterpart
 * and is left out. Where the annotation calls a side neutral, nothing that is found there counts.
 */
public final class CategoryEvaluation {
    private static final Map<String, String> RESTAURANT = Map.of(
            "FOOD", "food", "DRINKS", "drinks", "SERVICE", "service", "AMBIENCE", "ambience", "LOCATION", "location");

    /** Parts of a laptop that are a side by themselves. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("DISPLAY", "display"),
            Map.entry("BATTERY", "battery"),
            Map.entry("POWER_SUPPLY", "battery"),
            Map.entry("KEYBOARD", "usability"),
            Map.entry("MOUSE", "usability"),
            Map.entry("MULTIMEDIA_DEVICES", "sound"),
            Map.entry("SUPPORT", "service"),
            Map.entry("WARRANTY", "service"),
            Map.entry("SHIPPING", "delivery"),
            Map.entry("CPU", "performance"),
            Map.entry("MEMORY", "performance"),
            Map.entry("HARD_DISC", "performance"),
            Map.entry("GRAPHICS", "performance"));

    /** Of all others the property tells the side. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "OPERATION_PERFORMANCE", "performance",
            "QUALITY", "quality",
            "USABILITY", "usability",
            "DESIGN_FEATURES", "design",
            "PORTABILITY", "design",
            "CONNECTIVITY", "design");

    private static final Set<String> WHOLES = Set.of("LAPTOP", "COMPANY", "Out_Of_Scope");

    /** Found, and never annotated. */
    private static final Set<String> NOT_ANNOTATED = Set.of("cleanliness", "comfort");

    private final AspectFinder finder;
    private final Function<Document, Opinions> sentiment;

    /** @param sentiment makes the opinions of a document */
    public CategoryEvaluation(AspectFinder finder, Function<Document, Opinions> sentiment) {
        this.finder = finder;
        this.sentiment = sentiment;
    }

    /**
     * Compares with every other sentence, from the second on: the vocabularies were written with a look at the rest.
     *
     * @param sentences JSON Lines: {@code text}, {@code labels [{category, polarity}]}
     * @param domain {@code restaurant} or {@code product}
     * @return pairs of side and polarity, once a sentence
     * @throws IOException when the file cannot be read
     */
    public AspectEvaluation.Score evaluate(Path sentences, String domain) throws IOException {
        int[] tally = new int[3];
        int[] row = new int[1];
        JsonLines.forEach(sentences, JsonNode.class, sentence -> {
            if (row[0]++ % 2 == 1) {
                compare(sentence, domain, tally);
            }
        });
        return new AspectEvaluation.Score(domain, tally[0], tally[1], tally[2]);
    }

    private void compare(JsonNode sentence, String domain, int[] tally) {
        var annotated = new HashSet<String>();
        var neutral = new HashSet<String>();
        for (JsonNode label : sentence.get("labels")) {
            String side = annotatedSide(label.get("category").asString(), domain);
            String polarity = label.get("polarity").asString();
            if (side != null && polarity.equals("neutral")) {
                neutral.add(side);
            } else if (side != null) {
                annotated.add(side + (polarity.equals("positive") ? '+' : '-'));
            }
        }
        Document document = Document.of(joined(sentence.get("text").asString()));
        var found = new HashSet<String>();
        for (Aspect aspect : finder.find(document, sentiment.apply(document), domain)) {
            String side = aspect.aspect().equals("features") ? "design" : aspect.aspect();
            if (neutral.contains(side) || NOT_ANNOTATED.contains(side)) {
                continue;
            }
            for (Aspect.Mention mention : aspect.mentions()) {
                if (mention.score() != 0) {
                    found.add(side + (mention.score() > 0 ? '+' : '-'));
                }
            }
        }
        tally[0] += annotated.size();
        tally[1] += found.size();
        found.retainAll(annotated);
        tally[2] += found.size();
    }

    /** The texts have blanks around every mark: "don ' t". */
    private static String joined(String text) {
        return text.replace(" ' ", "'").replace(" n't", "n't");
    }

    private static @Nullable String annotatedSide(String category, String domain) {
        int hash = category.indexOf('#');
        String entity = category.substring(0, hash);
        String property = category.substring(hash + 1);
        if (property.equals("PRICE") || property.equals("PRICES")) {
            return "price";
        }
        if (domain.equals("restaurant")) {
            return RESTAURANT.get(entity);
        }
        if (PARTS.containsKey(entity)) {
            return PARTS.get(entity);
        }
        if (entity.equals("PORTS")) {
            return "design";
        }
        boolean isWhole = WHOLES.contains(entity);
        return isWhole && !entity.equals("LAPTOP")
                ? null
                : PROPERTIES.getOrDefault(property, isWhole ? null : "design");
    }
}
