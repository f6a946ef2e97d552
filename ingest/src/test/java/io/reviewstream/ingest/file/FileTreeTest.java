package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        Files.createFile(folder.resolve("h.xlsx"));
        Files.createFile(folder.resolve("i.parquet"));
        Files.createSymbolicLink(folder.resolve("e.jsonl"), Files.createFile(around.resolve("elsewhere.jsonl")));
        Files.createSymbolicLink(folder.resolve("f.jsonl"), folder.resolve("a.jsonl"));
        Files.createSymbolicLink(folder.resolve("g.jsonl"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        FileTree tree = FileTree.of(folder);

        assertThat(tree.readable()).containsOnlyKeys("a.jsonl", "f.jsonl");
        assertThat(tree.unread())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "h.xlsx",
                        "it is a spreadsheet; save it as CSV",
                        "i.parquet",
                        "it is a parquet file; write it as CSV or JSON Lines",
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

    @Test
    void readsAStoreOnlyWhereItIsTheSource() throws IOException {
        Path store = around.resolve("out");
        Files.createDirectories(store.resolve("_manifest/c/t-0"));
        Files.createFile(Files.createDirectory(store.resolve("date=2024-05-06")).resolve("part.jsonl"));
        Files.createFile(around.resolve("a.jsonl"));

        assertThat(FileTree.of(around).readable()).containsOnlyKeys("a.jsonl");
        assertThat(FileTree.of(around).unread())
                .isEqualTo(Map.of("out", "it is a store of reviews; name it as a source if it is meant"));
        assertThat(FileTree.of(store).readable()).containsOnlyKeys("date=2024-05-06/part.jsonl");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void hasANameForEachFileWhateverBytesItsNameIsMadeOf() throws IOException {
        String folder = around.toUri().toString();
        Files.createDirectory(Path.of(URI.create(folder + "kino%E4")));
        for (String name : List.of("kino%E4/a.txt", "kritik%E4.txt", "kritik%F6.txt", "krit%C3%AFk.txt", "b%5Cc.txt")) {
            Files.createFile(Path.of(URI.create(folder + name)));
        }

        FileTree tree = FileTree.of(around);

        assertThat(tree.readable())
                .containsOnlyKeys("kino%E4/a.txt", "kritik%E4.txt", "kritik%F6.txt", "kritïk.txt", "b\\c.txt");
    }
}
