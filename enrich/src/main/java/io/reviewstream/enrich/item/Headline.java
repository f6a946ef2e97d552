package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.text.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a review's headline tells of its subject.
 *
 * @param title a title that the headline alone makes likely, as in {@code Dune (2021)} or {@code "Dune" disappoints}
 * @param titleKey its key; 0 when there is none
 * @param year the year beside it
 * @param groups all that may be a title in it
 */
record Headline(
        @Nullable String title, long titleKey, @Nullable Integer year, TitleGroups groups) {
    /** How much a title that only the headline has is trusted. */
    static final double SURE = 0.8;

    private static final Headline NONE = new Headline(null, 0, null, new TitleGroups());

    static Headline of(@Nullable String name, NameReader nameReader, TitleReader titleReader) {
        if (name == null || name.isBlank()) {
            return NONE;
        }
        Document document = Document.of(name);
        Names names = nameReader.read(document);
        TitleGroups groups = titleReader.read(names);
        for (int token = 1; token < document.tokenCount(); token++) {
            int year = TitleFeatures.year(document, token, document.tokenCount());
            if (year > 0) {
                int first = start(document, token);
                if (first < token) {
                    String title = document.text(first, token);
                    return new Headline(title, TitleReader.key(title), year, groups);
                }
            }
        }
        if (names.quotations().size() == 1) {
            Quotation quotation = names.quotations().get(0);
            if (names.isCapital(quotation.first()) || document.isNumber(quotation.first())) {
                String title = document.text(quotation.first(), quotation.end());
                return new Headline(title, TitleReader.key(title), null, groups);
            }
        }
        int[] stretch = HeadlineTitle.find(names);
        if (stretch.length > 0) {
            String title = document.nameText(stretch[0], stretch[1]);
            return new Headline(title, TitleReader.key(title), null, groups);
        }
        return new Headline(null, 0, null, groups);
    }

    /** Where a title begins that a year ends: after "Review:" and the like. */
    private static int start(Document document, int end) {
        int first = 0;
        for (int token = 0; token < end; token++) {
            boolean cue = document.is(token, "review") || document.is(token, "reviews");
            if (cue && token + 1 < end && document.kind(token + 1) == Document.Kind.SYMBOL) {
                first = token + 2;
            }
        }
        while (first < end && document.kind(first) == Document.Kind.SYMBOL) {
            first++;
        }
        return first;
    }

    boolean has(long key) {
        return groups.find(key) != null || key == titleKey;
    }

    /** What the text and the headline both name is likelier the subject. */
    float raise(long key, float confidence) {
        float raised = 1 - (1 - confidence) * 0.4f;
        return key == titleKey ? Math.max(raised, 0.9f) : raised;
    }
}
