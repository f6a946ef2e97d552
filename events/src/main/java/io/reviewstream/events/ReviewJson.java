package io.reviewstream.events;

import io.reviewstream.events.JsonBytes.AskTheMapperException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reviews as JSON, byte for byte what the mapper writes, field by field in the order of the records: an enriched review has
 * some two hundred numbers and spans, which the mapper asks for one at a time by reflection. A test holds it against
 * the mapper over every field. Thread-safe.
 */
public final class ReviewJson {
    // One a thread: its buffer saves the growing of a new one with each review.
    private static final ThreadLocal<JsonBytes> OUT = ThreadLocal.withInitial(JsonBytes::new);

    // What is written dozens of times a review.
    private static final Ascii FROM_START = Ascii.of("{\"start\":");
    private static final Ascii START = Ascii.of(",\"start\":");
    private static final Ascii END = Ascii.of(",\"end\":");
    private static final Ascii TEXT = Ascii.of(",\"text\":");
    private static final Ascii WEIGHT = Ascii.of(",\"weight\":");
    private static final Ascii SCORE = Ascii.of(",\"score\":");
    private static final Ascii LABEL = Ascii.of(",\"label\":");
    private static final Ascii TARGET = Ascii.of("{\"target\":");
    private static final Ascii OPINION = Ascii.of(",\"opinion\":");
    private static final Ascii NEGATED = Ascii.of(",\"negated\":");
    private static final Ascii ASPECT = Ascii.of("{\"aspect\":");

    private static final byte[][] LABELS = names(Label.values());
    private static final byte[][] ROLES = names(Person.Role.values());
    private static final byte[][] ORIGINS = names(Rating.Origin.values());
    private static final byte[][] VERDICTS = names(Recommendation.Verdict.values());
    private static final byte[][] STATUSES = names(AnalyserStatus.values());

    private ReviewJson() {}

    /** A raw review. */
    public static byte[] of(RawReview review) {
        return write(review, ReviewJson::review);
    }

    /** An enriched review. */
    public static byte[] of(EnrichedReview review) {
        return write(review, ReviewJson::enriched);
    }

    /** What the writer said, as an array: text, headline, author, item, rating. */
    public static byte[] said(RawReview review) {
        JsonBytes out = OUT.get();
        out.start();
        try {
            said(out, review);
            return out.end();
        } catch (AskTheMapperException e) {
            return Json.events()
                    .writeValueAsBytes(Arrays.asList(
                            review.text(),
                            review.name(),
                            review.author(),
                            review.itemReviewed(),
                            review.reviewRating()));
        }
    }

    private static void said(JsonBytes out, RawReview review) {
        out.put('[');
        out.string(review.text());
        out.put(',');
        stringOrNull(out, review.name());
        out.put(',');
        stringOrNull(out, review.author());
        out.put(',');
        if (review.itemReviewed() == null) {
            out.put("null");
        } else {
            item(out, review.itemReviewed());
        }
        out.put(',');
        if (review.reviewRating() == null) {
            out.put("null");
        } else {
            rating(out, review.reviewRating());
        }
        out.put(']');
    }

    private static <T> byte[] write(T event, BiConsumer<JsonBytes, T> writer) {
        JsonBytes out = OUT.get();
        out.start();
        try {
            writer.accept(out, event);
            return out.end();
        } catch (AskTheMapperException e) {
            return Json.events().writeValueAsBytes(event);
        }
    }

