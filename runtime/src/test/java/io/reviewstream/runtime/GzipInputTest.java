package io.reviewstream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipInputTest {
    private static final byte[] ONE = gzip("one");
    private static final byte[] TWO = gzip("two");

    @Test
    void readsAllMembers() throws IOException {
        assertThat(read(join(ONE, TWO, gzip(""), gzip("three")))).isEqualTo("onetwothree");
    }

    @Test
    void readsMembersLongerThanAnyBuffer() throws IOException {
        String text = "0123456789".repeat(100_000);

        assertThat(read(join(gzip(text), gzip(text)))).isEqualTo(text + text);
    }

    @Test
    void passesOverTheZerosThatFillATape() throws IOException {
        assertThat(read(join(ONE, new byte[512]))).isEqualTo("one");
    }

    @Test
    void readsAMemberWithANameACommentAndMore() throws IOException {
        byte[] head = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'd', 0, 1, 2
        };

        assertThat(read(join(head, Arrays.copyOfRange(ONE, 10, ONE.length)))).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 9})
    void tellsWhereTheHeadOfALaterMemberIsCut(int kept) {
        assertThatThrownBy(() -> read(join(ONE, Arrays.copyOf(TWO, kept)))).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tellsWhereTheHeadOfALaterMemberIsDamaged(int at) {
        byte[] damaged = TWO.clone();
        damaged[at] ^= 0x55;

        assertThatThrownBy(() -> read(join(ONE, damaged)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("no gzip");
    }

    @Test
    void tellsWhatFollowsAMemberAndIsNone() {
        assertThatThrownBy(() -> read(join(ONE, "plain".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("no gzip");
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 4})
    void tellsThatTheChecksumOrLengthIsWrong(int fromTheEnd) {
        byte[] damaged = ONE.clone();
        damaged[damaged.length - fromTheEnd] ^= 1;

        assertThatThrownBy(() -> read(damaged)).isInstanceOf(ZipException.class).hasMessageContaining("is wrong");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 16})
    void tellsThatAMemberIsCut(int kept) {
        assertThatThrownBy(() -> read(Arrays.copyOf(ONE, kept))).isInstanceOf(EOFException.class);
    }

    @Test
    void readsByteByByte() throws IOException {
        try (var in = new GzipInput(new ByteArrayInputStream(gzip("aé")))) {
            assertThat(List.of(in.read(), in.read(), in.read(), in.read())).containsExactly((int) 'a', 0xc3, 0xa9, -1);
        }
    }

    @Test
    void knowsWhatIsPackedByItsBeginning() {
        assertThat(GzipInput.isPacked(ONE)).isTrue();
        assertThat(GzipInput.isPacked(Arrays.copyOf(ONE, 2))).isTrue();
        assertThat(GzipInput.isPacked(Arrays.copyOf(ONE, 1))).isFalse();
        assertThat(GzipInput.isPacked(new byte[] {ONE[0], 0})).isFalse();
        assertThat(GzipInput.isPacked(new byte[] {0, ONE[1]})).isFalse();
    }

    private static String read(byte[] packed) throws IOException {
        try (var in = new GzipInput(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
