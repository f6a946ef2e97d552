package io.reviewstream.benchmarks;

import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.catalogue.CatalogueFile;
import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.ItemReviewed.Candidate;
import io.reviewstream.events.Json;
import io.reviewstream.events.RawReview;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/**
 * What a large catalogue costs: {@code CatalogueSize [ENTRIES]}. Its names are made up, but for those that the analysis finds
 * in the reviews: each of these is there as one to three works, so that it costs what it does to a user who has them all.
 */
final class CatalogueSize {
    private static final int ENTRIES = 500_000;
    private static final int REVIEWS = 4_000;
    private static final int ROUNDS = 12;
    private static final int WARM_UP = 4;
    private static final long SEED = 42;

    private static final String[] KINDS =
            "Silent Last Broken Golden Distant Hollow Crimson Second Bitter Lonely Early Burning".split(" ");
    private static final String[] THINGS =
            "River Harbour Winter Orchard Letter Stranger Bridge Summer Garden Lantern Mountain Promise Kingdom"
                    .split(" ");
    private static final String[] GIVEN = "Anna Tom Marta Owen Priya Jun Helen Tomas Ruth Karim Lena Paulo".split(" ");
    private static final String[] SURNAMES =
            "Keller Reed Lindqvist Castellane Raman Takeda Okafor Varga Sommer Haddad Novak Pires".split(" ");

    private final NameReader nameReader = new NameReader();
    private final Random random = new Random(SEED);
    private final List<RawReview> reviews;
    private final List<Names> names = new ArrayList<>();

    private CatalogueSize(List<RawReview> reviews) {
        this.reviews = reviews;
        reviews.forEach(review -> names.add(nameReader.read(Document.of(review.text()))));
    }

    public static void main(String[] arguments) throws IOException {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ENTRIES;
        Corpus corpus = Corpus.load();
        System.out.printf("reviews: %s; %s%n", corpus.origin(), System.getProperty("java.runtime.version"));
        var size = new CatalogueSize(
                corpus.reviews().subList(0, Math.min(REVIEWS, corpus.reviews().size())));
        size.measure(entries);
    }

    private void measure(int entries) throws IOException {
        var without = new ItemFinder(nameReader);
        Path file = Files.createTempFile("catalogue", ".jsonl");
        try {
            write(file, entries, without);
            long memory = usedMemory();
            long clock = System.nanoTime();
            long processor = processorTime();
            var catalogue = new Catalogue();
            CatalogueFile.read(file, catalogue::put);
            clock = System.nanoTime() - clock;
            processor = processorTime() - processor;
            print("entries", catalogue.size(), "");
            print("file", Files.size(file) / 1e6, "MB");
            print("loading, by the clock", clock / 1e9, "s");
            print("loading, processor time of this thread", processor / 1e9, "s");
            print("memory held", (usedMemory() - memory) / 1e6, "MB");
            compare(without, new ItemFinder(nameReader, catalogue));
        } finally {
            Files.delete(file);
        }
    }

    private void compare(ItemFinder without, ItemFinder with) {
        var plain = new ArrayList<Double>();
        var linked = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double one = round(without);
            double other = round(with);
            if (round >= WARM_UP) {
                plain.add(one);
                linked.add(other);
            }
        }
        print("item of a review without, median", median(plain), "µs of processor time");
        print("item of a review with it, median", median(linked), "µs of processor time");
        print("reviews whose item it identifies", identified(with), "of " + reviews.size());
    }

    private double round(ItemFinder finder) {
        long before = processorTime();
        for (int i = 0; i < reviews.size(); i++) {
            finder.find(names.get(i), reviews.get(i));
        }
        return (processorTime() - before) / 1e3 / reviews.size();
    }

    private int identified(ItemFinder finder) {
        int identified = 0;
        for (int i = 0; i < reviews.size(); i++) {
            identified += finder.find(names.get(i), reviews.get(i))
                            .filter(item -> !item.sameAs().isEmpty())
                            .isPresent()
                    ? 1
                    : 0;
        }
        return identified;
    }

    private void write(Path file, int entries, ItemFinder finder) throws IOException {
        var named = new TreeSet<String>();
        for (int i = 0; i < reviews.size(); i++) {
            finder.find(names.get(i), reviews.get(i))
                    .ifPresent(item ->
                            item.candidates().stream().map(Candidate::name).forEach(named::add));
        }
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            int written = 0;
            for (String name : named) {
                for (int works = 1 + random.nextInt(3); works > 0 && written < entries; works--) {
                    line(out, name, written++);
                }
            }
            while (written < entries) {
                line(out, title(), written++);
            }
        }
    }

    private void line(BufferedWriter out, String name, int number) throws IOException {
        var people = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            people.add(pick(GIVEN) + " " + pick(SURNAMES));
        }
        List<String> aliases = random.nextInt(4) == 0 ? List.of(title()) : List.of();
        var entry = new CatalogueEntry(
                name, "Movie", 1920 + random.nextInt(106), aliases, people, List.of("https://films.example/" + number));
        out.write(Json.mapper().writeValueAsString(entry));
        out.newLine();
    }

    /** Some thirty thousand different ones for each number in them. */
    private String title() {
        String title = pick(KINDS) + " " + pick(THINGS) + " of " + pick(GIVEN) + " " + pick(SURNAMES);
        return random.nextBoolean() ? "The " + title : title + " " + (2 + random.nextInt(40));
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long usedMemory() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 3; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-40s %10.1f %s%n", what, value, unit);
    }
}
