package io.reviewstream.local;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.reviewstream.runtime.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A logged message as an object a line: {@code timestamp}, {@code level}, {@code logger}, {@code message}, {@code thread}, {@code error}. */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    /** How many steps of a stack trace are told; all, unless set. */
    public void setSteps(int steps) {
        traces.setOptionList(List.of(Integer.toString(steps)));
    }

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var json = new StringBuilder("{\"timestamp\":\"")
                .append(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                .append("\",\"level\":\"")
                .append(event.getLevel())
                .append('"');
        add(json, "logger", event.getLoggerName());
        add(json, "message", event.getFormattedMessage());
        add(json, "thread", event.getThreadName());
        add(json, "error", event.getThrowableProxy() == null ? null : traces.convert(event));
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(StringBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.append(",\"").append(name).append("\":");
            JsonText.quote(json, value);
        }
    }

    @Override
    public byte @Nullable [] headerBytes() {
        return null;
    }

    @Override
    public byte @Nullable [] footerBytes() {
        return null;
    }
}
