package io.reviewstream.runtime;

import java.util.regex.Pattern;

/**
 * Variables that Kubernetes and old Docker links set in every container for a service that happens to have our name, such as
 * {@code ENRICH_PORT=tcp://10.0.0.7:9404}. They are nobody's settings.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables">Kubernetes: environment
 *     variables of a service</a>
 */
public final class ServiceLinks {
    private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");
    private static final Pattern HOST = Pattern.compile(".*_SERVICE_HOST");
    private static final Pattern PORT = Pattern.compile(".*_SERVICE_PORT(_[A-Z0-9_]+)?");
    private static final Pattern PART = Pattern.compile(".*_PORT_[0-9]+_(TCP|UDP|SCTP)(_PROTO|_PORT|_ADDR)?");

    private ServiceLinks() {}

    /** Whether a variable is one of them. */
    public static boolean isOne(String name, String value) {
        return name.endsWith("_PORT") && ADDRESS.matcher(value).matches()
                || HOST.matcher(name).matches()
                || PORT.matcher(name).matches()
                || PART.matcher(name).matches();
    }
}
