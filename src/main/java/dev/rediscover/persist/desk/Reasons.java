package dev.rediscover.persist.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why something failed, in the words of the system where it has any. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped) {
            return of(wrapped.getCause());
        }
        if (failure instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "File exists";
        }
        if (failure instanceof FileSystemException told && told.getReason() != null) {
            return told.getReason();
        }
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory";
        }
        boolean clear =
                failure.getMessage() != null && (failure instanceof IOException || failure instanceof RuntimeException);
        return clear ? failure.getMessage() : failure.toString();
    }
}
