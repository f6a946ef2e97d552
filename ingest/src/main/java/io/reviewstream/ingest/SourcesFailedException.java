package io.reviewstream.ingest;

import io.reviewstream.runtime.FailedException;
import java.util.List;

/** Some sources cannot be had; all others were read to their end. */
public final class SourcesFailedException extends FailedException {
    private static final long serialVersionUID = 1;

    private final transient List<SourceReport> reports;
    private final transient List<String> problems;

    /**
     * With what became of the others.
     *
     * @param problems what is wrong with each source that cannot be had
     * @param reports of all sources; those that cannot be had are not complete
     */
    SourcesFailedException(List<String> problems, List<SourceReport> reports) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
        this.reports = List.copyOf(reports);
    }

    /** What is wrong with each source that cannot be had. */
    public List<String> problems() {
        return problems;
    }

    /** What has come of those of which something was read. */
    public List<SourceReport> found() {
        return reports.stream()
                .filter(report -> report.complete() || report.ingested() > 0)
                .toList();
    }

    /** What has come of each source in this run, in the order of the settings. */
    public List<SourceReport> reports() {
        return reports;
    }
}
