package io.reviewstream.benchmarks.endtoend;

import io.reviewstream.benchmarks.Corpus;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.ReviewJson;
import io.reviewstream.peers.Jobs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of reviews, as many as one likes: the corpus again and again, each time under new ids. The id ends with the review's
 * number, by which it is known in every output.
 */
final class Feed {
    /** What all ids begin with. */
    static final String ID = "replay/";

    /** As many as differ enough from each other for a compressor. */
    private static final int ENRICHED = 1_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Corpus corpus;
    private final Path folder;

    Feed(Corpus corpus, Path folder) {
        this.corpus = corpus;
        this.folder = folder;
    }

    /** A feed's file; its reviews have the numbers from {@code first} on. */
    record Part(Path file, long first, long reviews) {}

    Part part(long first, long reviews) throws IOException {
        return write("reviews-" + first + "-" + reviews, first, reviews, 0);
    }

    /** Reviews of just that many characters, each made of several where one is too short. */
    Part partOfLength(long first, long reviews, int characters) throws IOException {
        return write("reviews-of-" + characters + "-" + first + "-" + reviews, first, reviews, characters);
    }

    /** The first reviews as they are enriched now, beside the parts, for who hands on as much as we do without analysing anything. */
    void writeEnriched() throws IOException {
        var analyser = ReviewAnalyser.standard();
        write(folder.resolve(Jobs.ENRICHED_FILE), out -> {
            for (int i = 0; i < ENRICHED; i++) {
                out.write(ReviewJson.of(analyser.enriched(RawReview.ofText(ID + i, "corpus", text(i)), null)));
                out.write('\n');
            }
        });
    }

    /** Number {@code number}, as a line. */
    byte[] line(long number) {
        return line(number, text(number));
    }

    String text(long number) {
        List<RawReview> reviews = corpus.reviews();
        return reviews.get((int) (number % reviews.size())).text();
    }

    String text(long number, int characters) {
        var text = new StringBuilder();
        for (long i = number; text.length() < characters; i++) {
            text.append(text(i)).append(' ');
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }

    private Part write(String name, long first, long reviews, int characters) throws IOException {
        Path file = folder.resolve(name + ".jsonl");
        if (Files.notExists(file)) {
            write(file, out -> {
                for (long i = first; i < first + reviews; i++) {
                    out.write(characters == 0 ? line(i) : line(i, text(i, characters)));
                }
            });
        }
        return new Part(file, first, reviews);
    }

    private interface Lines {
        void writeTo(OutputStream out) throws IOException;
    }

    /** A file that is there is whole. */
    private static void write(Path file, Lines lines) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 20)) {
            lines.writeTo(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] line(long number, String text) {
        return ("{\"id\":\"" + ID + number + "\",\"text\":" + JSON.writeValueAsString(text) + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
