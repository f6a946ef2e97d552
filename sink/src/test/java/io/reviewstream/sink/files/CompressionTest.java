package io.reviewstream.sink.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CompressionTest {
    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsAllMembersHoweverTheNetworkBreaksThemUp(Compression compression) throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(packed(compression, "The lanterns were late.\n"));
        packed.writeBytes(packed(compression, "The harbour was not.\n"));
        byte[] bytes = packed.toByteArray();

        for (int cut = 1; cut < bytes.length; cut++) {
            var in = new SequenceInputStream(
                    new Unannounced(Arrays.copyOf(bytes, cut)),
                    new Unannounced(Arrays.copyOfRange(bytes, cut, bytes.length)));
            assertThat(compression.unpacking(in))
                    .as("cut at %d of %d", cut, bytes.length)
                    .hasContent("The lanterns were late.\nThe harbour was not.\n");
        }
    }

    @Test
    void passesOverNoDamagedMember() throws IOException {
        var packed = new ByteArrayOutputStream();
        packed.writeBytes(packed(Compression.GZIP, "The lanterns were late.\n"));
        int second = packed.size();
        packed.writeBytes(packed(Compression.GZIP, "The harbour was not.\n"));
        byte[] bytes = packed.toByteArray();
        bytes[second] ^= 0x55;

        try (var in = Compression.GZIP.unpacking(new ByteArrayInputStream(bytes))) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(ZipException.class);
        }
    }

    private static byte[] packed(Compression compression, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = compression.packing(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** Never says that there is more to come. */
    private static final class Unannounced extends ByteArrayInputStream {
        Unannounced(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }
}
