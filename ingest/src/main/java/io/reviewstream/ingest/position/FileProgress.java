package io.reviewstream.ingest.position;

import io.reviewstream.ingest.file.FileStamp;
import io.reviewstream.ingest.file.Position;

/**
 * How far a file has been read, and what came of it: the value of its checkpoint. The counts are of all attempts, and go
 * on when the file is replaced by another.
 *
 * @param headBytes how many of its first bytes the fingerprint covers
 * @param headHash their hash: another one means another file under the old name
 * @param fileKey the file's identity in its file system, by which it is known under another name; empty when there is none
 * @param size of the file when it was last read, in bytes on disk; -1 when it could not be read then
 * @param offset where reading goes on, in bytes after unpacking and decoding
 * @param line the line there
 * @param ingested reviews sent
 * @param deadLetters records set aside
 * @param skipped records in which nothing was to be analysed
 * @param complete whether it was read to its end
 */
public record FileProgress(
        int headBytes,
        String headHash,
        String fileKey,
        long size,
        long offset,
        long line,
        long ingested,
        long deadLetters,
        long skipped,
        boolean complete)
        implements SourceProgress {
    /** Of a file that was never read. */
    public static final FileProgress NONE = new FileProgress(0, "", "", 0, 0, 1, 0, 0, 0, false);

    public Position position() {
        return new Position(offset, line);
    }

    /** Whether this file may be the one that was read so far, grown or not. */
    public boolean isOf(FileStamp stamp) {
        // What comes out of a file, unpacked and in UTF-8, may be more than is in it. Size is below zero when unknown.
        long least = size < 0 ? offset : Math.min(offset, size);
        return stamp.beginsLike(headBytes, headHash) && (stamp.isPacked() || stamp.size() >= least);
    }

    /** Whether it could not be read the last time, which was set aside then. */
    public boolean wasUnreadable() {
        return size < 0;
    }

    /**
     * The same for a file that cannot be read.
     *
     * @param setAside whether that was put into the dead letters now
     */
    public FileProgress unreadable(boolean setAside) {
        return new FileProgress(
                headBytes,
                headHash,
                fileKey,
                -1,
                offset,
                line,
                ingested,
                deadLetters + (setAside ? 1 : 0),
                skipped,
                false);
    }

    /** The same under another identity. */
    public FileProgress withFileKey(String key) {
        return new FileProgress(headBytes, headHash, key, size, offset, line, ingested, deadLetters, skipped, complete);
    }

    /** The same in place of another, of which what came of it still counts. */
    public FileProgress withCountsOf(FileProgress replaced) {
        return new FileProgress(
                headBytes,
                headHash,
                fileKey,
                size,
                offset,
                line,
                ingested + replaced.ingested,
                deadLetters + replaced.deadLetters,
                skipped + replaced.skipped,
                complete);
    }

    /** The same counts for other content. */
    public FileProgress restarted() {
        return new FileProgress(0, "", "", 0, 0, 1, ingested, deadLetters, skipped, false);
    }
}
