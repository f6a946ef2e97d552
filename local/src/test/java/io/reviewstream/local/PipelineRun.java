package io.reviewstream.local;

import io.reviewstream.enrich.EnrichSettings;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.IngestSettings;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.runtime.StopSignal;
import io.reviewstream.sink.SinkSettings;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The real pipeline over some files, in topics of its own. */
final class PipelineRun {
    private static final ReviewAnalyser ANALYSER = ReviewAnalyser.standard();

    private PipelineRun() {}

    static Totals of(KafkaSettings kafka, Topics topics, Path source, Path folder) throws InterruptedException {
        return of(kafka, topics, source, folder, folder.resolve("store").toString());
    }

    static Totals of(KafkaSettings kafka, Topics topics, Path source, Path folder, String store)
            throws InterruptedException {
        return new Pipeline(
                        new IngestSettings(kafka, topics, List.of(source.toString())),
                        new EnrichSettings(
                                        kafka,
                                        topics,
                                        folder.resolve("streams"),
                                        1,
                                        Duration.ofMillis(100),
                                        EnrichSettings.GroupProtocol.CLASSIC)
                                .withTitles(null),
                        SinkSettings.of(kafka, topics, store),
                        1,
                        ANALYSER,
                        line -> {},
                        (ingested, enriched, stored) -> {},
                        InputStream.nullInputStream())
                .run(new StopSignal());
    }
}
