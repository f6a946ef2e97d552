package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON mapper: ISO-8601 times, declared order, nulls left out, unknown fields ignored on read, no class names on
 * the wire. Thread-safe.
 */
public final class Json {
    /** As deep as a source may nest: enough for whatever is no attack. */
    public static final int MOST_SOURCE_LEVELS = 200;

    /**
     * As deep as our own events are nested at most: what a source nests stands one deeper in a raw review, and two deeper
     * in an enriched one.
     */
    public static final int MOST_EVENT_LEVELS = 500;

    private static final JsonMapper MAPPER = mapper(MOST_SOURCE_LEVELS);
    private static final JsonMapper EVENTS = mapper(MOST_EVENT_LEVELS);

    private Json() {}

    /** The shared mapper. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same for our own events, which must be readable whatever {@link #mapper} let in. */
    public static JsonMapper events() {
        return EVENTS;
    }

    private static JsonMapper mapper(int maxNestingDepth) {
        return JsonMapper.builder(JsonFactory.builder()
                        // A review of 1 MB in escapes is 6 MB of JSON; the limits keep hostile input from exhausting
                        // memory.
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(64 * 1024 * 1024)
                                .maxNestingDepth(maxNestingDepth)
                                .build())
                        // The shortest digits that read back the same, on every JDK: before 19 its own may be longer.
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .build())
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule().addDeserializer(Object.class, new AnyValue()))
                .build();
    }
}
