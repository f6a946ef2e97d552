package io.reviewstream.enrich.aspect;

/**
 * How strongly judging words are linked with targets: the stronger, the nearer they stand. Right before the target ("stunning
 * performance") or after a copula ("the acting was superb") counts most, each comma or "and" between halves it. Targets in a
 * list share what is said of them.
 */
final class Links {
    /** An opinion that suits another target this much better is not about this one. */
    private static final double SHARE = 0.7;

    private static final double PER_TOKEN = 0.3;
    private static final double PER_PART = 0.55;
    private static final double RIGHT_BEFORE = 1.5;
    private static final double AFTER_COPULA = 1.8;
    private static final double AFTER = 0.8;

    private final Targets targets;
    private final Clauses clauses;

    Links(Targets targets, Clauses clauses) {
        this.targets = targets;
        this.clauses = clauses;
    }

    /** 0 for none. */
    double between(int target, int token) {
        int first = targets.groupFirsts[target];
        int stop = targets.groupEnds[target];
        if (token >= first && token < stop) {
            return 0;
        }
        if (token < first) {
            int opinionEnd = token + clauses.length[token];
            int distance = Math.max(0, first - opinionEnd);
            int parts = clauses.part[first] - clauses.part[token];
            double link = perPart(parts) / (1 + PER_TOKEN * distance);
            return distance <= 1 && parts == 0 ? link * RIGHT_BEFORE : link;
        }
        if (targets.places[target]) {
            return 0;
        }
        int distance = token - stop;
        int parts = clauses.part[token] - clauses.part[stop - 1];
        double link = perPart(parts) / (1 + PER_TOKEN * distance);
        boolean copula = targets.copulas[target] >= 0 && stop + targets.copulas[target] <= token;
        return copula && parts == 0 ? link * AFTER_COPULA : link * AFTER;
    }

    private static double perPart(int parts) {
        double factor = 1;
        for (int part = 0; part < parts; part++) {
            factor *= PER_PART;
        }
        return factor;
    }

    /**
     * Whether the opinion is linked more strongly with another target of its clause. Near ones are asked first.
     *
     * @param link that between the two
     */
    boolean suitsAnother(int target, int token, double link) {
        int clause = clauses.clause[token];
        // Farther away no link is strong enough: without this, time would grow with the square of a sentence's targets.
        double reach = (AFTER_COPULA * SHARE / link - 1) / PER_TOKEN + 1;
        for (int other = target - 1; other >= 0 && clauses.clause[targets.firsts[other]] >= clause; other--) {
            if (targets.groupEnds[other] + reach < token) {
                break;
            }
            if (suits(other, target, token, link)) {
                return true;
            }
        }
        int opinionEnd = token + clauses.length[token];
        for (int other = target + 1;
                other < targets.count() && clauses.clause[targets.firsts[other]] <= clause;
                other++) {
            if (targets.groupFirsts[other] - reach > opinionEnd) {
                break;
            }
            if (suits(other, target, token, link)) {
                return true;
            }
        }
        return false;
    }

    private boolean suits(int other, int target, int token, double link) {
        return targets.groups[other] != targets.groups[target]
                && clauses.clause[targets.firsts[other]] == clauses.clause[token]
                && between(other, token) * SHARE > link;
    }
}
