package io.reviewstream.events;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The framing of Confluent's schema registry: a zero byte, the schema's id in four bytes (big-endian), then the value. JSON
 * never begins with a zero byte, so that values with and without it can be told apart, and every reader of ours reads both.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html">the
 *     wire format</a>
 */
public final class WireFormat {
    private static final byte MAGIC = 0;
    private static final int LENGTH = 5;

    private WireFormat() {}

    /** Whether a value is framed. */
    public static boolean isFramed(byte[] value) {
        return value.length >= LENGTH && value[0] == MAGIC;
    }

    /** The value without its frame; the same array when it has none. */
    public static byte[] json(byte[] value) {
        return isFramed(value) ? Arrays.copyOfRange(value, LENGTH, value.length) : value;
    }

    /** Frames values that are JSON already. Thread-safe. */
    public static Serializer<byte[]> framing(int schemaId) {
        return (topic, json) -> json == null
                ? null
                : ByteBuffer.allocate(LENGTH + json.length)
                        .put(MAGIC)
                        .putInt(schemaId)
                        .put(json)
                        .array();
    }
}
