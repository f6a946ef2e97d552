package io.reviewstream.local.chaos;

import io.reviewstream.enrich.Ledger;
import io.reviewstream.enrich.LedgerEntry;
import io.reviewstream.events.Json;
import io.reviewstream.events.Topics;
import io.reviewstream.local.audit.Audit;
import io.reviewstream.local.audit.Finding;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.runtime.KafkaSettings;
import io.reviewstream.sink.files.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What was found against what was sent.
 *
 * @param table who was killed how often
 * @param sent reviews and revisions that had to arrive
 * @param missing of them not stored
 * @param doubled stored more than once
 * @param torn lines that are no JSON, or files that are not as they were written
 * @param unexpected stored and never sent, or with another text
 * @param letters dead letters
 * @param wrongLetters dead letters that are no poison, and poison of which there is not exactly one
 * @param ledger what enrich says of it
 * @param audit what the audit says
 * @param duplicates copies that were sent
 * @param longestWait until the one to be killed got on, milliseconds
 */
record Outcome(
        String table,
        int sent,
        List<String> missing,
        List<String> doubled,
        List<String> torn,
        List<String> unexpected,
        int letters,
        List<String> wrongLetters,
        LedgerEntry ledger,
        Finding audit,
        int duplicates,
        long longestWait) {

    static Outcome of(KafkaSettings kafka, Topics topics, Path store, SentReviews sent, Foreign foreign, Chaos chaos)
            throws IOException {
        var missing = new ArrayList<String>();
        var doubled = new ArrayList<String>();
        var torn = new ArrayList<>(Verification.of(store).problems());
        var unexpected = new ArrayList<String>();
        Map<String, Integer> found = new TreeMap<>();
        for (String line : lines(store)) {
            try {
                JsonNode json = Json.mapper().readTree(line);
                String key =
                        json.get("id").asString() + "/" + json.get("revision").asInt();
                String text = json.get("review").get("text").asString();
                if (!text.equals(sent.expected().get(key))) {
                    unexpected.add(key + ": " + text);
                }
                if (found.merge(key, 1, Integer::sum) > 1) {
                    doubled.add(key);
                }
            } catch (JacksonException e) {
                torn.add(line);
            }
        }
        sent.expected().keySet().stream().filter(key -> !found.containsKey(key)).forEach(missing::add);
        List<String> letters = new LetterBox(kafka, topics)
                .read(unreadable -> {}).stream()
                        .map(letter -> letter.envelope().stage() + ": "
                                + new String(
                                        letter.value() == null ? new byte[0] : letter.value(), StandardCharsets.UTF_8))
                        .toList();
        var poison = new ArrayList<>(foreign.letters());
        sent.poison().forEach(line -> poison.add("ingest: " + line));
        return new Outcome(
                chaos.processes().stream()
                        .map(process -> String.format(
                                "  %-10s killed %3d times, started again after it gave up %d times",
                                process.name(), process.kills(), process.endedByItself()))
                        .collect(Collectors.joining("\n")),
                sent.expected().size(),
                missing,
                doubled,
                torn,
                unexpected,
                letters.size(),
                difference(letters, poison),
                ledger(kafka, topics, sent.size() - sent.poison().size() + foreign.sentRaw()),
                new Audit(kafka, topics, store.toString(), line -> {}).run(),
                sent.duplicates(),
                chaos.longestWaitMillis());
    }

    private static LedgerEntry ledger(KafkaSettings kafka, Topics topics, long received) {
        try (var ledger = new Ledger(kafka, topics)) {
            for (int look = 0; look < 300 && ledger.total().received() < received; look++) {
                ledger.refresh(Duration.ofMillis(100));
            }
            ledger.refresh(Duration.ofMillis(500));
            return ledger.total();
        }
    }

    private static List<String> difference(List<String> letters, List<String> poison) {
        var counts = new TreeMap<String, Integer>();
        letters.forEach(letter -> counts.merge(letter, 1, Integer::sum));
        poison.forEach(letter -> counts.merge(letter, -1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> entry.getKey() + " (" + (entry.getValue() > 0 ? "+" : "") + entry.getValue() + ")")
                .toList();
    }

    private static List<String> lines(Path store) throws IOException {
        var lines = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(store, 2)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".jsonl")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }

    /** For people. */
    @Override
    public String toString() {
        return table + "\n  sent " + sent + " reviews and revisions, " + duplicates + " copies\n  stored: missing "
                + missing.size() + ", doubled " + doubled.size() + ", torn " + torn.size() + ", unexpected "
                + unexpected.size() + "\n  dead letters " + letters + ", of them wrong " + wrongLetters.size()
                + "\n  enrich counts " + ledger + "\n  audit:\n    " + String.join("\n    ", audit.lines())
                + "\n  longest wait for progress " + longestWait + " ms";
    }
}
