package io.reviewstream.benchmarks.endtoend;

/**
 * What one job took.
 *
 * @param contestant whose
 * @param mode {@code cold}, from the start of the JVM, or {@code warm}, the second job of a JVM
 * @param round which of the rounds, from 0
 * @param reviews how many were moved
 * @param seconds by the clock on the wall
 * @param clientCpuSeconds processor time of the contestant's process
 * @param brokerCpuSeconds the same of its broker
 * @param clientPeakBytes the most memory that the process had until the end of the job
 * @param brokerPeakBytes the same of the broker
 */
public record Job(
        String contestant,
        String mode,
        int round,
        long reviews,
        double seconds,
        double clientCpuSeconds,
        double brokerCpuSeconds,
        long clientPeakBytes,
        long brokerPeakBytes) {
    static final String COLD = "cold";

    /** The second job of a JVM. */
    public static final String WARM = "warm";

    /** By the clock. */
    public double reviewsPerSecond() {
        return reviews / seconds;
    }

    /** Processor time of both processes for each review. */
    public double cpuMicros() {
        return (clientCpuSeconds + brokerCpuSeconds) * 1e6 / reviews;
    }

    double brokerCpuMicros() {
        return brokerCpuSeconds * 1e6 / reviews;
    }

    double peakMegabytes() {
        return (clientPeakBytes + brokerPeakBytes) / 1e6;
    }
}
