package io.reviewstream.enrich;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address to listen on or to be reached at.
 *
 * @param host name or address; of IPv6 without brackets
 * @param port 0 to 65535; 0 to listen on any free one
 */
public record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\s]+)):(\\d{1,5})");

    public HostPort {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535 but was " + port);
        }
    }

    /** From {@code host:port}. */
    static HostPort parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not host:port: " + text);
        }
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return new HostPort(host, Integer.parseInt(form.group(3)));
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
