package io.reviewstream.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Dockerfile's first stage, for those who have nothing but Docker. The other tests take the jars that are there. */
@NeedsDocker
@Timeout(900)
final class ImageIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void buildsTheSameJarsFromSourceInDocker() throws IOException {
        String image = "reviewstream-it-built-" + ProcessHandle.current().pid();
        try {
            Shell.in(ROOT, Map.of("DOCKER_BUILDKIT", "1"), "docker", "build", "--target", "built", "-t", image, ".")
                    .orThrow();

            List<String> jars = Shell.run(
                            "docker", "run", "--rm", "--entrypoint", "ls", image, "/src/local/target/dist/lib")
                    .orThrow()
                    .lines();
            assertThat(jars).containsExactlyInAnyOrderElementsOf(built());
        } finally {
            Shell.run("docker", "rmi", image);
        }
    }

    private static List<String> built() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target/dist/lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
