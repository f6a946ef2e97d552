package io.reviewstream.enrich.item;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Groups of a text with chances, at first the same of each. */
final class TitleGroupChances {
    private static final NameReader NAMES = new NameReader();

    private final Names names;
    private final TitleGroups groups;
    private final float[] chances;

    TitleGroupChances(String text) {
        names = NAMES.read(Document.of(text));
        groups = new TitleReader().read(names);
        chances = new float[groups.size() + 1];
        Arrays.fill(chances, 0.01f);
    }

    TitleGroupChances likelier(String title) {
        return likely(title, 0.5f);
    }

    TitleGroupChances likely(String title, float chance) {
        for (int i = 0; i < groups.size(); i++) {
            if (name(i).equals(title)) {
                chances[i + 1] = chance;
                return this;
            }
        }
        throw new IllegalArgumentException("no candidate: " + title);
    }

    TitleGroupChances joined() {
        return joined(null);
    }

    TitleGroupChances joined(@Nullable String type) {
        JoinedTitles.join(names, groups, type, chances);
        return this;
    }

    TitleGroupChances inFull() {
        FullerTitle.take(names, groups, chances);
        return this;
    }

    String best() {
        int best = 0;
        for (int i = 1; i < groups.size(); i++) {
            best = chances[i + 1] > chances[best + 1] ? i : best;
        }
        return name(best);
    }

    float sum() {
        float sum = 0;
        for (float chance : chances) {
            sum += chance;
        }
        return sum;
    }

    private String name(int group) {
        return names.document()
                .nameText(groups.get(group).first(0), groups.get(group).end(0));
    }
}
