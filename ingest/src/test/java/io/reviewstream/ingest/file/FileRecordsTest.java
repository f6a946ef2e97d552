package io.reviewstream.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.ingest.parse.ExportFormats;
import io.reviewstream.ingest.parse.ParsedReview;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRecordsTest {
    private static final int LIMIT = 1024;

    @Test
    void readsEachLine() throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"one\"}\n\n{\"text\":\"two\"}\r\n{\"text\":\"three\"}"))
                .containsExactly("a.jsonl:1 one", "a.jsonl:3 two", "a.jsonl:4 three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json"})
    void readsLinesThatEndInACarriageReturn(String name) throws IOException {
        assertThat(read(name, "{\"text\":\"one\"}\r\r{\"id\":1}\r{\"text\":\"two\"}\n{\"text\":\"three\"}\r\n"))
                .containsExactly(name + ":1 one", name + ":3 no-text", name + ":4 two", name + ":5 three");
    }

    @Test
    void readsRowsThatEndInACarriageReturn() throws IOException {
        assertThat(read("a.csv", "text;rating\rone;1\r\"t\rwo\";2\rthree;3"))
                .containsExactly("a.csv:2 one", "a.csv:3 t\nwo", "a.csv:5 three");
    }

    @Test
    void takesACarriageReturnInALineForABlankWhereLinesEndInALineFeed() throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"one\"}\r\n{\"text\":\r\"two\"}\r\n{\"text\":\"three\"}\r"))
                .containsExactly("a.jsonl:1 one", "a.jsonl:2 two", "a.jsonl:3 three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json"})
    void readsObjectsOverSeveralLines(String name) throws IOException {
        assertThat(
                        read(
                                name,
                                "{\n  \"text\": \"one\"\n}\n{\n  \"id\": 1\n}\nnonsense\n{\n  \"text\": \"tw}o\"\n}\n\n{\n  \"text\""))
                .containsExactly(
                        name + ":1 one",
                        name + ":4 no-text",
                        name + ":7 malformed-json",
                        name + ":8 tw}o",
                        name + ":12 truncated");
    }

    @Test
    void goesOnBehindAnObjectOverSeveralLines() throws IOException {
        byte[] bytes = bytes("{\n\"text\":\"one\"\n}\n{\n\"text\":\"two\"\n}\n");

        assertThat(read("a.jsonl", bytes, new Position(16, 3))).containsExactly("a.jsonl:4 two");
    }

    @Test
    void takesQuotesBetweenTabsThatCloseNowhereForWhatTheyAre() throws IOException {
        assertThat(read(
                        "a.tsv",
                        "id\ttext\trating\n1\t\"one\t5\n2\ttwo\t4\n3\tthree \"\t3\n4\t\"fo\"\"ur\"\t2\n5\t\"five\t1"))
                .containsExactly(
                        "a.tsv:2 \"one", "a.tsv:3 two", "a.tsv:4 three \"", "a.tsv:5 fo\"ur", "a.tsv:6 \"five");
        assertThat(read("a.tsv", "title\ttext\trating\r\n\"Bad\tThe \"new\" one\t5\r\n"))
                .containsExactly("a.tsv:2 The \"new\" one");
    }

    @Test
    void keepsLinesAndTabsInQuotesBetweenTabs() throws IOException {
        assertThat(read("a.tsv", "id\ttext\n1\t\"o\nne\"\n2\t\"t\two\"\n"))
                .containsExactly("a.tsv:2 o\nne", "a.tsv:4 t\two");
    }

    @Test
    void readsAListInSpiteOfItsName() throws IOException {
        assertThat(read("a.jsonl", "[\n{\"text\":\"one\"},\n{\"text\":\"two\"}\n]\n"))
                .containsExactly("a.jsonl:2 one", "a.jsonl:3 two");
        assertThat(read("a.jsonl", "[{\"text\":\"one\"},\n{\"text\":\"two\"}]\n"))
                .containsExactly("a.jsonl:1 one", "a.jsonl:2 two");
    }

    @Test
    void readsLinesThatWereCutOutOfAList() throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"one\"},\n{\"text\":\"two\"} ,\r\n{\"text\":\"three\"}\n"))
                .containsExactly("a.jsonl:1 one", "a.jsonl:2 malformed-json", "a.jsonl:3 three");
    }

    @Test
    void saysWhatToDoWithASpreadsheet() throws IOException {
        var file = new FileSource(
                "a.xlsx", "a.xlsx", FileFormat.UNNAMED, () -> new ByteArrayInputStream(bytes("PK\u0003\u0004")));

        try (var records =
                RecordReader.open(file, LIMIT, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, false)) {
            assertThat(((ParsedReview.Refused) records.next().orElseThrow().parsed()).message())
                    .isEqualTo("this is a spreadsheet; save it as CSV; its first bytes are kept here");
        }
    }

    @Test
    void namesEachBadLineAndGoesOn() throws IOException {
        assertThat(read(
                        "a.jsonl",
                        "{\"text\":\"one\"}\nnonsense\n{\"id\":1}\n[]\n{\"text\":\" \"}\n{\"text\":\"two\"}\n"))
                .containsExactly(
                        "a.jsonl:1 one",
                        "a.jsonl:2 malformed-json",
                        "a.jsonl:3 no-text",
                        "a.jsonl:4 not-a-review",
                        "a.jsonl:5 empty-text",
                        "a.jsonl:6 two");
    }

    @Test
    void setsOnlyTheLineAsideThatIsNoUtf8() throws IOException {
        byte[] bytes = "{\"text\":\"one\"}\n{\"text\":\"caf\u00e9\"}\n{\"text\":\"two\"}\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read("a.jsonl", bytes)).containsExactly("a.jsonl:1 one", "a.jsonl:2 not-utf-8", "a.jsonl:3 two");
    }

    @Test
    void keepsTheBeginningOfALineThatIsTooLarge() throws IOException {
        String line = "{\"text\":\"" + "x".repeat(200_000) + "\"}\n";
        var found = new ArrayList<FoundRecord>();

        try (var records = open("a.jsonl", (line + "{\"text\":\"two\"}\n").getBytes(StandardCharsets.UTF_8))) {
            records.next().ifPresent(found::add);
            records.next().ifPresent(found::add);
        }

        assertThat(found).extracting(FileRecordsTest::shown).containsExactly("a.jsonl:1 too-large", "a.jsonl:2 two");
        assertThat(found.get(0).original()).isEqualTo(Arrays.copyOf(line.getBytes(StandardCharsets.UTF_8), 65_536));
        assertThat(((ParsedReview.Refused) found.get(0).parsed()).message())
                .isEqualTo("this record has 200012 bytes, more than can be taken; its first 65536 are kept here, the"
                        + " whole is still in a.jsonl; raise INGEST_MAX_TEXT_BYTES or split it");
    }

    @Test
    void readsAFileOfFiftyMegabytesInBoundedMemory() throws IOException {
        var endless = new InputStream() {
            private long left = 50L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int start, int count) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(left, count);
                Arrays.fill(into, start, start + given, (byte) 'x');
                left -= given;
                return given;
            }
        };
        var file = new FileSource("a.txt", "a.txt", FileFormat.TEXT, () -> endless);

        try (var records =
                RecordReader.open(file, LIMIT, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, false)) {
            FoundRecord found = records.next().orElseThrow();

            assertThat(shown(found)).isEqualTo("a.txt too-large");
            assertThat(found.original()).hasSizeLessThanOrEqualTo(65_536);
            assertThat(records.next()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jsonl, empty-file",
        "a.json, empty-file",
        "a.csv, empty-file",
        "a.txt, empty-file",
        "a.jsonl.gz, empty-file"
    })
    void namesAnEmptyFile(String name, String reason) throws IOException {
        assertThat(read(name, "")).containsExactly(name + " " + reason);
    }

    @ParameterizedTest
    @CsvSource({"a.jsonl, empty-file", "a.json, empty-text", "a.csv, empty-file", "a.txt, empty-text"})
    void namesAFileOfBlanks(String name, String reason) throws IOException {
        String expected = name.equals("a.json") ? "empty-file" : reason;

        assertThat(read(name, " \n \n")).containsExactly(name + " " + expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json", "a.csv", "a.txt"})
    void namesABinaryFileOnce(String name) throws IOException {
        var bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }

        assertThat(read(name, bytes)).containsExactly(name + " binary");
    }

    @Test
    void keepsWhatCameBeforeTheCutOfAPackedFile() throws IOException {
        var text = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            text.append("{\"text\":\"")
                    .append(Integer.toHexString(i * 0x9E3779B1))
                    .append("\"}\n");
        }
        byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));

        List<String> read = read("a.jsonl.gz", Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.size()).isBetween(100, 350);
        assertThat(read.get(0)).isEqualTo("a.jsonl.gz:1 0");
        assertThat(read.get(read.size() - 1)).isEqualTo("a.jsonl.gz:" + read.size() + " truncated");
        assertThat(read.subList(0, read.size() - 1)).noneMatch(line -> line.contains("truncated"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jsonl | {'text':'one'}~",
                "a.json | {'reviews':[{'text':'one'}],'long':'^'}",
                "a.csv | text~one~",
                "a.txt | one",
                "a.xml | <rss><channel><item><description>one</description></item></channel></rss>"
            })
    void tellsOnceThatThePackedFileIsDamaged(String name, String pattern) throws IOException {
        String text = pattern.replace('\'', '"').replace('~', '\n').replace("^", "x".repeat(500_000));
        byte[] packed = gzip(bytes(text));
        packed[packed.length - 8] ^= 1; // in its checksum

        List<String> read = read(name, packed);

        assertThat(read).hasSize(2);
        assertThat(read.get(0)).endsWith(" one");
        assertThat(read.get(1)).endsWith(" truncated");
    }

    @Test
    void namesAHalfLineAtTheEnd() throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"one\"}\n{\"text\":\"tw"))
                .containsExactly("a.jsonl:1 one", "a.jsonl:2 truncated");
    }

    @Test
    void readsTheHalfLineAgainWhenItIsWhole() throws IOException {
        Position left;
        try (var records = open("a.jsonl", bytes("{\"text\":\"one\"}\n{\"text\":\"tw"))) {
            while (records.next().isPresent()) {
                // to the end
            }
            left = records.position();
        }

        assertThat(read("a.jsonl", bytes("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"), left))
                .containsExactly("a.jsonl:2 two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json"})
    void readsASequenceWithSeparators(String name) throws IOException {
        assertThat(
                        read(
                                name,
                                "\u001E{\"text\":\"one\"}\n\u001E{\n \"text\":\"two\"\n}\n\u001E{\"text\":\"cut\n\u001E{\"text\":\"four\"}\n"))
                .containsExactly(name + ":1 one", name + ":2 two", name + ":5 malformed-json", name + ":6 four");
    }

    @Test
    void leavesTheHalfLineOfAGrowingFile() throws IOException {
        byte[] bytes = bytes("{\"text\":\"one\"}\n{\"text\":\"tw");
        var file = new FileSource("a.jsonl", "a.jsonl", FileFormat.LINES, () -> new ByteArrayInputStream(bytes));

        try (var records =
                RecordReader.open(file, LIMIT, ExportFormats.builtIn(), () -> Instant.EPOCH, Position.START, true)) {
            assertThat(records.next().map(FileRecordsTest::shown)).contains("a.jsonl:1 one");
            assertThat(records.next()).isEmpty();
            assertThat(records.position()).isEqualTo(new Position(15, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"text\":\"one\"},\n{\"text\":\"two\"}]",
                "{\"reviews\":[{\"text\":\"one\"},\n{\"text\":\"two\"}], \"page\": 1}",
                "{\"page\": {\"n\": [1]}, \"data\": {\"items\":[{\"text\":\"one\"},\n{\"text\":\"two\"}]}}",
                "{\"status\": \"OK\", \"result\": {\"rating\": 4, \"reviews\":[{\"text\":\"one\"},\n{\"text\":\"two\"}]}}",
                "{\"text\":\"one\"}\n{\"text\":\"two\"}\n",
                "{\"text\":\"one\", \"comments\": [{\"by\": \"x\"}]}\n{\"text\":\"two\"}\n",
                "{\"text\":\"one\", \"author\": {\"reviews\": [{\"n\": 1}]}}\n{\"text\":\"two\"}\n"
            })
    void findsTheReviewsOfAJsonDocument(String json) throws IOException {
        assertThat(read("a.json", json)).containsExactly("a.json:1 one", "a.json:2 two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n\"text\": \"one\"\n}",
                "{\"text\": \"one\", \"comments\": [{\"by\": \"x\"}]}",
                "{\"comments\": [{\"by\": \"x\"}], \"text\": \"one\"}",
                "{\"author\": {\"reviews\": [{\"n\": 1}]}, \"text\": \"one\"}"
            })
    void readsAJsonObjectAsOneReview(String json) throws IOException {
        assertThat(read("a.json", json)).containsExactly("a.json one");
    }

    @Test
    void goesOnBehindABadElementOfAnArray() throws IOException {
        assertThat(read("a.json", "[{\"text\":\"one\"},\n{\"text\" \"two\"},\n3,\n{\"text\":\"br } ack ] et\\\"\"}]"))
                .containsExactly(
                        "a.json:1 one", "a.json:2 malformed-json", "a.json:3 not-a-review", "a.json:4 br } ack ] et\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'text':'one'}]~[{'text':'two'}] | a.json:2 malformed-json",
                "[{'text':'one'}],~{'text':'two'}] | a.json:2 malformed-json",
                "[{'text':'one'}] garbage | a.json:1 malformed-json",
                "{'reviews':[{'text':'one'}]}~{'reviews':[{'text':'two'}]} | a.json:2 malformed-json",
                "{'reviews':[{'text':'one'}],'next':[{'id':'two','te | a.json:1 truncated",
                "{'reviews':[{'text':'one'}] | a.json:1 truncated",
                "{'data':{'reviews':[{'text':'one'}]} | a.json:1 truncated",
            })
    void namesWhatFollowsAListAndWhatIsMissingBehindIt(String pattern, String second) throws IOException {
        String json = pattern.replace('\'', '"').replace('~', '\n');

        assertThat(read("a.json", json)).containsExactly("a.json:1 one", second);
    }

    @Test
    void keepsWhatFollowsAList() throws IOException {
        try (var records = open("a.json", bytes("[{\"text\":\"one\"}]\n[{\"text\":\"two\"}]\n"))) {
            records.next();

            assertThat(records.next())
                    .hasValueSatisfying(
                            found -> assertThat(found.original()).isEqualTo(bytes("[{\"text\":\"two\"}]\n")));
            assertThat(records.next()).isEmpty();
        }
    }

    @Test
    void readsWhatElseAnObjectHasBehindItsList() throws IOException {
        String json = "{'reviews':[{'text':'one'}],'note':'a ] brace } and \\' more','next':{'of':[1,2]}}~";

        assertThat(read("a.json", json.replace('\'', '"').replace('~', '\n'))).containsExactly("a.json:1 one");
    }

    @Test
    void namesAnArrayThatIsCutOff() throws IOException {
        assertThat(read("a.json", "[{\"text\":\"one\"},\n{\"text\":\"tw"))
                .containsExactly("a.json:1 one", "a.json:2 truncated");
        assertThat(read("a.json", "[{\"text\":\"one\"},\n")).containsExactly("a.json:1 one", "a.json:2 truncated");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "$"})
    void readsATableWhateverSeparatesItsFields(String delimiter) throws IOException {
        String table = String.join(
                "\n",
                String.join(delimiter, "id", "review", "stars"),
                String.join(delimiter, "1", "\"one\nmore \"\"quoted\"\"" + delimiter + " more\"", "3"),
                String.join(delimiter, "2", "5\" inch", ""),
                "");

        assertThat(read("a.csv", table))
                .containsExactly("a.csv:2 one\nmore \"quoted\"" + delimiter + " more", "a.csv:4 5\" inch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\n", "\"sep=;\"\r\n", "SEP=;\n", "\n \r\nsep=;\n\n"})
    void readsTheLineThatSaysWhatSeparatesTheFields(String line) throws IOException {
        String rows = "text;note, and more, and more\r\none;a, b\r\ntwo;c\r\n";

        List<String> read = read("a.csv", line + rows);

        assertThat(read).hasSize(2).allMatch(record -> record.matches("a\\.csv:\\d (one|two)"));
    }

    @Test
    void passesOverBlankLinesBeforeTheHeader() throws IOException {
        assertThat(read("a.csv", "\r\n\ntext,rating\none,1\n")).containsExactly("a.csv:4 one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsWideCharactersThatNoByteOrderMarkAnnounces(String charset) throws IOException {
        assertThat(read("a.jsonl", "{\"text\":\"caf\u00e9 \ud83c\udfac\"}\n".getBytes(Charset.forName(charset))))
                .containsExactly("a.jsonl:1 caf\u00e9 \ud83c\udfac");
        assertThat(read("a.csv", "text,rating\r\n\u010desk\u00fd,1\r\n".getBytes(Charset.forName(charset))))
                .containsExactly("a.csv:2 \u010desk\u00fd");
    }

    @Test
    void saysThatAFileIsPackedTwice() throws IOException {
        try (var records = open("a.jsonl.gz", gzip(gzip(bytes("{\"text\":\"one\"}\n"))))) {
            assertThat(records.next().orElseThrow().parsed())
                    .isEqualTo(new ParsedReview.Refused(
                            io.reviewstream.ingest.parse.Refusal.BINARY,
                            "this is a gz file; unpack it first; its first bytes are kept here",
                            null));
        }
    }

    @Test
    void setsOnlyTheRowAsideThatDoesNotFit() throws IOException {
        assertThat(read("a.csv", "id,text\n1,one\n2,two, and more\n3,\"three\n4,four\n5\n6,six\n"))
                .containsExactly(
                        "a.csv:2 one",
                        "a.csv:3 malformed-csv",
                        "a.csv:4 malformed-csv",
                        "a.csv:5 four",
                        "a.csv:6 skipped",
                        "a.csv:7 six");
    }

    @Test
    void namesATableWithoutTextOnce() throws IOException {
        assertThat(read("a.csv", "id,stars\n1,2\n2,3\n")).containsExactly("a.csv no-text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void decodesWhatABomAnnounces(String charset) throws IOException {
        byte[] bytes = "\uFEFFid,text\n1,Größe \uD83D\uDE00\n".getBytes(Charset.forName(charset));

        assertThat(read("a.csv", bytes)).containsExactly("a.csv:2 Größe \uD83D\uDE00");
    }

    @Test
    void tellsWhatAFileWithoutANameHoldsBehindAByteOrderMark() {
        assertThat(FileFormat.ofContent("\uFEFF {\"text\": \"Fine.\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileFormat.LINES);
        assertThat(FileFormat.ofContent("\uFEFF{\"text\": \"Fine.\"}".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(FileFormat.LINES);
        assertThat(FileFormat.ofContent("\uFEFFFine.".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileFormat.TEXT);
        assertThat(FileFormat.ofFeed("\uFEFF{\"items\": []}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileFormat.JSON);
        assertThat(FileFormat.ofFeed("\uFEFF<rss/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileFormat.FEED);
    }

    @Test
    void readsATableOfWindows1252() throws IOException {
        byte[] bytes = "id,text\n1,caf\u00e9 \u201cgut\u201d\n2,na\u00efve\n".getBytes(Charset.forName("windows-1252"));

        assertThat(read("a.csv", bytes)).containsExactly("a.csv:2 caf\u00e9 \u201cgut\u201d", "a.csv:3 na\u00efve");
    }

    @Test
    void readsATableOfWindows1252ThatEndsInItsOnlyAccent() throws IOException {
        assertThat(read("a.csv", "id,text\n1,un caf\u00e9\n".getBytes(Charset.forName("windows-1252"))))
                .containsExactly("a.csv:2 un caf\u00e9");
    }

    @Test
    void keepsATableOfDamagedUtf8AsUtf8() throws IOException {
        byte[] bytes = "id,text\n1,caf\u00e9\n2,naXve\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xEF;

        assertThat(read("a.csv", bytes)).containsExactly("a.csv:2 caf\u00e9", "a.csv:3 not-utf-8");
    }

    @Test
    void unpacksWhatIsPackedWhateverItsName() throws IOException {
        assertThat(read("a.jsonl", gzip(bytes("{\"text\":\"one\"}\n")))).containsExactly("a.jsonl:1 one");
        assertThat(read("a.jsonl.gz", bytes("{\"text\":\"one\"}\n"))).containsExactly("a.jsonl.gz:1 one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jsonl | {'text':'one'}~{'text':'two'}~bad~{'text':'three'}~",
                "a.json | [{'text':'one'},~{'text':'two'},~{'text' 1},{'text':'three'}]",
                "a.json | {'reviews':[{'text':'one'},~{'text':'two'},~{'text' 1},{'text':'three'}]}",
                "a.csv | id,text~1,'one~or so'~2,two~3,'three'~",
                "a.tsv | id\ttext~1\tone~2\ttwo~3\tthree~",
                "a.txt | one"
            })
    void goesOnWhereItWasLeft(String name, String pattern) throws IOException {
        byte[] bytes = bytes(pattern.trim().replace('\'', '"').replace('~', '\n'));
        List<String> all = read(name, bytes);

        for (int stop = 1; stop <= all.size(); stop++) {
            var before = new ArrayList<String>();
            Position left;
            try (var records = open(name, bytes)) {
                for (int i = 0; i < stop; i++) {
                    before.add(shown(records.next().orElseThrow()));
                }
                left = records.position();
            }
            before.addAll(read(name, bytes, left));

            assertThat(before).isEqualTo(all);
        }
    }

    @Test
    void splitsRowsAsFastCsvDoes() {
        for (String row : List.of(
                "a,b,c", "\"a\",\"b,c\",\"d\"\"e\"", ",,", "\"\",x,", "a b , c", "\"multi\nline\",2", "x\r\n")) {
            try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(row)) {
                assertThat(CsvRow.split(row, ',').fields())
                        .isEqualTo(reader.iterator().next().getFields());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static List<String> read(String name, String text) throws IOException {
        return read(name, bytes(text));
    }

    private static List<String> read(String name, byte[] bytes) throws IOException {
        return read(name, bytes, Position.START);
    }

    private static List<String> read(String name, byte[] bytes, Position start) throws IOException {
        var found = new ArrayList<String>();
        try (var records = open(name, bytes, start)) {
            for (Optional<FoundRecord> next = records.next(); next.isPresent(); next = records.next()) {
                found.add(shown(next.get()));
            }
        }
        return found;
    }

    private static RecordReader open(String name, byte[] bytes) throws IOException {
        return open(name, bytes, Position.START);
    }

    private static RecordReader open(String name, byte[] bytes, Position start) throws IOException {
        var file = new FileSource(name, name, FileFormat.of(name).orElseThrow(), () -> new ByteArrayInputStream(bytes));
        return RecordReader.open(file, LIMIT, ExportFormats.builtIn(), () -> Instant.EPOCH, start, false);
    }

    private static String shown(FoundRecord found) {
        if (found.parsed() instanceof ParsedReview.Accepted accepted) {
            return found.place() + " " + accepted.review().text();
        }
        return found.place() + " "
                + (found.parsed() instanceof ParsedReview.Refused refused
                        ? refused.reason().code()
                        : "skipped");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
