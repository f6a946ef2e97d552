package io.reviewstream.sink;

import io.reviewstream.sink.files.Compaction;
import io.reviewstream.sink.files.Format;
import io.reviewstream.sink.files.JsonLinesStore;
import io.reviewstream.sink.files.Verification;
import io.reviewstream.sink.postgres.PostgresStore;
import io.reviewstream.sink.store.Findings;
import io.reviewstream.sink.store.Store;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Where reviews are kept, as a person writes it.
 *
 * @param text a folder, or {@code postgresql://user:password@host:port/database}
 */
public record StoreAddress(String text) {
    static final String FORMS = "a folder or postgresql://…";

    private boolean isDatabase() {
        return PostgresStore.isAddress(text);
    }

    /** What is wrong with it, as the end of a sentence; empty when it can be tried. */
    public Optional<String> problem() {
        if (isDatabase()) {
            return PostgresStore.problemWith(text);
        }
        try {
            Path folder = Path.of(text);
            if (text.contains("://")) {
                return Optional.of("must be " + FORMS + " but was " + text);
            }
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                return Optional.of("must be a folder but " + text + " is a file");
            }
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("must be " + FORMS + " but was " + text);
        }
    }

    /** Why {@link Compaction} is not for it, and what is; empty when it is. */
    public Optional<String> whyNotCompacted() {
        return isDatabase()
                ? Optional.of("compact is for files; a database keeps the latest revision of each review anyway, and"
                        + " a delete statement removes what is too old")
                : Optional.empty();
    }

    /** Whether there is anything under it to check; a database says so itself. */
    public boolean isThere() {
        return isDatabase() || Files.isDirectory(Path.of(text));
    }

    /**
     * Checks what is stored there; needs no Kafka.
     *
     * @throws io.reviewstream.runtime.FailedException when it is no store or cannot be read
     */
    public Findings verify() {
        return isDatabase() ? PostgresStore.verify(text) : Verification.of(Path.of(text)).findings();
    }

    Store open(Format format, Clock clock) {
        if (isDatabase()) {
            return new PostgresStore(text);
        }
        String token = UUID.randomUUID().toString().substring(0, 8);
        return new JsonLinesStore(Path.of(text), format, clock, token);
    }

    /** The limits of a batch, which for a database are what is held in memory. */
    Roll limited(Roll roll) {
        return isDatabase()
                ? new Roll(
                        Math.min(roll.maxBytes(), PostgresStore.MAX_BATCH_BYTES),
                        roll.maxRecords(),
                        roll.maxAge(),
                        roll.maxIdle())
                : roll;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return text.replaceFirst("(://[^:/@]*):[^@]*@", "$1:***@");
    }
}
