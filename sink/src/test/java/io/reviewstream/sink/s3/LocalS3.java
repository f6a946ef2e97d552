package io.reviewstream.sink.s3;

import io.reviewstream.sink.store.StoreServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** For tests: a server that speaks S3, in a process of its own, on a folder that goes away with it. */
public final class LocalS3 implements StoreServer {
    /** What any client must have; this server takes all. */
    public static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "tester", "AWS_SECRET_ACCESS_KEY", "secret", "AWS_REGION", "us-east-1");

    public static final String BUCKET = "reviews";

    private final Path folder;
    private final int port;
    private Process process;

    private LocalS3(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = process();
    }

    public static LocalS3 start() throws IOException, InterruptedException {
        giveCredentials();
        Path folder = Files.createTempDirectory("s3-");
        var server = new LocalS3(folder, freePort());
        server.await();
        return server;
    }

    /** For clients in this process; those of other processes get them as variables. */
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", "tester");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.region", "us-east-1");
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-jar",
                        program(),
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--com.adobe.testing.s3mock.store.root=" + folder.resolve("data"),
                        "--com.adobe.testing.s3mock.store.retain-files-on-exit=true",
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Starts the server, also after {@link #end}: it has what it had. */
    @Override
    public void begin() throws IOException, InterruptedException {
        process = process();
        await();
    }

    /** Ends the server as a power cut does. */
    @Override
    public void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void await() throws IOException, InterruptedException {
        // Some seconds on a machine of one's own, minutes on one that is busy with other tests.
        for (int look = 0; look < 4_800; look++) {
            if (answers()) {
                return;
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        String log = Files.readString(folder.resolve("log"));
        close();
        throw new IOException("the S3 server did not start: " + log);
    }

    @Override
    public String address() {
        return address("store");
    }

    /** A place in the bucket, as {@code --to} takes it. */
    public String address(String prefix) {
        return "s3://" + BUCKET + "/" + prefix + "?endpoint=" + endpoint();
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return Files.readString(folder.resolve("log")).contains("Started S3MockApplication");
        } catch (IOException e) {
            return false;
        }
    }

    private static String program() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.matches(".*s3mock-[^/]*-exec\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the S3 server is not on the class path"));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
