package io.reviewstream.local.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A host and a port, and what can be learnt by knocking there. */
record Address(String host, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Empty when it is none. */
    static Optional<Address> parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(colon, 0)).replaceAll("^\\w+://|[\\[\\]]", "");
            int port = Integer.parseInt(text.substring(colon + 1));
            return host.isEmpty() || port < 1 || port > 65_535
                    ? Optional.empty()
                    : Optional.of(new Address(host, port));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Why no connection can be made; empty when one can. */
    Optional<String> obstacle() {
        var target = new InetSocketAddress(host, port);
        if (target.isUnresolved()) {
            return Optional.of("the name " + host + " cannot be resolved");
        }
        try (var socket = new Socket()) {
            socket.connect(target, Math.toIntExact(PATIENCE.toMillis()));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Whether TLS is spoken there, whoever's certificate it is. */
    boolean speaksTls() {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), Math.toIntExact(PATIENCE.toMillis()));
            plain.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            try (var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                tls.startHandshake();
                return true;
            }
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return shown(host, port);
    }

    /** An address of IPv6 in brackets. */
    static String shown(String host, int port) {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Nothing is sent over these connections, so it does not matter who answers. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
