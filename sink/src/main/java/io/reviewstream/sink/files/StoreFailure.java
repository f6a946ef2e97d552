package io.reviewstream.sink.files;

import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in one line what is wrong with a store's folder and what to do. */
final class StoreFailure {
    private StoreFailure() {}

    static FailedException of(Path store, String doing, IOException cause) {
        return new FailedException("store " + shown(store) + ": cannot " + doing + ": " + what(cause), cause);
    }

    /** A place in a bucket as people write it: as a path it has but one slash. */
    static String shown(Path path) {
        String text = path.toString();
        return text.startsWith("s3:/") ? "s3://" + text.substring("s3:/".length()) : text;
    }

    private static String what(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        String reason = cause instanceof FileSystemException of && of.getReason() != null ? of.getReason() : message;
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            return "the disk is full; make room and start again, nothing is lost";
        }
        if (reason.contains("quota")) {
            return "the disk quota is used up; make room and start again, nothing is lost";
        }
        if (cause instanceof AccessDeniedException || reason.contains("Permission denied")) {
            return message + " may not be written; give this user the right to";
        }
        if (reason.contains("Read-only file system")) {
            return "the file system is read-only; mount it writable or choose another folder";
        }
        if (cause instanceof FileSystemException) {
            return cause.getClass().getSimpleName().replaceFirst("Exception$", "") + " " + message;
        }
        return message;
    }
}
