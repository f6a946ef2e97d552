package io.reviewstream.enrich.sentiment.training;

/**
 * A text and what is known of its sentiment.
 *
 * @param text as it was written
 * @param target 0 negative to 1 positive, 0.5 neutral; NaN when unlabelled
 * @param rating 1 to 10; 0 when unknown
 * @param group what must not be split between training and development, as a film; empty when unknown
 */
record Example(String text, float target, int rating, String group) {
    boolean isLabelled() {
        return !Float.isNaN(target);
    }

    /** Every so-manieth group is held out for development, whatever the order of the files. */
    boolean isHeldOut(int everyNth) {
        String key = group.isEmpty() ? text : group;
        int hash = 17;
        for (int i = 0; i < key.length(); i++) {
            hash = hash * 31 + key.charAt(i);
        }
        return Math.floorMod((hash ^ hash >>> 15) * 0x9E3779B1 >>> 7, everyNth) == 0;
    }
}
