package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTreeTest {
    @TempDir
    Path around;

    @Test
    void tellsWhyAFileIsNotRead() throws IOException {
        Path folder = Files.createDirectory(around.resolve("feed"));
        Files.createFile(folder.resolve("a.jsonl"));
        Files.createFile(folder.resolve("b.docx"));
        Files.createFile(folder.resolve("c.jsonl.zst"));
        Files.createFile(folder.resolve("d.ZIP"));
        Files.createSymbolicLink(folder.resolve("e.jsonl"), Files.createFile(around.resolve("elsewhere.jsonl")));
        Files.createSymbolicLink(folder.resolve("f.jsonl"), folder.resolve("a.jsonl"));
        Files.createSymbolicLink(folder.resolve("g.jsonl"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        FileTree tree = FileTree.of(folder);

        assertThat(tree.readable()).containsOnlyKeys("a.jsonl", "f.jsonl");
        assertThat(tree.unread())
                .isEqualTo(Map.of(
                        "b.docx",
                        "its ending is none of .jsonl, .ndjson, .json, .csv, .tsv, .xml, .rss, .atom, .txt (or these with .gz)",
                        "c.jsonl.zst",
                        "it is a zst file; unpack it first, or pack it with gzip",
                        "d.ZIP",
                        "it is a zip file; unpack it first, or pack it with gzip",
                        "e.jsonl",
                        "it is a link that leads out of the folder; name what it leads to as a source of its own",
                        "g.jsonl",
                        "it is no file"));
    }
}
