package io.reviewstream.runtime;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** HTTP servers of the JDK whose threads no client holds for ever by stopping in the midst of a request. */
public final class ImpatientHttp {
    private ImpatientHttp() {}

    /**
     * A server that is yet to be given its paths and started.
     *
     * @throws IOException when the address cannot be had
     */
    public static HttpServer at(InetSocketAddress address) throws IOException {
        // In seconds. The JDK reads them once, with its first server.
        System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "10");
        System.getProperties().putIfAbsent("sun.net.httpserver.maxRspTime", "30");
        return HttpServer.create(address, 0);
    }
}
