package io.reviewstream.runtime;

/**
 * How long a client of the JDK's HTTP server may take, so that one that stops in the midst of a request does not hold a thread
 * for ever. The JDK reads these limits once, with its first server: whoever makes one sets them before.
 */
public final class HttpTimeLimits {
    private HttpTimeLimits() {}

    /** 10 s for a request, 30 s for an answer, unless the system properties say otherwise already. */
    public static void set() {
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", "30");
    }
}
