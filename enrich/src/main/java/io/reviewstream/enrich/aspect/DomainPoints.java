package io.reviewstream.enrich.aspect;

import java.util.List;
import java.util.Optional;

/** How much the words of one document speak for each domain. Immutable. */
public final class DomainPoints {
    /** A cue and a word that no other domain has. */
    private static final int LEAST = 4;

    private final List<String> domains;
    private final int[] points;

    DomainPoints(List<String> domains, int[] points) {
        this.domains = domains;
        this.points = points;
    }

    /** The points of a domain; 0 of one that there is not. */
    public int of(String domain) {
        int at = domains.indexOf(domain);
        return at < 0 ? 0 : points[at];
    }

    /** The domain that the words speak for most; of equals the first, which one word by itself does not outweigh. */
    public String commonest() {
        int best = 0;
        for (int domain = 1; domain < points.length; domain++) {
            best = points[domain] > points[best] + (best == 0 ? 1 : 0) ? domain : best;
        }
        return domains.get(best);
    }

    /** The domain that the words speak for half as much again as for any other; empty when it may be another. */
    public Optional<String> clear() {
        int best = 0;
        for (int domain = 1; domain < points.length; domain++) {
            best = points[domain] > points[best] ? domain : best;
        }
        int second = 0;
        for (int domain = 0; domain < points.length; domain++) {
            second = domain == best ? second : Math.max(second, points[domain]);
        }
        return points[best] >= LEAST && 2 * points[best] >= 3 * second
                ? Optional.of(domains.get(best))
                : Optional.empty();
    }
}
