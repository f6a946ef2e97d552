package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
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
        assertThat(NetworkProblem.of(new SSLHandshakeException("no such certificate")))
                .isEqualTo("no such certificate");
        assertThat(NetworkProblem.of(new IOException())).isEqualTo("IOException");
    }

    @Test
    void saysInWordsThatAnAnswerWasCutOff() {
        var cut = new IOException("fixed content-length: 5000, bytes received: 209", new EOFException("EOF"));

        assertThat(NetworkProblem.of(cut)).isEqualTo("the server ended the connection before its answer was whole");
    }

    @Test
    void saysThatWhatAnswersIsNoWebServer() {
        assertThat(NetworkProblem.of(new ProtocolException("Invalid status line: \"HELLO\"")))
                .isEqualTo("what answers there does not speak HTTP as it should (Invalid status line: \"HELLO\")");
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
