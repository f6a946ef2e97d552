package io.reviewstream.enrich.analysis;

/** A text used up its time more often than it is worth to try. The text is to be set aside. */
public final class AnalysisTimedOutException extends RuntimeException {
    private static final long serialVersionUID = 1;

    AnalysisTimedOutException(String message) {
        super(message);
    }
}
