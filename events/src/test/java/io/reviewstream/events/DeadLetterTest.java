package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadLetterTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00.123Z");
    private static final DeadLetter FULL = new DeadLetter(
            "enrich",
            "analysis-failed",
            "reviews.raw-3@1042: step analyse failed: é 🎬",
            "file:reviews.jsonl",
            "reviews.jsonl:17",
            "reviews.raw",
            3,
            1042L,
            NOON,
            1,
            "java.lang.IllegalStateException\n\tat …");
    private static final DeadLetter MINIMAL = DeadLetter.atSource(
            "ingest", "malformed-json", "reviews.jsonl:9: no JSON", "file:reviews.jsonl", null, NOON);

    @Test
    void writesItsHeaders() {
        assertThat(lines(record(FULL, new RecordHeaders()).headers()))
                .containsExactly(
                        "dlq.stage=enrich",
                        "dlq.reason=analysis-failed",
                        "dlq.message=reviews.raw-3@1042: step analyse failed: é 🎬",
                        "dlq.source=file:reviews.jsonl",
                        "dlq.position=reviews.jsonl:17",
                        "dlq.topic=reviews.raw",
                        "dlq.partition=3",
                        "dlq.offset=1042",
                        "dlq.time=2026-03-05T12:00:00.123Z",
                        "dlq.attempt=1",
                        "dlq.stacktrace=java.lang.IllegalStateException\n\tat …");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(DeadLetter.from(record(FULL, new RecordHeaders()).headers())).isEqualTo(FULL);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        Headers headers = record(MINIMAL, new RecordHeaders()).headers();

        assertThat(lines(headers))
                .containsExactly(
                        "dlq.stage=ingest",
                        "dlq.reason=malformed-json",
                        "dlq.message=reviews.jsonl:9: no JSON",
                        "dlq.source=file:reviews.jsonl",
                        "dlq.time=2026-03-05T12:00:00.123Z",
                        "dlq.attempt=1");
        assertThat(DeadLetter.from(headers)).isEqualTo(MINIMAL);
    }

    @Test
    void keepsKeyValueAndHeadersUntouched() {
        byte[] key = {(byte) 0xC3, 0x28};
        byte[] value = {0, (byte) 0xFF, 10};
        byte[] noText = {(byte) 0xFE, (byte) 0xFF};
        var original = new RecordHeaders()
                .add("traceparent", bytes("00-1-2-01"))
                .add("twice", bytes("one"))
                .add("twice", bytes("two"))
                .add("binary", noText)
                .add("empty", null);

        ProducerRecord<byte[], byte[]> record = FULL.toRecord("reviews.dead-letter", key, value, original);

        assertThat(record.topic()).isEqualTo("reviews.dead-letter");
        assertThat(record.key()).isEqualTo(key);
        assertThat(record.value()).isEqualTo(value);
        assertThat(withoutEnvelope(record.headers()))
                .containsExactly(
                        new RecordHeader("traceparent", bytes("00-1-2-01")),
                        new RecordHeader("twice", bytes("one")),
                        new RecordHeader("twice", bytes("two")),
                        new RecordHeader("binary", noText),
                        new RecordHeader("empty", (byte[]) null));
    }

    @Test
    void takesARecordWithoutKeyAndValue() {
        ProducerRecord<byte[], byte[]> record = FULL.toRecord("t", null, null, new RecordHeaders());

        assertThat(record.key()).isNull();
        assertThat(record.value()).isNull();
    }

    @Test
    void leavesTheHeadersItWasGivenAsTheyAre() {
        var original = new RecordHeaders().add("traceparent", bytes("00-1-2-01"));

        FULL.toRecord("t", null, null, original);

        assertThat(lines(original)).containsExactly("traceparent=00-1-2-01");
    }

    @Test
    void isRecognisedByItsHeaders() {
        assertThat(DeadLetter.isOn(record(MINIMAL, new RecordHeaders()).headers()))
                .isTrue();
        assertThat(DeadLetter.isOn(new RecordHeaders().add("dlq.attempt", bytes("1"))))
                .isFalse();
    }

    @Test
    void countsAttemptsOverReplays() {
        Headers first = record(FULL, new RecordHeaders()).headers();

        Headers second = record(FULL, DeadLetter.forReplay(first)).headers();
        Headers third = record(FULL, DeadLetter.forReplay(second)).headers();

        assertThat(DeadLetter.from(second).attempt()).isEqualTo(2);
        assertThat(DeadLetter.from(third).attempt()).isEqualTo(3);
    }

    @Test
    void hasOneEnvelopeHoweverOftenItIsSetAside() {
        Headers second =
                record(MINIMAL, record(FULL, new RecordHeaders()).headers()).headers();

        assertThat(lines(second))
                .containsExactly(
                        "dlq.stage=ingest",
                        "dlq.reason=malformed-json",
                        "dlq.message=reviews.jsonl:9: no JSON",
                        "dlq.source=file:reviews.jsonl",
                        "dlq.time=2026-03-05T12:00:00.123Z",
                        "dlq.attempt=2");
    }

    @Test
    void isReplayedWithItsOriginalHeadersAndTheAttempt() {
        var original =
                new RecordHeaders().add("traceparent", bytes("00-1-2-01")).add("binary", new byte[] {-2});

        Headers replayed = DeadLetter.forReplay(record(FULL, original).headers());

        assertThat(replayed)
                .containsExactly(
                        new RecordHeader("traceparent", bytes("00-1-2-01")),
                        new RecordHeader("binary", new byte[] {-2}),
                        new RecordHeader("dlq.attempt", bytes("1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "-", "99999999999"})
    void startsToCountAnewWhenTheAttemptIsNoNumber(String attempt) {
        var foreign = new RecordHeaders().add("dlq.attempt", bytes(attempt));

        assertThat(DeadLetter.from(record(FULL, foreign).headers()).attempt()).isEqualTo(1);
    }

    @Test
    void startsToCountAnewWhenTheAttemptHasNoValue() {
        var foreign = new RecordHeaders().add("dlq.attempt", null);

        assertThat(DeadLetter.from(record(FULL, foreign).headers()).attempt()).isEqualTo(1);
    }

    @Test
    void saysWhichHeaderIsMissing() {
        assertThatThrownBy(() -> DeadLetter.from(new RecordHeaders().add("dlq.stage", bytes("enrich"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dead letter: header dlq.reason is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dlq.time", "dlq.attempt", "dlq.partition", "dlq.offset"})
    void saysWhichHeaderCannotBeRead(String name) {
        Headers headers = record(FULL, new RecordHeaders()).headers();
        headers.remove(name).add(name, bytes("soon"));

        assertThatThrownBy(() -> DeadLetter.from(headers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dead letter: header " + name + " cannot be read: soon");
    }

    @Test
    void showsTextThatIsNotUtf8AsFarAsItCan() {
        Headers headers = record(MINIMAL, new RecordHeaders()).headers();
        headers.remove("dlq.message").add("dlq.message", new byte[] {'c', 'a', 'f', (byte) 0xE9});

        assertThat(DeadLetter.from(headers).message()).isEqualTo("caf\uFFFD");
    }

    @Test
    void knowsARecordThatWasSentBackUntilItHasGotThrough() {
        Headers sentBack =
                DeadLetter.forReplay(record(MINIMAL, new RecordHeaders()).headers());

        assertThat(DeadLetter.isReplay(new RecordHeaders())).isFalse();
        assertThat(DeadLetter.isReplay(sentBack)).isTrue();
        DeadLetter.removeReplay(sentBack);
        assertThat(DeadLetter.isReplay(sentBack)).isFalse();
    }

    private static ProducerRecord<byte[], byte[]> record(DeadLetter letter, Headers original) {
        return letter.toRecord("reviews.dead-letter", bytes("a"), bytes("{"), original);
    }

    private static List<Header> withoutEnvelope(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .filter(header -> !header.key().startsWith("dlq."))
                .toList();
    }

    private static List<String> lines(Iterable<Header> headers) {
        Stream<Header> all = StreamSupport.stream(headers.spliterator(), false);
        return all.map(header -> header.key() + "=" + text(header.value())).toList();
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "null" : new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
