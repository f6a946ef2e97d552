package io.reviewstream.ingest.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.file.FileStamp;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileProgressTest {
    @ParameterizedTest
    @CsvSource({"one, true", "one and more, true", "on, false", "two, false"})
    void knowsAFileThatHasGrownAndNoOther(String now, boolean same) {
        FileStamp before = stamp("one");

        assertThat(read(before, 3, 3).isOf(stamp(now))).isEqualTo(same);
    }

    @Test
    void takesAFileThatIsShorterThanWhatWasReadForAnother() {
        FileStamp before = stamp("one");

        assertThat(new FileProgress(1, before.hash(1), "", 3, 3, 1, 0, 0, 0, false).isOf(stamp("on")))
                .isFalse();
    }

    @Test
    void knowsAFileOfWhichMoreCameThanIsInIt() {
        // Such as UTF-16 in letters of three bytes of UTF-8.
        FileStamp before = stamp("one");

        assertThat(read(before, 3, 9).isOf(before)).isTrue();
    }

    @Test
    void countsOnUnderAnotherContent() {
        var read = new FileProgress(3, "h", "k", 3, 3, 2, 5, 4, 3, true);

        assertThat(read.restarted()).isEqualTo(new FileProgress(0, "", "", 0, 0, 1, 5, 4, 3, false));
        assertThat(FileProgress.NONE.withCountsOf(read))
                .isEqualTo(new FileProgress(0, "", "", 0, 0, 1, 5, 4, 3, false));
    }

    @Test
    void isSetAsideOnceWhileItCannotBeRead() {
        var read = new FileProgress(3, "h", "k", 3, 3, 2, 5, 4, 3, true);

        FileProgress unreadable = read.unreadable(true);

        assertThat(read.wasUnreadable()).isFalse();
        assertThat(unreadable).isEqualTo(new FileProgress(3, "h", "k", -1, 3, 2, 5, 5, 3, false));
        assertThat(unreadable.wasUnreadable()).isTrue();
        assertThat(unreadable.unreadable(false)).isEqualTo(unreadable);
    }

    private static FileProgress read(FileStamp stamp, long size, long offset) {
        int head = stamp.head().length;
        return new FileProgress(head, stamp.hash(head), stamp.fileKey(), size, offset, 1, 0, 0, 0, false);
    }

    private static FileStamp stamp(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new FileStamp(bytes, bytes.length, "");
    }
}
