package io.reviewstream.events;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic with the serdes of its keys and values: the one place where a name meets them.
 *
 * @param name the topic's name
 * @param keys serde of the keys
 * @param values serde of the values
 * @param configs broker-side settings that the topic is created with
 * @param <K> key
 * @param <V> value
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values, Map<String, String> configs) {
    public Topic {
        configs = Map.copyOf(configs);
    }
}
