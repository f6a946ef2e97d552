package io.reviewstream.runtime;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what is wrong with a file, where Java's own message is but its name. */
public final class FileProblem {
    private FileProblem() {}

    /** A clause without a full stop, such as {@code there is no file or folder a.txt}. */
    public static String of(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        if (!(e instanceof FileSystemException file) || file.getReason() != null) {
            return message;
        }
        if (e instanceof NoSuchFileException) {
            return "there is no file or folder " + message;
        }
        if (e instanceof NotDirectoryException) {
            return message + " is no folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return message + " is there already";
        }
        if (e instanceof AccessDeniedException) {
            return message + " may not be used; check its permissions";
        }
        return e.getClass().getSimpleName() + " " + message;
    }
}