    private static void review(JsonBytes out, RawReview review) {
        out.put("{\"id\":");
        out.string(review.id());
        out.put(",\"revision\":");
        out.number(review.revision());
        out.put(",\"source\":");
        out.string(review.source());
        out.put(TEXT);
        out.string(review.text());
        string(out, ",\"name\":", review.name());
        string(out, ",\"url\":", review.url());
        string(out, ",\"author\":", review.author());
        if (review.itemReviewed() != null) {
            out.put(",\"itemReviewed\":");
            item(out, review.itemReviewed());
        }
        if (review.reviewRating() != null) {
            out.put(",\"reviewRating\":");
            rating(out, review.reviewRating());
        }
        string(out, ",\"datePublished\":", review.datePublished());
        string(out, ",\"inLanguage\":", review.inLanguage());
        time(out, ",\"receivedAt\":", review.receivedAt());
        if (!review.extra().isEmpty()) {
            out.put(",\"extra\":");
            out.object(review.extra());
        }
        out.put('}');
    }

    private static void item(JsonBytes out, StatedItem item) {
        out.put('{');
        field(out, "\"type\":", item.type());
        field(out, "\"name\":", item.name());
        field(out, "\"year\":", item.year());
        field(out, "\"sameAs\":", item.sameAs());
        out.close('}');
    }

