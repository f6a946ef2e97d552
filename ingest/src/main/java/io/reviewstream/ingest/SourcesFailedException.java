package io.reviewstream.ingest;

import io.reviewstream.runtime.FailedException;
import java.util.List;

/** Some sources cannot be had; all others were read to their end. */
public final class SourcesFailedException extends FailedException {
    private static final long serialVersionUID = 1;

    private final transient List<SourceReport> reports;

    /**
     * With what became of the others.
     *
     * @param message what is wrong with each source that cannot be had
     * @param reports of all sources; those that cannot be had are not complete
     */
    SourcesFailedException(String message, List<SourceReport> reports) {
        super(message);
        this.reports = List.copyOf(reports);
    }

    /** What has come of each source in this run, in the order of the settings. */
    public List<SourceReport> reports() {
        return reports;
    }
}
