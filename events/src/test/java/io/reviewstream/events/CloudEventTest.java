package io.reviewstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

final class CloudEventTest {
    private static final CloudEvent EVENT = new CloudEvent(
            "a/1", CloudEvent.RAW, "file:reviews.jsonl", "reviews.jsonl:17", Instant.parse("2026-03-05T12:00:00Z"));

    @Test
    void writesTheAttributesInBinaryMode() {
        var headers = new RecordHeaders();

        EVENT.writeTo(headers);

        assertThat(lines(headers))
                .containsExactly(
                        "ce_specversion=1.0",
                        "ce_id=a/1",
                        "ce_type=io.reviewstream.review.raw.v1",
                        "ce_source=file:reviews.jsonl",
                        "ce_subject=reviews.jsonl:17",
                        "ce_time=2026-03-05T12:00:00Z",
                        "content-type=application/json");
    }

    @Test
    void replacesEarlierAttributesAndKeepsAllOtherHeaders() {
        var headers = new RecordHeaders().add("traceparent", bytes("00-1-2-01"));
        EVENT.writeTo(headers);

        new CloudEvent("a/2", CloudEvent.ENRICHED, "urn:b", "here", Instant.EPOCH).writeTo(headers);

        assertThat(lines(headers))
                .containsExactly(
                        "traceparent=00-1-2-01",
                        "ce_specversion=1.0",
                        "ce_id=a/2",
                        "ce_type=io.reviewstream.review.enriched.v1",
                        "ce_source=urn:b",
                        "ce_subject=here",
                        "ce_time=1970-01-01T00:00:00Z",
                        "content-type=application/json");
    }

    @Test
    void hasNoSubjectWhenTheSourceHasNoPlaces() {
        var headers = new RecordHeaders();
        EVENT.writeTo(headers);

        new CloudEvent("a/2", CloudEvent.ENRICHED, "urn:b", null, Instant.EPOCH).writeTo(headers);

        assertThat(CloudEvent.header(headers, CloudEvent.SUBJECT_HEADER)).isEmpty();
    }

    @Test
    void readsTheLastOfSeveralHeaders() {
        var headers = new RecordHeaders().add("x", bytes("one")).add("x", bytes("two"));

        assertThat(CloudEvent.header(headers, "x")).contains("two");
    }

    @Test
    void readsAnAbsentHeaderAndOneWithoutValueAsNone() {
        var headers = new RecordHeaders().add("x", null);

        assertThat(CloudEvent.header(headers, "x")).isEmpty();
        assertThat(CloudEvent.header(headers, "y")).isEmpty();
    }

    private static List<String> lines(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
