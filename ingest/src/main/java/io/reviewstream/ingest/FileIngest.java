package io.reviewstream.ingest;

import io.reviewstream.ingest.file.FileFormat;
import io.reviewstream.ingest.file.FileSource;
import io.reviewstream.ingest.file.FileStamp;
import io.reviewstream.ingest.file.FileTree;
import io.reviewstream.ingest.file.FoundRecord;
import io.reviewstream.ingest.file.Position;
import io.reviewstream.ingest.file.RecordReader;
import io.reviewstream.ingest.file.Utf8Input;
import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import io.reviewstream.ingest.parse.Refusal;
import io.reviewstream.ingest.position.FileProgress;
import io.reviewstream.ingest.position.SourceWriter;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.FileProblem;
import io.reviewstream.runtime.GzipInput;
import io.reviewstream.runtime.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of one source, each from where it was left, and commits how far it came. One thread's own. */
final class FileIngest {
    /** A single look may have taken long only because the machine was busy. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(20);

    private final Source source;
    private final long maxTextBytes;
    private final ExportFormats formats;
    private final SourceWriter writer;
    private final RecordSender sender;
    private final Map<String, FileProgress> progress;
    private final Notices notices;
    private final InstantSource clock;
    private final Runnable onCommit;
    private final Set<String> named = new HashSet<>();
    private final Renames renames;
    private final Changes changes = new Changes();

    /**
     * @param progress what is committed, by the file's path in the source; kept up to date
     * @param onCommit called after each commit
     */
    FileIngest(
            Source source,
            long maxTextBytes,
            ExportFormats formats,
            SourceWriter writer,
            RecordSender sender,
            Map<String, FileProgress> progress,
            Notices notices,
            InstantSource clock,
            Runnable onCommit) {
        this.source = source;
        this.maxTextBytes = maxTextBytes;
        this.formats = formats;
        this.writer = writer;
        this.sender = sender;
        this.progress = progress;
        this.notices = notices;
        this.clock = clock;
        this.onCommit = onCommit;
        this.renames = new Renames(progress, writer);
    }

    /** Reads all there is; true when nothing was left because of {@code stop}. */
    boolean readAll(Path root, StopSignal stop) {
        SortedMap<String, Path> files = files(root);
        if (files.isEmpty() && named.isEmpty()) {
            notices.tell(root + ": there are no files in this folder; nothing to read in it");
        }
        boolean all = readFiles(renames.follow(root, files), false, stop);
        all &= readFiles(files, false, stop);
        commit();
        return all;
    }

