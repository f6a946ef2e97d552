package io.reviewstream.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;

/** Kafka Connect's own file source and file sink in a standalone worker, as its quick start has them. */
final class ConnectFiles implements Peer {
    private final Path source;
    private final Path sink;
    private final Connect<StandaloneHerder> connect;
    private long stored;
    private long readTo;

    ConnectFiles(String servers, Path folder) throws IOException, InterruptedException {
        PeerTopics.create(servers);
        source = Files.createFile(folder.resolve("source.jsonl"));
        sink = Files.createDirectories(folder.resolve("out")).resolve("sink.jsonl");
        Path fileSource = write(
                folder,
                "source.properties",
                Map.of(
                        "name", "source",
                        "connector.class", "FileStreamSource",
                        "tasks.max", "1",
                        "file", source.toString(),
                        "topic", PeerTopics.RAW));
        Path fileSink = write(
                folder,
                "sink.properties",
                Map.of(
                        "name", "sink",
                        "connector.class", "FileStreamSink",
                        "tasks.max", "1",
                        "file", sink.toString(),
                        "topics", PeerTopics.RAW));
        var cli = new ConnectStandalone();
        connect = cli.startConnect(Map.of(
                "bootstrap.servers",
                servers,
                "key.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "value.converter",
                "org.apache.kafka.connect.storage.StringConverter",
                "offset.storage.file.filename",
                folder.resolve("offsets").toString(),
                "plugin.discovery",
                "service_load",
                "listeners",
                "http://127.0.0.1:0"));
        cli.processExtraArgs(connect, new String[] {fileSource.toString(), fileSink.toString()});
    }

    /** The source follows its file, so the next reviews are put at its end. */
    @Override
    public void run(Path file, long reviews) throws Exception {
        try (OutputStream out = Files.newOutputStream(source, StandardOpenOption.APPEND)) {
            Files.copy(file, out);
        }
        long wanted = stored + reviews;
        while (stored < wanted) {
            Thread.sleep(20);
            countStored();
        }
    }

    private void countStored() throws IOException {
        if (Files.notExists(sink)) {
            return;
        }
        var buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(sink)) {
            in.skipNBytes(readTo);
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                readTo += n;
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        stored++;
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        connect.stop();
        connect.awaitStop();
    }

    private static Path write(Path folder, String name, Map<String, String> settings) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        return file;
    }
}
