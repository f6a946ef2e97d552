package io.reviewstream.local.command;

import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import io.reviewstream.sink.files.Compaction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tidies a store up. */
@Command(
        name = "compact",
        description = {
            "Merge small files of a store, and remove what is old if that is asked for.",
            "May run while a sink writes. Killed at any time, it is finished by the next start of either."
        },
        footer = {
            "",
            "Each partition's last batch stays as it is. A reader that lists files at that",
            "moment may see some reviews twice, never one missing."
        })
final class CompactCommand implements Callable<Integer> {
    /** Larger than any disk, smaller than what overflows a date. */
    private static final long MOST_DAYS = 1_000_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "STORE", description = "The folder that enriched reviews were stored in.")
    private String store = "";

    @Option(
            names = "--latest-only",
            description = "Keep only the latest revision of each review (default: all revisions stay).")
    private boolean latestOnly;

    @Option(
            names = "--keep-for",
            paramLabel = "TIME",
            description = {
                "Remove reviews that are older, such as 90d or 36h: by the date of their folder, where folders are no"
                        + " dates by when they were stored (default: all stay)."
            })
    private @Nullable String keepFor;

    @Option(
            names = "--file-bytes",
            paramLabel = "N",
            description = "Merge until files have this size (default: ${DEFAULT-VALUE}).")
    private long fileBytes = Compaction.Plan.TARGET_BYTES;

    CompactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Duration age = keepFor == null ? null : age(keepFor);
        if (fileBytes < 1) {
            throw new SettingsException("--file-bytes must be at least 1 but was " + fileBytes);
        }
        var address = new StoreAddress(store);
        address.whyNotCompacted().ifPresent(why -> {
            throw new SettingsException(why);
        });
        if (!address.isThere()) {
            throw new SettingsException("there is no folder " + store + "; compact takes what was given as --to");
        }
        String token = UUID.randomUUID().toString().substring(0, 8);
        try (var line = new ProgressLine(terminal)) {
            Compaction compaction = Compaction.of(
                    Path.of(store),
                    new Compaction.Plan(fileBytes, latestOnly, age),
                    Clock.systemUTC(),
                    token,
                    (files, bytes) -> line.at(() -> "read " + files + " files, " + (bytes >> 20) + " MiB"));
            line.close();
            terminal.out().println(compaction);
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private static Duration age(String text) {
        Map<Character, Duration> units = Map.of(
                'd',
                Duration.ofDays(1),
                'h',
                Duration.ofHours(1),
                'm',
                Duration.ofMinutes(1),
                's',
                Duration.ofSeconds(1));
        if (text.matches("\\d{1,15}[dhms]")) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            Duration unit = units.getOrDefault(text.charAt(text.length() - 1), Duration.ZERO);
            if (count > 0 && count <= Duration.ofDays(MOST_DAYS).dividedBy(unit)) {
                return unit.multipliedBy(count);
            }
        }
        throw new SettingsException("--keep-for must be a time such as 90d or 36h but was " + text);
    }
}
