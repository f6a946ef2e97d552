package io.reviewstream.local.chaos;

/**
 * What is to happen in a run.
 *
 * @param seed decides what is sent and whom the kills hit
 * @param kills how many
 * @param reviews lines of the source
 * @param brokers 1, or a cluster of 3
 * @param enrichInstances with 2, services other than enrich are left alone
 * @param brokerPercent share of kills that hit a broker
 * @param protocol of enrich's group, {@code classic} or {@code streams}
 */
record ChaosPlan(
        long seed, int kills, int reviews, int brokers, int enrichInstances, int brokerPercent, String protocol) {}