    private static void field(JsonBytes out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name);
            out.string(value);
            out.put(',');
        }
    }

    private static void rating(JsonBytes out, StatedRating rating) {
        out.put("{\"ratingValue\":");
        out.number(rating.ratingValue());
        if (rating.bestRating() != null) {
            out.put(",\"bestRating\":");
            out.number(rating.bestRating());
        }
        if (rating.worstRating() != null) {
            out.put(",\"worstRating\":");
            out.number(rating.worstRating());
        }
        out.put('}');
    }

    private static void enriched(JsonBytes out, EnrichedReview review) {
        out.put("{\"id\":");
        out.string(review.id());
        out.put(",\"revision\":");
        out.number(review.revision());
        out.put(",\"review\":");
        review(out, review.review());
        out.put(",\"enrichment\":");
        enrichment(out, review.enrichment());
        out.put(",\"provenance\":");
        provenance(out, review.provenance());
        out.put('}');
    }

    private static void enrichment(JsonBytes out, Enrichment found) {
        out.put("{\"language\":{\"code\":");
        out.string(found.language().code());
        out.put(",\"confidence\":");
        out.number(found.language().confidence());
        out.put(",\"supported\":");
        out.bool(found.language().supported());
        out.put('}');
        if (found.sentiment() != null) {
            sentiment(out, found.sentiment());
        }
        if (found.itemReviewed() != null) {
            item(out, found.itemReviewed());
        }
        list(out, ",\"people\":[", found.people(), ReviewJson::person);
        list(out, ",\"genres\":[", found.genres(), JsonBytes::string);
        list(out, ",\"genreMentions\":[", found.genreMentions(), ReviewJson::genreMention);
        list(out, ",\"aspects\":[", found.aspects(), ReviewJson::aspect);
        list(out, ",\"positiveNotes\":[", found.positiveNotes(), ReviewJson::note);
        list(out, ",\"negativeNotes\":[", found.negativeNotes(), ReviewJson::note);
        if (found.rating() != null) {
            rating(out, found.rating());
        }
        out.put(",\"recommendation\":{\"verdict\":");
        out.put(VERDICTS[found.recommendation().verdict().ordinal()]);
        list(out, ",\"mentions\":[", found.recommendation().mentions(), ReviewJson::span);
        out.put('}');
        out.put(",\"spoiler\":{\"likely\":");
        out.bool(found.spoiler().likely());
        list(out, ",\"mentions\":[", found.spoiler().mentions(), ReviewJson::span);
        out.put('}');
        list(out, ",\"keyPhrases\":[", found.keyPhrases(), ReviewJson::span);
        out.put(",\"statistics\":{\"words\":");
        out.number(found.statistics().words());
        out.put(",\"sentences\":");
        out.number(found.statistics().sentences());
        out.put(",\"readingSeconds\":");
        out.number(found.statistics().readingSeconds());
        out.put('}');
        if (!found.extensions().isEmpty()) {
            out.put(",\"extensions\":");
            out.object(found.extensions());
        }
        out.put('}');
    }

    private static void sentiment(JsonBytes out, Sentiment sentiment) {
        out.put(",\"sentiment\":{\"label\":");
        out.put(LABELS[sentiment.label().ordinal()]);
        out.put(SCORE);
        out.number(sentiment.score());
        out.put(",\"magnitude\":");
        out.number(sentiment.magnitude());
        out.put(",\"confidence\":");
        out.number(sentiment.confidence());
        out.put(",\"predictedRating\":");
        out.number(sentiment.predictedRating());
        list(out, ",\"sentences\":[", sentiment.sentences(), ReviewJson::sentence);
        list(out, ",\"evidence\":[", sentiment.evidence(), ReviewJson::evidence);
        out.put(",\"rest\":");
        out.number(sentiment.rest());
        out.put('}');
    }

    private static void sentence(JsonBytes out, SentenceSentiment sentence) {
        out.put(FROM_START);
        out.number(sentence.start());
        out.put(END);
        out.number(sentence.end());
        out.put(LABEL);
        out.put(LABELS[sentence.label().ordinal()]);
        out.put(SCORE);
        out.number(sentence.score());
        out.put('}');
    }

    private static void evidence(JsonBytes out, Evidence evidence) {
        weighed(out, evidence.start(), evidence.end(), evidence.text(), evidence.weight());
    }

    private static void note(JsonBytes out, Note note) {
        weighed(out, note.start(), note.end(), note.text(), note.weight());
    }

    private static void weighed(JsonBytes out, int start, int end, String text, double weight) {
        out.put(FROM_START);
        out.number(start);
        out.put(END);
        out.number(end);
        out.put(TEXT);
        out.string(text);
        out.put(WEIGHT);
        out.number(weight);
        out.put('}');
    }

    private static void span(JsonBytes out, Span span) {
        out.put(FROM_START);
        out.number(span.start());
        out.put(END);
        out.number(span.end());
        out.put(TEXT);
        out.string(span.text());
        out.put('}');
    }

    private static void item(JsonBytes out, ItemReviewed item) {
        out.put(",\"itemReviewed\":");
        if (item.type() == null) {
            out.put("{\"name\":");
        } else {
            out.put("{\"type\":");
            out.string(item.type());
            out.put(",\"name\":");
        }
        out.string(item.name());
        number(out, ",\"year\":", item.year());
        list(out, ",\"sameAs\":[", item.sameAs(), JsonBytes::string);
        out.put(",\"confidence\":");
        out.number(item.confidence());
        list(out, ",\"mentions\":[", item.mentions(), ReviewJson::span);
        list(out, ",\"candidates\":[", item.candidates(), ReviewJson::candidate);
        out.put('}');
    }

    private static void candidate(JsonBytes out, ItemReviewed.Candidate candidate) {
        out.put("{\"name\":");
        out.string(candidate.name());
        number(out, ",\"year\":", candidate.year());
        out.put(",\"confidence\":");
        out.number(candidate.confidence());
        out.put('}');
    }

    private static void person(JsonBytes out, Person person) {
        out.put("{\"name\":");
        out.string(person.name());
        out.put(",\"role\":");
        out.put(ROLES[person.role().ordinal()]);
        string(out, ",\"character\":", person.character());
        list(out, ",\"mentions\":[", person.mentions(), ReviewJson::span);
        if (person.sentiment() != null) {
            out.put(",\"sentiment\":{\"label\":");
            out.put(LABELS[person.sentiment().label().ordinal()]);
            out.put(SCORE);
            out.number(person.sentiment().score());
            out.put('}');
        }
        out.put('}');
    }

    private static void genreMention(JsonBytes out, GenreMention mention) {
        out.put("{\"genre\":");
        out.string(mention.genre());
        out.put(START);
        out.number(mention.start());
        out.put(END);
        out.number(mention.end());
        out.put(TEXT);
        out.string(mention.text());
        out.put('}');
    }

    private static void aspect(JsonBytes out, Aspect aspect) {
        out.put(ASPECT);
        out.string(aspect.aspect());
        out.put(LABEL);
        out.put(LABELS[aspect.label().ordinal()]);
        out.put(SCORE);
        out.number(aspect.score());
        list(out, ",\"mentions\":[", aspect.mentions(), ReviewJson::mention);
        out.put('}');
    }

    private static void mention(JsonBytes out, Aspect.Mention mention) {
        out.put(TARGET);
        span(out, mention.target());
        if (mention.opinion() != null) {
            out.put(OPINION);
            span(out, mention.opinion());
        }
        out.put(NEGATED);
        out.bool(mention.negated());
        out.put(SCORE);
        out.number(mention.score());
        out.put('}');
    }

    private static void rating(JsonBytes out, Rating rating) {
        out.put(",\"rating\":{\"value\":");
        out.number(rating.value());
        out.put(",\"best\":");
        out.number(rating.best());
        out.put(",\"normalized\":");
        out.number(rating.normalized());
        string(out, ",\"raw\":", rating.raw());
        out.put(",\"origin\":");
        out.put(ORIGINS[rating.origin().ordinal()]);
        number(out, ",\"start\":", rating.start());
        number(out, ",\"end\":", rating.end());
        out.put(",\"agrees\":");
        out.bool(rating.agrees());
        out.put('}');
    }

    private static void provenance(JsonBytes out, Provenance provenance) {
        out.put('{');
        field(out, "\"source\":", provenance.source());
        field(out, "\"position\":", provenance.position());
        field(out, "\"rawTopic\":", provenance.rawTopic());
        field(out, "\"rawPartition\":", provenance.rawPartition());
        field(out, "\"rawOffset\":", provenance.rawOffset());
        field(out, "\"publishedAt\":", provenance.publishedAt());
        field(out, "\"enrichedAt\":", provenance.enrichedAt());
        field(out, "\"analysisVersion\":", provenance.analysisVersion());
        if (!provenance.degraded().isEmpty()) {
            out.put("\"degraded\":");
            out.object(provenance.degraded());
            out.put(',');
        }
        if (!provenance.analysers().isEmpty()) {
            out.put("\"analysers\":{");
            for (Map.Entry<String, AnalyserStatus> status :
                    provenance.analysers().entrySet()) {
                out.string(status.getKey());
                out.put(':');
                out.put(STATUSES[status.getValue().ordinal()]);
                out.put(',');
            }
            out.close('}');
            out.put(',');
        }
        out.close('}');
    }

    private static void field(JsonBytes out, String name, @Nullable Number value) {
        if (value != null) {
            out.put(name);
            out.number(value.longValue());
            out.put(',');
        }
    }

    private static void field(JsonBytes out, String name, @Nullable Instant value) {
        if (value != null) {
            out.put(name);
            out.time(value);
            out.put(',');
        }
    }

    private static void string(JsonBytes out, String name, @Nullable String value) {
        if (value != null) {
            out.put(name);
            out.string(value);
        }
    }

    private static void stringOrNull(JsonBytes out, @Nullable String value) {
        if (value == null) {
            out.put("null");
        } else {
            out.string(value);
        }
    }

    private static void number(JsonBytes out, String name, @Nullable Integer value) {
        if (value != null) {
            out.put(name);
            out.number(value);
        }
    }

    private static void time(JsonBytes out, String name, @Nullable Instant value) {
        if (value != null) {
            out.put(name);
            out.time(value);
        }
    }

    private static <T> void list(JsonBytes out, String opening, List<T> values, BiConsumer<JsonBytes, T> writer) {
        out.put(opening);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            writer.accept(out, values.get(i));
        }
        out.put(']');
    }

    private static byte[][] names(Enum<?>[] values) {
        var names = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            names[i] = Json.events().writeValueAsBytes(values[i]);
        }
        return names;
    }
}
