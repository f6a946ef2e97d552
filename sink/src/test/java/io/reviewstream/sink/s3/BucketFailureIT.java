package io.reviewstream.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server may answer that does not do what it is asked. */
final class BucketFailureIT {
    private @Nullable HttpServer server;

    @BeforeEach
    void start() throws IOException {
        LocalS3.giveCredentials();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server().stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | ExpiredToken | these credentials are no longer taken (ExpiredToken); get new ones, with the AWS_SESSION_TOKEN that belongs to them
            403 | AccessDenied | access denied; these credentials need the right to get, put and delete objects in films and to list it
            403 | ''           | the server answered 403; these credentials need the right to get, put and delete objects in films and to list it
            403 | QuotaExceeded | the server answered 403 QuotaExceeded
            403 | InvalidAccessKeyId | the server does not know these credentials (InvalidAccessKeyId); see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
            404 | NoSuchBucket | there is no bucket films; make it first
            301 | PermanentRedirect | the bucket films is in region eu-west-1; set AWS_REGION to it (PermanentRedirect)
            400 | AuthorizationHeaderMalformed | the bucket films is in region eu-west-1; set AWS_REGION to it (AuthorizationHeaderMalformed)
            """)
    void saysWhatIsToBeDone(int status, String code, String message) {
        answers(status, code);

        var failure = refusal();

        assertThat(failure).hasMessage("store s3://films/a: cannot use this bucket: " + message);
        assertThat(S3Store.isAway(failure)).isFalse();
    }

    /** Slow, as the client asks again itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | RequestTimeout | the server answered 400 RequestTimeout
            502 | '' | the server answered 502
            """)
    void isAwayForNow(int status, String code, String message) {
        answers(status, code);

        var failure = refusal();

        assertThat(failure).hasMessage("store s3://films/a: cannot use this bucket: " + message);
        assertThat(S3Store.isAway(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | RequestTimeTooSkewed | this machine's clock and the server's are too far apart (RequestTimeTooSkewed); set this machine's
            501 | NotImplemented | the server answered 501 NotImplemented, so that it does not know what the sink needs, such as conditional writes (If-None-Match: *); use one that does
            """)
    void isNotWaitedFor(int status, String code, String message) {
        answers(status, code);

        var failure = refusal();

        assertThat(failure).hasMessage("store s3://films/a: cannot use this bucket: " + message);
        assertThat(S3Store.isAway(failure)).isFalse();
    }

    @Test
    void isAwayWhereItSaysNothingAndIsNotAskedOnAndOn() throws IOException {
        try (var silent = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                var client = S3Clients.of(
                        S3Address.parse("s3://films/a?endpoint=http:/" + silent.getLocalAddress()),
                        Duration.ofMillis(200))) {
            silent.configureBlocking(false);

            assertThatThrownBy(() -> client.headBucket(request -> request.bucket("films")))
                    .satisfies(silence ->
                            assertThat(S3Failure.isOfTheServer(silence)).isTrue());

            assertThat(silent.accept()).isNotNull();
            assertThat(silent.accept()).isNull();
        }
    }

    @Test
    void isNoShorterObjectWhereTheConnectionIsClosedEarly() throws IOException {
        server().createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[600]);
            exchange.getResponseBody().flush();
            exchange.close();
        });
        try (var disk = new S3Disk(address());
                InputStream in = disk.read(address().path().resolve("b"))) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(CutOffException.class)
                    .hasMessage("a/b broke off after 600 of 1000 bytes: the connection was closed")
                    .satisfies(cut -> assertThat(S3Store.isAway(new FailedException("store", cut)))
                            .isTrue());
        }
    }

    private void answers(int status, String code) {
        server().createContext("/", exchange -> answer(exchange, status, code));
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (status == 301 || code.equals("AuthorizationHeaderMalformed")) {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "eu-west-1");
        }
        String body = code.isEmpty() ? "<html>a proxy's page</html>" : "<Error><Code>" + code + "</Code></Error>";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private FailedException refusal() {
        try (var disk = new S3Disk(address())) {
            return catchThrowableOfType(FailedException.class, disk::tryConditions);
        }
    }

    private S3Address address() {
        return S3Address.parse("s3://films/a?endpoint=http://127.0.0.1:"
                + server().getAddress().getPort());
    }

    private HttpServer server() {
        if (server == null) {
            throw new AssertionError("not started");
        }
        return server;
    }
}
