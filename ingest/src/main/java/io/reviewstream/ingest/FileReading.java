package io.reviewstream.ingest;

import io.reviewstream.ingest.file.FileStamp;
import io.reviewstream.ingest.file.FoundRecord;
import io.reviewstream.ingest.file.Position;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.position.FileProgress;
import java.time.InstantSource;

/** One file while it is read: sends its records and counts what became of them. One thread's own. */
final class FileReading {
    private final String name;
    private final FileStamp stamp;
    private final Source source;
    private final RecordSender sender;
    private final Notices notices;
    private final InstantSource clock;
    private Position position;
    private long ingested;
    private long deadLetters;
    private long skipped;
    private long skippedNow;
    private String whySkipped = "";

    /**
     * Begins where an earlier reading left off.
     *
     * @param name its path in the source
     * @param stamp of the file as it is now
     */
    FileReading(
            String name,
            FileProgress from,
            FileStamp stamp,
            Source source,
            RecordSender sender,
            Notices notices,
            InstantSource clock) {
        this.name = name;
        this.stamp = stamp;
        this.source = source;
        this.sender = sender;
        this.notices = notices;
        this.clock = clock;
        this.position = from.position();
        this.ingested = from.ingested();
        this.deadLetters = from.deadLetters();
        this.skipped = from.skipped();
    }

    String name() {
        return name;
    }

    /** Where reading goes on. */
    Position position() {
        return position;
    }

    void reached(Position now) {
        position = now;
    }

    /** @param behind where reading goes on after this record */
    void take(FoundRecord found, Position behind) {
        ParsedReview parsed = found.parsed();
        if (parsed instanceof ParsedReview.Accepted accepted) {
            sender.send(accepted.review(), found.place())
                    .ifPresentOrElse(refused -> setAside(found, refused), () -> ingested++);
        } else if (parsed instanceof ParsedReview.Refused refused) {
            setAside(found, refused);
        } else if (parsed instanceof ParsedReview.Skipped passed) {
            skipped++;
            skippedNow++;
            whySkipped = passed.message();
        }
        reached(behind);
    }

    private void setAside(FoundRecord found, ParsedReview.Refused refused) {
        sender.setAside(refused, found.place(), found.original(), clock.instant());
        tell(source.place(found.place()) + ": " + refused.message(), refused.reason());
        deadLetters++;
    }

    /** That a file is cut off or damaged is told however many of its records are bad: it is why. */
    private void tell(String line, Refusal reason) {
        if (reason == Refusal.TRUNCATED) {
            notices.tell(line);
        } else {
            notices.record(source.place(name), line);
        }
    }

    void tellSkipped() {
        notices.skipped(source.place(name), skippedNow, whySkipped);
    }

    /** How far it is. */
    FileProgress progress(boolean complete) {
        int head = stamp.head().length;
        return new FileProgress(
                head,
                stamp.hash(head),
                stamp.fileKey(),
                stamp.size(),
                position.offset(),
                position.line(),
                ingested,
                deadLetters,
                skipped,
                complete);
    }
}
