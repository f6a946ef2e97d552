package io.reviewstream.sink.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reviewstream.events.Json;
import io.reviewstream.sink.store.OffsetRange;
import io.reviewstream.sink.store.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What one batch put into the store. Its offsets go from {@code first} up to, but without, {@code next}; transaction
 * markers take offsets too, so there are fewer records than offsets.
 *
 * @param format 1
 * @param clusterId of the Kafka cluster
 * @param topic the topic's name
 * @param topicId the topic's UUID
 * @param partition from 0
 * @param first where the batch begins: the {@code next} of the one before it, or 0
 * @param next where the following one begins
 * @param records reviews in the files
 * @param deadLetters records that went to the dead letters
 * @param deleted offsets that the topic no longer had; null when it had all
 * @param committedAt when (UTC)
 * @param sources records by CloudEvents source
 * @param files what to read
 * @param obsolete files that these replace, still to be removed if there
 * @param seal SHA-256 of this manifest with an empty seal
 */
record Manifest(
        int format,
        String clusterId,
        String topic,
        String topicId,
        int partition,
        long first,
        long next,
        long records,
        long deadLetters,
        @Nullable OffsetRange deleted,
        Instant committedAt,
        Map<String, Long> sources,
        List<PartEntry> files,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> obsolete,
        String seal) {
    static final int FORMAT = 1;

    Manifest {
        sources = new TreeMap<>(sources);
        files = List.copyOf(files);
        obsolete = obsolete == null ? List.of() : List.copyOf(obsolete);
    }

    Origin origin() {
        return new Origin(clusterId, topic, topicId, partition);
    }

    /** The same batch, kept in other files. */
    Manifest with(List<PartEntry> otherFiles, List<String> nowObsolete) {
        return new Manifest(
                format,
                clusterId,
                topic,
                topicId,
                partition,
                first,
                next,
                records,
                deadLetters,
                deleted,
                committedAt,
                sources,
                otherFiles,
                nowObsolete,
                "");
    }

    byte[] sealed() {
        return Json.mapper()
                .writeValueAsBytes(sealedWith(Sha256.of(Json.mapper().writeValueAsBytes(sealedWith("")))));
    }

    /** @throws IOException when it is damaged; the message names the file */
    static Manifest parse(byte[] json, String file) throws IOException {
        try {
            Manifest manifest = Json.mapper().readValue(json, Manifest.class);
            if (manifest.format != FORMAT) {
                throw new IOException(file + " has format " + manifest.format + ", but this version reads " + FORMAT);
            }
            if (!Sha256.of(Json.mapper().writeValueAsBytes(manifest.sealedWith("")))
                    .equals(manifest.seal)) {
                throw new IOException(file + " is damaged: its seal does not fit");
            }
            return manifest;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException(file + " is damaged: it is no manifest", e);
        }
    }

    private Manifest sealedWith(String newSeal) {
        return new Manifest(
                format,
                clusterId,
                topic,
                topicId,
                partition,
                first,
                next,
                records,
                deadLetters,
                deleted,
                committedAt,
                sources,
                files,
                obsolete,
                newSeal);
    }
}
