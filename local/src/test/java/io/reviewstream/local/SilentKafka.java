package io.reviewstream.local;

import io.reviewstream.runtime.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * A broker that can fall silent, as one does behind a network that has gone: connections stay, and nothing comes through until
 * it is let speak again.
 */
final class SilentKafka implements AutoCloseable {
    private static final int PASSES = 1_000_000;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final EmbeddedKafka kafka;
    private final List<Socket> sockets = new ArrayList<>();
    /** Whoever carries bytes has a pass meanwhile; silence takes all of them. */
    private final Semaphore passes = new Semaphore(PASSES, true);

    /** Everybody reaches the broker through the door, itself included. */
    SilentKafka(Path folder) throws IOException {
        kafka = EmbeddedKafka.start(
                folder, Map.of("advertised.listeners", "CLIENTS://127.0.0.1:" + door.getLocalPort()));
        var doorkeeper = new Thread(this::admit, "door");
        doorkeeper.setDaemon(true);
        doorkeeper.start();
    }

    KafkaSettings settings() {
        return KafkaSettings.of("127.0.0.1:" + door.getLocalPort());
    }

    /** From when this returns nothing comes through. */
    void fallSilent() throws InterruptedException {
        passes.acquire(PASSES);
    }

    void speak() {
        passes.release(PASSES);
    }

    private void admit() {
        try {
            while (true) {
                Socket client = door.accept();
                var broker = new Socket(
                        InetAddress.getLoopbackAddress(),
                        URI.create("kafka://" + kafka.bootstrapServers()).getPort());
                synchronized (sockets) {
                    sockets.add(client);
                    sockets.add(broker);
                }
                carry(client, broker);
                carry(broker, client);
            }
        } catch (IOException e) {
            // The door is closed.
        }
    }

    private void carry(Socket from, Socket to) {
        var carrier = new Thread(
                () -> {
                    var bytes = new byte[64 * 1024];
                    try (from;
                            to) {
                        for (int read = from.getInputStream().read(bytes);
                                read >= 0;
                                read = from.getInputStream().read(bytes)) {
                            passes.acquireUninterruptibly();
                            try {
                                to.getOutputStream().write(bytes, 0, read);
                            } finally {
                                passes.release();
                            }
                        }
                    } catch (IOException e) {
                        // The other side is closed.
                    }
                },
                "carrier");
        carrier.setDaemon(true);
        carrier.start();
    }

    @Override
    public void close() throws IOException {
        kafka.close();
        door.close();
        synchronized (sockets) {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
