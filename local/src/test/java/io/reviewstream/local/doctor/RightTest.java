package io.reviewstream.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;

final class RightTest {
    private static final Path PAGE = Path.of("..", "docs", "security.md");

    @Test
    void theDocumentedRightsAreThose() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| (ingest|enrich|sink|console) \\|.*"))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Right.of(new Topics("PREFIX")).stream()
                        .map(RightTest::row)
                        .toList());
    }

    @Test
    void saysHowToGrantIt() {
        Right right = Right.of(Topics.standard()).get(4);

        assertThat(right.inWords()).isEqualTo("write transactional id reviewstream-ingest-*");
        assertThat(right.asAclOptions())
                .isEqualTo(
                        "--operation Write --transactional-id reviewstream-ingest- --resource-pattern-type prefixed");
    }

    private static String row(Right right) {
        return "| " + right.service() + " | "
                + right.resource()
                        .resourceType()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ')
                + " | `" + right.resource().name()
                + (right.resource().patternType() == PatternType.PREFIXED ? "*" : "") + "` | "
                + right.operation().name().toLowerCase(Locale.ROOT) + " |";
    }
}
