package io.reviewstream.sink.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class S3AddressTest {
    @Test
    void readsBucketPrefixAndEndpoint() {
        assertThat(S3Address.parse("s3://films")).isEqualTo(new S3Address("films", "", null));
        assertThat(S3Address.parse("s3://films/a/b/")).isEqualTo(new S3Address("films", "a/b", null));
        assertThat(S3Address.parse("s3://films/a?endpoint=http://127.0.0.1:9000"))
                .isEqualTo(new S3Address("films", "a", URI.create("http://127.0.0.1:9000")));
    }

    @Test
    void takesTheEndpointOfTheEnvironmentUnlessItHasOne() {
        assertThat(S3Address.withEndpoint("s3://films/a", "http://here:1"))
                .isEqualTo("s3://films/a?endpoint=http://here:1");
        assertThat(S3Address.withEndpoint("s3://films/a?endpoint=http://there:2", "http://here:1"))
                .isEqualTo("s3://films/a?endpoint=http://there:2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s3://                       | must be s3://bucket/prefix but its bucket was empty
            s3:///films                 | must be s3://bucket/prefix but its bucket was empty
            s3://my films/a             | must be s3://bucket/prefix but its bucket was my films
            s3://key:secret@films/a     | must be s3://bucket/prefix without a user or password; these belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
            s3://key:se/cret@films/a    | must be s3://bucket/prefix without a user or password; these belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
            s3://films?endpoint=http://key:se%2Fcret@here | must have an endpoint such as https://host:port without a user or password; these belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
            s3://films/a/../b           | must be s3://bucket/prefix without empty parts, . and .. but was a/../b
            s3://films?region=eu        | must be s3://bucket/prefix?endpoint=http://host:port but ended with ?region=…
            s3://films?endpoint=here    | needs an endpoint such as https://host:port but had here
            s3://a_b?endpoint=http://d e| needs an endpoint such as https://host:port but had http://d e
            s3://a_b?endpoint=http://d_e| needs an endpoint such as https://host:port but had http://d_e, and the client takes no host name with _: give the server another, or its address
            """)
    void saysWhatIsWrong(String address, String problem) {
        assertThat(S3Address.problemWith(address)).contains(problem);
    }
}
