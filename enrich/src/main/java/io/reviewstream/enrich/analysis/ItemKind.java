package io.reviewstream.enrich.analysis;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of thing is reviewed.
 *
 * @param type as schema.org calls it; null when nothing tells
 * @param domain of the vocabulary for its aspects; null to go by the words
 * @param isSure whether it holds whatever people are found to do
 */
record ItemKind(@Nullable String type, @Nullable String domain, boolean isSure) {
    private static final Set<String> WITHOUT_STORY =
            Set.of("Product", "Restaurant", "Hotel", "LocalBusiness", "MobileApplication", "SoftwareApplication");

    /** Their types are too many to be named. */
    private static final Set<String> DOMAINS_WITHOUT_STORY =
            Set.of("service", "shop", "airline", "attraction", "course");

    static final ItemKind UNKNOWN = new ItemKind(null, null, false);

    /** Whether there may be a plot to be given away. */
    boolean mayTellAStory() {
        boolean hasNone = type != null && WITHOUT_STORY.contains(type)
                || domain != null && DOMAINS_WITHOUT_STORY.contains(domain);
        return !isSure || !hasNone;
    }

    boolean isSurely(String other) {
        return isSure && other.equals(type);
    }

    /** The type if it is sure. */
    @Nullable String sureType() {
        return isSure ? type : null;
    }
}
