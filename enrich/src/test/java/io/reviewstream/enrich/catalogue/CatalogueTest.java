package io.reviewstream.enrich.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.runtime.SettingsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogueTest {
    private static final CatalogueEntry PIER_1994 = new CatalogueEntry(
            "The Long Pier",
            "Movie",
            1994,
            List.of("Der lange Pier"),
            List.of("Anna Keller", "Tom Reed"),
            List.of("x:1"));
    private static final CatalogueEntry PIER_2011 =
            new CatalogueEntry("The Long Pier", "Movie", 2011, List.of(), List.of("Otto Berg"), List.of("x:2"));
    private static final CatalogueEntry TRAINS = new CatalogueEntry(
            "Night Trains & Café Owls", "Movie", 2003, List.of("Night Trains"), List.of("Mia Quill"), List.of("x:3"));

    private final Catalogue catalogue = new Catalogue();
    private final ItemFinder finder = new ItemFinder(new NameReader(), catalogue);

    @ParameterizedTest
    @CsvSource({
        "The Long Pier, the long pier",
        "The Long Pier, Long Pier",
        "Night Trains & Café Owls, 'night trains and cafe owls'",
        "Ocean's 11, Oceans 11",
        "Le Voyage: Part 2, le voyage part 2"
    })
    void findsATitleHoweverItIsWritten(String listed, String written) {
        catalogue.put("1", entry(listed));

        assertThat(catalogue.called(written)).containsExactly(entry(listed));
    }

    @Test
    void keepsTitlesApartThatOnlyLookAlike() {
        catalogue.put("1", entry("The Pier"));

        assertThat(catalogue.called("Piers")).isEmpty();
        assertThat(catalogue.called("The The Pier")).isEmpty();
        assertThat(catalogue.called("!")).isEmpty();
    }

    @Test
    void forgetsTitlesOfAnEntryThatIsReplacedOrTakenOut() {
        catalogue.put("1", PIER_1994);
        String before = catalogue.fingerprint();
        catalogue.put("1", TRAINS);

        assertThat(catalogue.called("Der lange Pier")).isEmpty();
        assertThat(catalogue.called("Night Trains")).containsExactly(TRAINS);
        catalogue.remove("1");
        assertThat(catalogue.called("Night Trains")).isEmpty();
        assertThat(catalogue.isEmpty()).isTrue();
        catalogue.put("1", PIER_1994);
        assertThat(catalogue.fingerprint()).isEqualTo(before);
    }

    @Test
    void linksATitleToItsIdentifiersAndWritesItAsTheCatalogueDoes() {
        catalogue.put("3", TRAINS);

        ItemReviewed item = find("\"night trains\" is a moving film. Everybody in \"Night Trains\" shines.")
                .orElseThrow();

        assertThat(item.name()).isEqualTo("Night Trains & Café Owls");
        assertThat(item.year()).isEqualTo(2003);
        assertThat(item.sameAs()).containsExactly("x:3");
        assertThat(item.type()).isEqualTo("Movie");
        assertThat(item.mentions()).hasSize(2);
    }

    @Test
    void knowsTheTypeBetterThanTheWordsAndNoBetterThanTheSource() {
        catalogue.put("3", new CatalogueEntry("Night Trains", "TVSeries", null, List.of(), List.of(), List.of("x:3")));
        String text = "\"Night Trains\" is a moving film. Everybody in this film shines.";

        assertThat(find(text).orElseThrow().type()).isEqualTo("TVSeries");
        assertThat(finder.find(Document.of(text), review(text, new StatedItem("Play", null, null, null)))
                        .orElseThrow()
                        .type())
                .isEqualTo("Play");
    }

    @Test
    void takesAJudgementForANameWhereTheCatalogueHasIt() {
        String text = "Great Value. It holds a charge for a week and the strap is sound.";
        assertThat(find(text)).isEmpty();

        catalogue.put("4", entry("Great Value"));

        assertThat(find(text)).map(ItemReviewed::name).contains("Great Value");
    }

    @Test
    void settlesWhichOfTwoByTheYear() {
        both();

        assertThat(find("\"The Long Pier\" (2011) is a moving film."))
                .map(ItemReviewed::sameAs)
                .contains(List.of("x:2"));
        assertThat(find("\"The Long Pier\" (1995) is a moving film."))
                .map(ItemReviewed::sameAs)
                .contains(List.of("x:1"));
        assertThat(find("\"The Long Pier\" (1971) is a moving film."))
                .map(ItemReviewed::sameAs)
                .contains(List.of());
    }

    @Test
    void settlesWhichOfTwoByThePeople() {
        both();

        assertThat(find("\"The Long Pier\" is a moving film. Tom Reed shines in it."))
                .map(ItemReviewed::sameAs)
                .contains(List.of("x:1"));
        assertThat(find("\"The Long Pier\" is a moving film. Berg shines in it."))
                .map(ItemReviewed::year)
                .contains(2011);
    }

    @Test
    void linksToNeitherOfTwoWhenNothingSettlesIt() {
        both();

        ItemReviewed item = find("\"The Long Pier\" is a moving film.").orElseThrow();

        assertThat(item.name()).isEqualTo("The Long Pier");
        assertThat(item.year()).isNull();
        assertThat(item.sameAs()).isEmpty();
    }

    @Test
    void tellsTheSubjectFromAFilmThatIsOnlyComparedByThePeople() {
        String text = "I liked \"Harbour Lights\" better than \"Night Trains\". Mia Quill is wasted here.";
        Optional<String> without = find(text).map(ItemReviewed::name);
        catalogue.put("3", TRAINS);

        assertThat(find(text)).map(ItemReviewed::name).contains("Night Trains & Café Owls");
        assertThat(without).isNotEqualTo(Optional.of("Night Trains"));
    }

    @Test
    void addsIdentifiersToWhatTheSourceStates() {
        both();
        var stated = new StatedItem(null, "the long pier", 1994, "https://feed.example/7");

        ItemReviewed item =
                finder.find(Document.of("Dull."), review("Dull.", stated)).orElseThrow();

        assertThat(item.name()).isEqualTo("The Long Pier");
        assertThat(item.sameAs()).containsExactly("https://feed.example/7", "x:1");
        assertThat(item.confidence()).isEqualTo(1);
    }

    @Test
    void readsJsonLines(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("works.jsonl"), """
                {"id":"own-1","name":"The Long Pier","year":1994,"aliases":["Pier"],"people":["Anna Keller"],"identifiers":["x:1"]}

                {"name":"Night Trains","type":"Book","identifiers":["x:3"],"shelf":7}
                {"name":"Nameless","year":2001}
                """);

        assertThat(read(file))
                .isEqualTo(Map.of(
                        "own-1",
                        new CatalogueEntry(
                                "The Long Pier", null, 1994, List.of("Pier"), List.of("Anna Keller"), List.of("x:1")),
                        "x:3",
                        new CatalogueEntry("Night Trains", "Book", null, List.of(), List.of(), List.of("x:3")),
                        "Nameless (2001)",
                        new CatalogueEntry("Nameless", null, 2001, List.of(), List.of(), List.of())));
    }

    @Test
    void readsCsvInWhateverOrderOfColumns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("works.CSV.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    "\uFEFFYear,Name,People,Identifiers,Note\r\n1994,\"Pier, The\",Anna Keller|Tom Reed,x:1,\r\n,Trains,,,\r\n"
                            .getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(file))
                .isEqualTo(Map.of(
                        "x:1",
                        new CatalogueEntry(
                                "Pier, The", null, 1994, List.of(), List.of("Anna Keller", "Tom Reed"), List.of("x:1")),
                        "Trains",
                        new CatalogueEntry("Trains", null, null, List.of(), List.of(), List.of())));
    }

    @Test
    void namesFileLineAndProblemOfEachBadRow(@TempDir Path folder) throws IOException {
        Path lines = Files.writeString(
                folder.resolve("a.jsonl"),
                "{\"name\":\"Good\"}\n{\"year\":1994}\n{\"name\":\"X\",\"year\":0}\n{\"name\":\n");
        Path csv = Files.writeString(folder.resolve("b.csv"), "name,year\nGood,1994\n,2001\nX,soon\n");
        Path headless = Files.writeString(folder.resolve("c.csv"), "The Long Pier,1994\n");
        Path latin =
                Files.write(folder.resolve("d.jsonl"), "{\"name\":\"Café\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems(lines).subList(0, 2))
                .containsExactly(
                        "catalogue " + lines + ":2: name is required",
                        "catalogue " + lines + ":3: year must be 1 to 9999 but was 0");
        assertThat(problems(lines)).hasSize(3).last().asString().startsWith("catalogue " + lines + ":4: ");
        assertThat(problems(csv))
                .containsExactly(
                        "catalogue " + csv + ":3: name is required",
                        "catalogue " + csv + ":4: year must be a whole number but was soon");
        assertThat(problems(headless))
                .containsExactly("catalogue " + headless
                        + ":1: the first line must name the columns, name among them (and type, year, aliases, people,"
                        + " identifiers, id) but is The Long Pier,1994");
        assertThat(problems(latin))
                .containsExactly("catalogue " + latin + " is not UTF-8; convert it, for example with iconv");
        assertThat(problems(folder.resolve("none"))).containsExactly("there is no catalogue " + folder.resolve("none"));
    }

    @Test
    void namesEachRowOfTooManyOrTooFewCells(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("works.csv"), "name,year\nA,1990\n\n\"B\nC\",1992\nD,1993,foo\nE\nF,1994\n");

        assertThat(problems(file))
                .containsExactly(
                        "catalogue " + file
                                + ":6: has 3 cells but the first line names 2 columns; a cell with a comma in it needs"
                                + " quotes around it",
                        "catalogue " + file + ":7: has 1 cell but the first line names 2 columns");
    }

    @Test
    void namesTheLineFromWhichAFileIsNoCsv(@TempDir Path folder) throws IOException {
        Path file =
                Files.writeString(folder.resolve("works.csv"), "name,year\r\n\"A\r\nB\",1990\r\n\r\n\"C\"x,1991\r\n");

        assertThat(problems(file))
                .singleElement()
                .asString()
                .startsWith("catalogue " + file + ":5: no CSV from here on: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'name':'B','people':'Tom Reed'} | people must be a list of texts such as ['Tom Reed'] but was 'Tom Reed'",
                "{'name':'B','aliases':{'de':'Be'}} | aliases must be a list of texts such as ['Tom Reed'] but was {'de':'Be'}",
                "{'name':'B','identifiers':['x:1',['x:2']]}"
                        + " | identifiers must be a list of texts such as ['Tom Reed'] but was ['x:1',['x:2']]",
                "{'name':'B','year':'soon'} | year must be a whole number but was 'soon'",
                "{'name':'B','year':99999999999} | year must be a whole number but was 99999999999",
                "{'name':['B']} | name must be text but was ['B']",
                "{'name':'B','type':{}} | type must be text but was {}",
                "['B'] | must be an object such as {'name':'Night Trains'} but was ['B']",
                "null | must be an object such as {'name':'Night Trains'} but was null",
                "'B' | must be an object such as {'name':'Night Trains'} but was 'B'"
            })
    void saysWhatAFieldMustBe(String line, String problem, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{\"name\":\"A\"}\n" + line.replace('\'', '"') + "\n");

        assertThat(problems(file)).containsExactly("catalogue " + file + ":2: " + problem.replace('\'', '"'));
    }

    @Test
    void showsNotAllOfALongValue(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.jsonl"), "{\"name\":\"A\",\"people\":\"" + "Tom Reed, ".repeat(50) + "\"}\n");

        assertThat(problems(file))
                .singleElement()
                .asString()
                .endsWith("but was \"" + "Tom Reed, ".repeat(7) + "Tom Reed,…");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, csv",
        "UTF-16, csv",
        "UTF-16LE, csv",
        "ISO-8859-1, jsonl",
        "UTF-16, jsonl",
        "UTF-16LE, jsonl"
    })
    void saysThatAFileIsInAnotherEncoding(String charset, String format, @TempDir Path folder) throws IOException {
        String text = format.equals("csv") ? "name,year\nCafé,2001\n" : "{\"name\":\"Café\"}\n";
        Path file = Files.write(folder.resolve("works." + format), text.getBytes(Charset.forName(charset)));

        assertThat(problems(file))
                .containsExactly("catalogue " + file + " is not UTF-8; convert it, for example with iconv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv.gz", "jsonl.gz"})
    void saysThatAPackedFileIsCutOff(String ending, @TempDir Path folder) throws IOException {
        byte[] packed = gzip("name,year\nNight Trains,2003\n");
        Path file = Files.write(folder.resolve("works." + ending), Arrays.copyOf(packed, packed.length - 12));

        assertThat(problems(file))
                .containsExactly("catalogue " + file
                        + " is cut off or damaged (it ends within its data); get the whole file again");
    }

    @Test
    void saysThatALaterMemberOfAPackedFileIsDamaged(@TempDir Path folder) throws IOException {
        byte[] first = gzip("{\"name\":\"Night Trains\"}\n");
        byte[] second = gzip("{\"name\":\"The Long Pier\"}\n");
        second[0] ^= 0x55;
        Path file = Files.write(folder.resolve("works.jsonl.gz"), first);
        Files.write(file, second, StandardOpenOption.APPEND);

        assertThat(problems(file))
                .containsExactly("catalogue " + file + " is cut off or damaged (what follows from here on is no gzip);"
                        + " get the whole file again");
    }

    @Test
    void stopsNamingBadRowsOfAFileThatIsNoCatalogue(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "nonsense\n".repeat(1_000));

        assertThat(problems(file)).hasSize(21).last().asString().endsWith("only the first 20 are named");
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private void both() {
        catalogue.put("1", PIER_1994);
        catalogue.put("2", PIER_2011);
    }

    private static Map<String, CatalogueEntry> read(Path file) {
        var entries = new TreeMap<String, CatalogueEntry>();
        CatalogueFile.read(file, entries::put);
        return entries;
    }

    private static List<String> problems(Path file) {
        var problems = new ArrayList<String>();
        assertThatThrownBy(() -> CatalogueFile.read(file, (id, entry) -> {}))
                .isInstanceOfSatisfying(SettingsException.class, e -> problems.addAll(e.problems()));
        return problems;
    }

    private Optional<ItemReviewed> find(String text) {
        return finder.find(Document.of(text), review(text, null));
    }

    private static RawReview review(String text, @Nullable StatedItem stated) {
        return new RawReview("r", 1, "test", text, null, null, null, stated, null, null, null, null, Map.of());
    }

    private static CatalogueEntry entry(String name) {
        return new CatalogueEntry(name, null, null, List.of(), List.of(), List.of());
    }
}