    /** True when nothing was left because of {@code stop}. */
    private boolean readFiles(Map<String, Path> files, boolean following, StopSignal stop) {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (stop.isTripped() || !readFile(file.getKey(), file.getValue(), following, stop)) {
                return false;
            }
        }
        return true;
    }

    /** Reads all there is and what is added, until asked to stop; true when nothing was left then. */
    boolean follow(Path root, Duration pollEvery, StopSignal stop) throws InterruptedException {
        boolean all = false;
        while (!stop.isTripped()) {
            long begun = System.nanoTime();
            SortedMap<String, Path> files = files(root);
            SortedMap<String, Path> due = new TreeMap<>();
            files.forEach((name, path) -> {
                if (changes.isDue(name, path)) {
                    due.put(name, path);
                }
            });
            // Only the looking counts: reading and committing take long when there is much, or when Kafka was away.
            long looked = System.nanoTime() - begun;
            // What was renamed after our last look may have got its last lines in between.
            all = readFiles(renames.follow(root, files), false, stop);
            all &= readFiles(due, true, stop);
            commit();
            // A folder of so many files that looking at it takes long is looked at less often.
            Duration rest = Duration.ofNanos(Math.min(looked * 10, LONGEST_REST.toNanos()));
            stop.await(rest.compareTo(pollEvery) > 0 ? rest : pollEvery);
        }
        return all;
    }

    /**
     * Reads what comes in, such as standard input, and commits it though the next record may be long in coming.
     *
     * @param name for people
     */
    boolean readStream(String name, LiveInput input, StopSignal stop) throws InterruptedException {
        byte[] head = input.awaitHead();
        // Where a character has two bytes, a pause may come between them; and what is packed has none where a line
        // ends.
        FileFormat format = FileFormat.ofContent(head);
        boolean asItComes = format.canGrow()
                && Utf8Input.charset(head, format == FileFormat.TABLE).isEmpty()
                && !GzipInput.isPacked(head);
        input.setPatient(!asItComes);
        var reading = reading(name, FileProgress.NONE, new FileStamp(new byte[0], 0, ""));
        var file = new FileSource(name, name, nameless(format), () -> input);
        boolean ended = false;
        try (var records = RecordReader.open(file, maxTextBytes, formats, clock, Position.START, asItComes)) {
            while (!ended && !stop.isTripped()) {
                if (input.hasEnded()) {
                    records.noMore();
                    ended = true;
                }
                Optional<FoundRecord> found;
                while (!stop.isTripped() && (found = records.next()).isPresent()) {
                    if (stop.isTripped() && !input.hasEnded()) {
                        // A text of which the rest did not come in time is no review.
                        break;
                    }
                    reading.take(found.get(), records.position());
                    commitIfDue(reading);
                }
                commitIfDue(reading);
                ended |= !asItComes && input.hasEnded();
            }
            note(reading, ended);
        } catch (IOException e) {
            throw new FailedException(name + ": cannot be read any further: " + e.getMessage(), e);
        }
        notices.endFile();
        commit();
        return ended;
    }

    /** JSON cannot be looked at before it is read where it can be read only once. */
    private static FileFormat nameless(FileFormat found) {
        return found == FileFormat.FEED || found == FileFormat.TABLE ? found : FileFormat.UNNAMED;
    }

    private SortedMap<String, Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            var one = new TreeMap<String, Path>();
            // One that is followed may be away for a moment while it is rotated.
            one.put(FileTree.nameOf(path), path);
            return one;
        }
        FileTree tree;
        try {
            tree = FileTree.of(path);
        } catch (IOException e) {
            throw new FailedException(path + ": the folder cannot be listed: " + e.getMessage(), e);
        }
        tree.unread().forEach((name, reason) -> {
            if (named.add(name)) {
                notices.tell(shown(name) + ": not read, as " + reason);
            }
        });
        tree.closed().forEach((name, reason) -> {
            if (named.add(name)) {
                FileProgress before = progress.getOrDefault(name, FileProgress.NONE);
                unreadable(name, before, before, reason);
            }
        });
        return tree.readable();
    }

    /** True unless something was left because of {@code stop}. */
    private boolean readFile(String name, Path path, boolean following, StopSignal stop) {
        FileProgress before = progress.getOrDefault(name, FileProgress.NONE);
        FileStamp stamp;
        try {
            stamp = FileStamp.of(path);
        } catch (NoSuchFileException e) {
            if (!following) {
                unreadable(name, before, before, e);
            }
            return true;
        } catch (IOException e) {
            unreadable(name, before, before, e);
            return true;
        }
        FileFormat format = FileFormat.of(name)
                .orElseGet(() -> stamp.isPacked() ? FileFormat.UNNAMED : FileFormat.ofContent(stamp.head()));
        boolean same = before.isOf(stamp);
        if (same && before.complete() && before.size() == stamp.size()) {
            return true;
        }
        // A file of which part was read and which is as it was goes on anywhere; one that has grown only at its end.
        boolean goesOn = same && (before.size() == stamp.size() || format.canGrow());
        var reading = reading(name, goesOn ? before : before.restarted(), stamp);
        var file = new FileSource(name, name, format, () -> Files.newInputStream(path));
        boolean growing = following && format.canGrow() && !stamp.isPacked();
        boolean ended = false;
        try (var records = RecordReader.open(file, maxTextBytes, formats, clock, reading.position(), growing)) {
            while (!ended && !stop.isTripped()) {
                Optional<FoundRecord> found = records.next();
                if (found.isPresent()) {
                    reading.take(found.get(), records.position());
                    commitIfDue(reading);
                }
                ended = found.isEmpty();
            }
            reading.reached(records.position());
            note(reading, ended && !records.leftPartial());
        } catch (IOException e) {
            note(reading, false);
            unreadable(name, before, progress.getOrDefault(name, before), e);
            ended = true;
        }
        notices.endFile();
        reading.tellSkipped();
        if (writer.isDue()) {
            commit();
        }
        return ended;
    }

    /**
     * It is tried again by the next run: what could not be read then may be readable. It is set aside once until it is.
     *
     * @param before what was known before this run tried
     * @param reached how far it came now
     */
    private void unreadable(String name, FileProgress before, FileProgress reached, IOException e) {
        var refused = new ParsedReview.Refused(
                Refusal.UNREADABLE,
                "cannot be read (" + FileProblem.of(e) + "); check that it is there and may be read",
                null);
        boolean isNew = !before.wasUnreadable();
        if (isNew) {
            sender.setAside(refused, name, new byte[0], clock.instant());
        }
        notices.record(name, shown(name) + ": " + refused.message());
        note(name, reached.unreadable(isNew));
    }

    private FileReading reading(String name, FileProgress from, FileStamp stamp) {
        return new FileReading(name, from, stamp, source, sender, notices, clock);
    }

    private void commitIfDue(FileReading reading) {
        if (writer.isDue()) {
            note(reading, false);
            commit();
        }
    }

    private void note(FileReading reading, boolean complete) {
        note(reading.name(), reading.progress(complete));
    }

    private void note(String name, FileProgress now) {
        progress.put(name, now);
        writer.progress(name, now);
    }

    private void commit() {
        writer.commit();
        onCommit.run();
    }

    /** A place in this source as the user would look for it. */
    private String shown(String place) {
        return source.place(place);
    }
}
