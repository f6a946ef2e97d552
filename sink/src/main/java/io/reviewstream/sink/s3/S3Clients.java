package io.reviewstream.sink.s3;

import io.reviewstream.runtime.FailedException;
import java.time.Duration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** How the server is reached: by the standard variables and files of Amazon's own tools. */
final class S3Clients {
    /** With growing pauses between them, some 20 s in all. */
    private static final int ATTEMPTS = 8;

    /** How long a server may say nothing. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private S3Clients() {}

    static S3Client of(S3Address address) {
        return of(address, SILENCE);
    }

    /** @param silence how long the server may say nothing, at most */
    static S3Client of(S3Address address, Duration silence) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(10))
                        .socketTimeout(silence))
                .overrideConfiguration(override -> override.retryStrategy(new Persistence(ATTEMPTS)));
        if (address.endpoint() != null) {
            // Buckets in the path, as few servers have a name for each; and no checksums that only Amazon's knows, as
            // the manifests have their own.
            builder.endpointOverride(address.endpoint())
                    .forcePathStyle(true)
                    .region(region())
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        }
        try {
            return builder.build();
        } catch (SdkException e) {
            throw new FailedException("store " + address + ": " + S3Failure.what(address, e), e);
        }
    }

    /** Most servers do not care, but requests are signed with one. */
    private static Region region() {
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            return Region.US_EAST_1;
        }
    }
}
