package io.reviewstream.enrich.privacy;

/** Digits with single blanks, points, hyphens or brackets between them, in groups: "+49 30 1234567" has three. One use each. */
final class DigitRun {
    private static final int LONGEST = 48;
    private static final int MOST_GROUPS = 20;
    private static final int LONGEST_VALUE = 9;
    private static final String BETWEEN = " -.()/\u00a0\u2011\u2013";

    final String text;
    final int from;
    final int groups;
    private final int[] starts = new int[MOST_GROUPS];
    private final int[] ends = new int[MOST_GROUPS];

    private DigitRun(String text, int from) {
        this.text = text;
        this.from = from;
        int found = 0;
        int at = from;
        while (found < MOST_GROUPS && at - from < LONGEST && Units.isDigitAt(text, at)) {
            starts[found] = at;
            at = Units.digitsEnd(text, at, LONGEST);
            ends[found++] = at;
            int next = at;
            while (next - at < 2 && next < text.length() && BETWEEN.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            if (next == at || !mayJoin(at, next, found)) {
                break;
            }
            at = next;
        }
        groups = found;
    }

    /** The run of digits that begins at a place where a digit stands. */
    static DigitRun at(String text, int from) {
        return new DigitRun(text, from);
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    int end() {
        return ends[groups - 1];
    }

    int length(int group) {
        return ends[group] - starts[group];
    }

    /** How many digits the first groups have. */
    int digits(int count) {
        int digits = 0;
        for (int group = 0; group < count; group++) {
            digits += length(group);
        }
        return digits;
    }

    int digits() {
        return digits(groups);
    }

    /** The number that a group is; -1 when it is too long for one that counts something. */
    int value(int group) {
        return length(group) > LONGEST_VALUE ? -1 : Integer.parseInt(text, starts[group], ends[group], 10);
    }

    /** The only unit between a group and the next one; 0 when there are two. */
    char between(int group) {
        return starts[group + 1] - ends[group] == 1 ? text.charAt(ends[group]) : 0;
    }

    /** Whether all groups are parted by one unit, which is in a list. */
    boolean isPartedBy(int count, String units) {
        for (int group = 0; group + 1 < count; group++) {
            if (units.indexOf(between(group)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the groups have these lengths. */
    boolean isOf(int first, int... lengths) {
        if (groups - first != lengths.length) {
            return false;
        }
        for (int group = first; group < groups; group++) {
            if (length(group) != lengths[group - first]) {
                return false;
            }
        }
        return true;
    }

    /** "030/1234567" is one number, "1/2" and "01/02/2003" are not; a full stop before a blank ends a sentence. */
    private boolean mayJoin(int end, int next, int found) {
        if (!Units.isDigitAt(text, next)) {
            return false;
        }
        boolean stop = text.charAt(end) == '.' && next - end > 1;
        boolean slash = text.charAt(end) == '/' || text.charAt(next - 1) == '/';
        boolean areaCode = found == 1 && end - from >= 3 && text.charAt(from) == '0';
        return !stop && (!slash || areaCode);
    }
}
