package io.reviewstream.sink;

import io.reviewstream.events.Json;
import io.reviewstream.sink.postgres.LocalPostgres;
import io.reviewstream.sink.s3.LocalS3;
import io.reviewstream.sink.s3.S3Address;
import io.reviewstream.sink.s3.S3Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A store that sinks are killed over. */
interface KilledStore extends AutoCloseable {
    /** As {@code SINK_STORE} takes it. */
    String address();

    /** What the sink's process needs beside that. */
    Map<String, String> environment();

    /** Grows with each batch. */
    long progress() throws IOException, InterruptedException;

    @Override
    default void close() throws Exception {}

    /** The ids of all that is stored, as often as it is. */
    default List<String> ids() {
        var ids = new ArrayList<String>();
        new StoreAddress(address())
                .forEachReview((place, json) ->
                        ids.add(Json.mapper().readTree(json).path("id").asString()));
        return ids;
    }

    /** Files of one layout. */
    record InFolder(Path folder, String layout) implements KilledStore {
        @Override
        public String address() {
            return folder.toString();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of("SINK_LAYOUT", layout);
        }

        @Override
        public long progress() throws IOException {
            Path manifests = folder.resolve("_manifest");
            if (!Files.isDirectory(manifests)) {
                return 0;
            }
            try (Stream<Path> files = Files.walk(manifests)) {
                return files.filter(file -> file.toString().endsWith(".json")).count();
            } catch (UncheckedIOException e) {
                return 0; // Manifests are folded at this moment: look again.
            }
        }
    }

    /** Rows of a real PostgreSQL. */
    record InPostgres(LocalPostgres server) implements KilledStore {
        static Optional<KilledStore> start() throws IOException, InterruptedException {
            return LocalPostgres.start().map(InPostgres::new);
        }

        @Override
        public String address() {
            return server.address();
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public long progress() {
            String place = address().replace("tester@", "");
            try (Connection connection = DriverManager.getConnection("jdbc:" + place + "?user=tester");
                    ResultSet result = connection
                            .createStatement()
                            .executeQuery("select coalesce(sum(records), 0) from reviewstream_positions")) {
                result.next();
                return result.getLong(1) / SinkKillIT.BATCH;
            } catch (SQLException e) {
                return 0; // There are no tables yet.
            }
        }

        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    /** Objects of a server that speaks S3. */
    record InBucket(LocalS3 server, S3Disk disk, Path manifests) implements KilledStore {
        static KilledStore start() throws IOException, InterruptedException {
            LocalS3 server = LocalS3.start();
            S3Address address = S3Address.parse(server.address("killed"));
            return new InBucket(server, new S3Disk(address), address.path().resolve("_manifest"));
        }

        @Override
        public String address() {
            return server.address("killed");
        }

        @Override
        public Map<String, String> environment() {
            return LocalS3.CREDENTIALS;
        }

        @Override
        public long progress() throws IOException {
            long batches = 0;
            for (String cluster : disk.list(manifests)) {
                for (String partition : disk.list(manifests.resolve(cluster))) {
                    batches += disk.list(manifests.resolve(cluster).resolve(partition))
                            .size();
                }
            }
            return batches;
        }

        @Override
        public void close() throws Exception {
            disk.close();
            server.close();
        }
    }
}
