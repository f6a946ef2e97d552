package io.reviewstream.local.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor found about one thing.
 *
 * @param verdict how bad it is
 * @param subject what was looked at: {@code brokers}, {@code topics} …
 * @param text what was found, with the value
 * @param mend what to do about it; null where nothing is to be done
 */
public record Finding(
        Verdict verdict,
        String subject,
        String text,
        @Nullable String mend) {
    /** How bad it is. */
    public enum Verdict {
        /** As it should be. */
        OK,
        /** Works, but somebody will regret it, or it could not be looked at. */
        NOTE,
        /** Does not work, or loses what should be kept. */
        WRONG
    }

    /** The same, but not wrong for whom this does not hold, such as {@code only enrich needs it}. */
    public Finding inDoubt(String unless) {
        return verdict == Verdict.WRONG ? new Finding(Verdict.NOTE, subject, text + "; " + unless, mend) : this;
    }

    static Finding ok(String subject, String text) {
        return new Finding(Verdict.OK, subject, text, null);
    }

    static Finding note(String subject, String text, String mend) {
        return new Finding(Verdict.NOTE, subject, text, mend);
    }

    static Finding wrong(String subject, String text, String mend) {
        return new Finding(Verdict.WRONG, subject, text, mend);
    }
}
