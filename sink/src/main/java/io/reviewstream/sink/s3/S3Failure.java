package io.reviewstream.sink.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what is wrong with a bucket and what to do. */
final class S3Failure {
    /** Say that the server cannot for now, whatever the status that they come with: a copy that fails late has 200. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("InternalError", "OperationAborted", "RequestTimeout", "ServiceUnavailable", "SlowDown");

    private static final int NOT_IMPLEMENTED = 501;

    private S3Failure() {}

    static IOException of(S3Address address, SdkException cause) {
        return new IOException(what(address, cause), cause);
    }

    /** Whether the server is away for a time: no answer, or one that says that it cannot for now. */
    static boolean isOfTheServer(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SdkException)) {
            if (cause instanceof CutOffException) {
                return true;
            }
            cause = cause.getCause();
        }
        if (cause instanceof AwsServiceException service) {
            int status = service.statusCode();
            return status >= 500 && status != NOT_IMPLEMENTED || status == 429 || OF_THE_MOMENT.contains(code(service));
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
            return answer(address, service);
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

    private static String answer(S3Address address, AwsServiceException service) {
        String code = code(service);
        return switch (code) {
            case "NoSuchBucket" -> "there is no bucket " + address.bucket() + "; make it first";
            case "AccessDenied" -> "access denied; " + rights(address);
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" ->
                "the server does not know these credentials (" + code
                        + "); see AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                "these credentials are no longer taken (" + code
                        + "); get new ones, with the AWS_SESSION_TOKEN that belongs to them";
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" ->
                "the bucket " + address.bucket() + " is in " + region(service) + " (" + code + ")";
            case "RequestTimeTooSkewed" ->
                "this machine's clock and the server's are too far apart (" + code + "); set this machine's";
            default -> other(address, service.statusCode(), code);
        };
    }

    private static String other(S3Address address, int status, String code) {
        String answered = "the server answered " + status + (code.isEmpty() ? "" : " " + code);
        return switch (status) {
            case 403 -> code.isEmpty() ? answered + "; " + rights(address) : answered;
            case 404 -> "there is no bucket " + address.bucket() + "; make it first";
            case NOT_IMPLEMENTED ->
                answered + ", so that it does not know what the sink needs, such as conditional writes"
                        + " (If-None-Match: *); use one that does";
            default -> answered;
        };
    }

    private static String rights(S3Address address) {
        return "these credentials need the right to get, put and delete objects in " + address.bucket()
                + " and to list it";
    }

    /** What a server says of where a bucket is, which Amazon's does in a header. */
    private static String region(AwsServiceException service) {
        AwsErrorDetails details = service.awsErrorDetails();
        return Optional.ofNullable(details == null ? null : details.sdkHttpResponse())
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .map(region -> "region " + region + "; set AWS_REGION to it")
                .orElse("another region; set AWS_REGION to that");
    }

    /** Empty where it has none, as of a proxy. */
    private static String code(AwsServiceException service) {
        AwsErrorDetails details = service.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }
}
