package io.reviewstream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who says that something is shown by a test has to name one that is there. */
final class ReliabilityPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]*(?:IT|Test))?(?:#([A-Za-z]+))?`");

    @Test
    void namesATestThatExistsForEachFailure() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reliability.md"));
        List<String> rows = page.substring(page.indexOf("## When something fails"), page.indexOf("## Accounting"))
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(tests(row))
                        .as(row)
                        .isNotEmpty()
                        .allSatisfy(test -> assertThat(exists(test)).as(test).isTrue()));
    }

    /** As {@code Class} or {@code Class#method}; a name without a class is of the one before it. */
    private static List<String> tests(String row) {
        var tests = new ArrayList<String>();
        String column = row.substring(row.lastIndexOf('|', row.length() - 2));
        Matcher name = NAME.matcher(column);
        String testClass = "";
        while (name.find()) {
            testClass = name.group(1) == null ? testClass : name.group(1);
            tests.add(name.group(2) == null ? testClass : testClass + "#" + name.group(2));
        }
        return tests;
    }

    private static boolean exists(String test) throws IOException {
        String[] parts = test.split("#");
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.toList()) {
                Path sources = module.resolve("src/test/java");
                if (Files.isDirectory(sources)) {
                    try (Stream<Path> files = Files.walk(sources)) {
                        Path file = files.filter(each -> each.endsWith(parts[0] + ".java"))
                                .findFirst()
                                .orElse(null);
                        if (file != null) {
                            return parts.length == 1 || Files.readString(file).contains("void " + parts[1] + "(");
                        }
                    }
                }
            }
        }
        return false;
    }
}
