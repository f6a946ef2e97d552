package io.reviewstream.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of RFC 6455 as it takes to send messages: what is sent, and when it ends, is the test's choice. */
final class WebSocketServer implements AutoCloseable {
    private final ServerSocket listening;
    private final List<String> handshakes = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    WebSocketServer() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var accepting = new Thread(this::accept, "websocket-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    String uri() {
        return "ws://127.0.0.1:" + listening.getLocalPort() + "/live";
    }

    /** The requests of all who connected so far. */
    List<String> handshakes() {
        return List.copyOf(handshakes);
    }

    /** Sends a message to all, in two frames. */
    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        for (Socket socket : open) {
            OutputStream out = socket.getOutputStream();
            out.write(frame(0x01, bytes, 0, half));
            out.write(frame(0x80, bytes, half, bytes.length));
            out.flush();
        }
    }

    /** Cuts all off without a word. */
    void cut() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }

    private static byte[] frame(int head, byte[] bytes, int from, int to) {
        var frame = new ByteArrayOutputStream();
        frame.write(head);
        int length = to - from;
        if (length < 126) {
            frame.write(length);
        } else {
            frame.write(126);
            frame.write(length >> 8);
            frame.write(length);
        }
        frame.write(bytes, from, length);
        return frame.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                String request = request(socket.getInputStream());
                String key = request.lines()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse("");
                String accept = Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-1")
                                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                        .getBytes(StandardCharsets.US_ASCII)));
                socket.getOutputStream()
                        .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                open.add(socket);
                handshakes.add(request);
            }
        } catch (IOException | java.security.NoSuchAlgorithmException e) {
            // Closed.
        }
    }

    private static String request(InputStream in) throws IOException {
        var request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("gone");
            }
            request.append((char) c);
        }
        return request.toString();
    }
}
