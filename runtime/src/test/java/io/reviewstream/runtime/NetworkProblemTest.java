package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class NetworkProblemTest {
    @Test
    void tellsAServerThatIsNotThereFromOneThatIsUnknown() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(problem("http://127.0.0.1:" + free + "/")).isEqualTo("nothing answers at this address");
        assertThat(problem("http://reviews.invalid/")).isEqualTo("no server has this name");
    }

    @Test
    void passesOnWhatSaysSoItself() {
        assertThat(NetworkProblem.of(new IOException("broken pipe"))).isEqualTo("broken pipe");
        assertThat(NetworkProblem.of(new EOFException())).isEqualTo("EOFException");
    }

    private static String problem(String address) throws InterruptedException {
        try {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            return "none";
        } catch (IOException e) {
            return NetworkProblem.of(e);
        }
    }
}
