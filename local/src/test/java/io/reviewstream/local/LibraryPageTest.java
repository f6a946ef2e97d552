package io.reviewstream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.reviewstream.local.command.Reviewstream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the programs of docs/library.md. */
final class LibraryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "library.md");
    private static final Pattern BLOCK = Pattern.compile("<!-- run: (\\w+) -->\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("public class (\\w+)");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    @Test
    void javaProgramsRunWithoutKafka() throws Exception {
        List<String> programs = blocks("java");
        assertThat(programs).hasSize(2);

        assertThat(java(programs.get(0)))
                .contains("food POSITIVE: superb", "service NEGATIVE: rude", "\"rating\":{\"value\":3.0,\"best\":5.0");
        assertThat(java(programs.get(1))).contains("Ask me: [email", "Lovely kettle!", "POSITIVE");
    }

    @Test
    void pythonTalksToTheCommand() throws Exception {
        assumeTrue(isInstalled("python3"), "python3 is not installed: its program is not tested");
        Files.writeString(
                folder.resolve("reviewstream"),
                "#!/bin/sh\nexec " + JAVA + " -cp \"$TEST_CLASS_PATH\" " + Reviewstream.class.getName() + " \"$@\"\n");
        assertThat(folder.resolve("reviewstream").toFile().setExecutable(true)).isTrue();
        Path script = Files.writeString(
                folder.resolve("opinions.py"), blocks("python").get(0));

        assertThat(output("python3", script.toString())).isEqualTo("food positive\nservice negative\n");
    }

    private String java(String program) throws Exception {
        Matcher name = CLASS.matcher(program);
        assertThat(name.find()).isTrue();
        Path source = Files.writeString(folder.resolve(name.group(1) + ".java"), program);
        return output(JAVA.toString(), "-cp", classPathWithoutKafka(), source.toString());
    }

    private static String classPathWithoutKafka() {
        String[] entries = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1);
        return Arrays.stream(entries)
                .filter(entry -> !entry.contains("kafka"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String output(String... command) throws IOException, InterruptedException {
        Path err = folder.resolve("stderr");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        return said;
    }

    private static List<String> blocks(String language) throws IOException {
        var found = new ArrayList<String>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            if (block.group(1).equals(language)) {
                found.add(block.group(2));
            }
        }
        return found;
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
