package io.reviewstream.sink.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what is wrong with a bucket and what to do. */
final class S3Failure {
    private S3Failure() {}

    static IOException of(S3Address address, SdkException cause) {
        return new IOException(what(address, cause), cause);
    }

    /** Whether the server is away for a time: no answer, or one that says that it cannot for now. */
    static boolean isOfTheServer(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SdkException)) {
            cause = cause.getCause();
        }
        if (cause instanceof AwsServiceException service) {
            return service.statusCode() >= 500 || service.statusCode() == 429;
        }
        boolean unanswered = false;
        for (; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return false;
            }
            unanswered |= cause instanceof IOException
                    || cause instanceof UncheckedIOException
                    || cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException;
        }
        return unanswered;
    }

    static String what(S3Address address, SdkException cause) {
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof AwsServiceException service) {
            String code = service.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(service.awsErrorDetails().errorCode());
            return switch (code) {
                case "NoSuchBucket" -> "there is no bucket " + address.bucket() + "; make it first";
                case "AccessDenied" ->
                    "access denied; these credentials need the right to get, put and delete objects in "
                            + address.bucket() + " and to list it";
                case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                    "the server does not know these credentials (" + code
                            + "); see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
                default ->
                    service.statusCode() == 404
                            ? "there is no bucket " + address.bucket() + "; make it first"
                            : "the server answered " + service.statusCode() + (code.isEmpty() ? "" : " " + code);
            };
        }
        if (message.contains("Unable to load credentials")) {
            return "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
        }
        if (message.contains("Unable to load region")) {
            return "there is no region; set AWS_REGION";
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return address.endpoint() == null || root == cause
                ? message
                : "cannot reach " + address.endpoint() + ": " + root.getMessage();
    }
}
