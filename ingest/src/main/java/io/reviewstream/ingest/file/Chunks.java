package io.reviewstream.ingest.file;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a file into its records, without reading them. One way for each format. */
interface Chunks {
    /** The next one; null at the end. */
    @Nullable Chunk next() throws IOException;

    /** Whether more may come behind the end: a record that is not whole yet is then kept for later, if that is possible. */
    default void waitForMore(boolean more) {}

    /** Whether, at the end, something is missing that should have closed it. */
    default boolean endsEarly() {
        return false;
    }

    /** At the end, what stands behind it though nothing should. */
    default Optional<Chunk> behind() {
        return Optional.empty();
    }
}
