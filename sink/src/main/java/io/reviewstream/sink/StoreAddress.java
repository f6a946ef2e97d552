package io.reviewstream.sink;

import io.reviewstream.runtime.FailedException;
import io.reviewstream.sink.files.Compaction;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.StoredReviews;
import io.reviewstream.sink.files.Verification;
import io.reviewstream.sink.postgres.PostgresStore;
import io.reviewstream.sink.s3.S3Address;
import io.reviewstream.sink.s3.S3Disk;
import io.reviewstream.sink.s3.S3Store;
import io.reviewstream.sink.store.Findings;
import io.reviewstream.sink.store.Store;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Where reviews are kept, as a person writes it.
 *
 * @param text a folder, {@code postgresql://user:password@host:port/database} or {@code s3://bucket/prefix}
 */
public record StoreAddress(String text) {
    /** Of the variable that names an S3 server which is not Amazon's. */
    public static final String S3_ENDPOINT = SinkSettings.PREFIX + "S3_ENDPOINT";

    static final String FORMS = "a folder, postgresql://… or s3://…";

    /** What one PUT and one copy can hold, with room to spare. */
    private static final long MAX_OBJECT_BYTES = 4L << 30;

    /** As a command was given it: where the S3 server is may be said by the environment. */
    public static StoreAddress of(String text, Map<String, String> env) {
        return new StoreAddress(
                S3Address.isOne(text) ? S3Address.withEndpoint(text, env.getOrDefault(S3_ENDPOINT, "")) : text);
    }

    private boolean isDatabase() {
        return PostgresStore.isAddress(text);
    }

    private boolean isBucket() {
        return S3Address.isOne(text);
    }

    /** What is wrong with it, as the end of a sentence; empty when it can be tried. */
    public Optional<String> problem() {
        if (isDatabase()) {
            return PostgresStore.problemWith(text);
        }
        if (isBucket()) {
            return S3Address.problemWith(text);
        }
        try {
            Path folder = Path.of(text);
            if (text.contains("://")) {
                return Optional.of("must be " + FORMS + " but was " + text.replaceFirst("//.*@", "//***@"));
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                return Optional.of("must be a folder but " + text + " is a file");
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("must be " + FORMS + " but was " + text);
        }
    }

    /** What tells it from other stores on servers, without user and password; empty for a folder. */
    public Optional<String> placeOnServer() {
        if (isDatabase()) {
            return Optional.of(PostgresStore.place(text));
        }
        return isBucket() ? Optional.of(S3Address.parse(text).place()) : Optional.empty();
    }

    /** Why {@link Compaction} is not for it, and what is; empty when it is. */
    public Optional<String> whyNotCompacted() {
        if (isDatabase()) {
            return Optional.of("compact is for folders; a database keeps the latest revision of each review anyway, and"
                    + " sink/README.md has the statement that removes what is too old");
        }
        return isBucket()
                ? Optional.of(
                        "compact is for folders, as a bucket has no locks; larger SINK_ROLL_BYTES, SINK_ROLL_AGE and"
                                + " SINK_ROLL_IDLE make larger objects there")
                : Optional.empty();
    }

    /** Whether there is anything under it to check; a server says so itself. */
    public boolean isThere() {
        return isDatabase() || isBucket() || Files.isDirectory(Path.of(text));
    }

    /**
     * Checks what is stored there; needs no Kafka.
     *
     * @throws io.reviewstream.runtime.FailedException when it is no store or cannot be read
     */
    public Findings verify() {
        if (isDatabase()) {
            return PostgresStore.verify(text);
        }
        if (isBucket()) {
            S3Address address = S3Address.parse(text);
            try (var disk = new S3Disk(address)) {
                return Verification.of(disk, address.path()).findings();
            }
        }
        return Verification.of(Path.of(text)).findings();
    }

    /**
     * Passes on the JSON of every stored review, all revisions that are there, behind its place: file and line, or the row.
     *
     * @throws io.reviewstream.runtime.FailedException when it is no store or cannot be read
     */
    public void forEachReview(BiConsumer<String, byte[]> reviews) {
        if (isDatabase()) {
            PostgresStore.forEachReview(text, reviews);
        } else if (isBucket()) {
            S3Address address = S3Address.parse(text);
            try (var disk = new S3Disk(address)) {
                StoredReviews.forEach(disk, address.path(), reviews);
            }
        } else {
            StoredReviews.forEach(Path.of(text), reviews);
        }
    }

    Store open(Format format, Clock clock) {
        if (isDatabase()) {
            return new PostgresStore(text);
        }
        String token = UUID.randomUUID().toString().substring(0, 8);
        if (isBucket()) {
            return new S3Store(S3Address.parse(text), format, clock, token);
        }
        return new JsonLinesStore(Path.of(text), format, clock, token);
    }

    /** Whether an operation failed because the store was not there, so that it may work later. */
    boolean isAway(FailedException failure) {
        return isDatabase() && PostgresStore.isAway(failure) || isBucket() && S3Store.isAway(failure);
    }

    /** The limits of a batch: in a database what is held in memory, in a bucket what one object can be. */
    Roll limited(Roll roll) {
        long most = isDatabase() ? PostgresStore.MAX_BATCH_BYTES : isBucket() ? MAX_OBJECT_BYTES : Long.MAX_VALUE;
        return new Roll(
                Math.min(roll.maxBytes(), most), roll.maxRecords(), roll.maxAge(), roll.maxIdle(), roll.firstAge());
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return isDatabase() ? PostgresStore.shown(text) : text;
    }
}
