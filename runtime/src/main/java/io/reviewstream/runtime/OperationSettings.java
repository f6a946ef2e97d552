package io.reviewstream.runtime;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;

/**
 * How every service is watched, whichever it is.
 *
 * @param health where health and metrics can be asked for, empty for nowhere
 * @param log how it logs
 */
record OperationSettings(Optional<InetSocketAddress> health, LogSettings log) {
    /**
     * From {@code REVIEWSTREAM_HEALTH_*} and {@code REVIEWSTREAM_LOG_*}.
     *
     * @throws SettingsException naming every problem
     */
    static OperationSettings from(Map<String, String> env) {
        var health = new SettingsReader(env, "REVIEWSTREAM_HEALTH_");
        int port = health.intBetween("PORT", 0, 65_535, -1);
        String host = health.text("HOST", "127.0.0.1");
        health.throwIfProblems();
        return new OperationSettings(
                port < 0 ? Optional.empty() : Optional.of(new InetSocketAddress(host, port)), LogSettings.from(env));
    }
}
