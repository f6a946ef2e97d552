package io.reviewstream.sink.s3;

import java.net.SocketTimeoutException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * How often a server is asked again: as Amazon's client does, but once only where it says nothing at all. Eight silences, one
 * after the other, would take longer than the sink waits for a server, and nobody would hear of it meanwhile.
 */
final class Persistence implements RetryStrategy {
    private final RetryStrategy amazons;

    /** @param attempts with growing pauses between them */
    Persistence(int attempts) {
        amazons = AwsRetryStrategy.forRetryMode(RetryMode.defaultRetryMode()).toBuilder()
                .maxAttempts(attempts)
                .build();
    }

    @Override
    public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
        return amazons.acquireInitialToken(request);
    }

    @Override
    public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
        for (Throwable cause = request.failure(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                throw new TokenAcquisitionFailedException("the server is silent", request.token(), request.failure());
            }
        }
        return amazons.refreshRetryToken(request);
    }

    @Override
    public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
        return amazons.recordSuccess(request);
    }

    @Override
    public int maxAttempts() {
        return amazons.maxAttempts();
    }

    /** They are in Amazon's already, and with them this one would be built anew. */
    @Override
    public boolean useClientDefaults() {
        return false;
    }

    @Override
    public Builder<?, ?> toBuilder() {
        return amazons.toBuilder();
    }
}
