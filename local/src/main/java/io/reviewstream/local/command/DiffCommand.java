package io.reviewstream.local.command;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import io.reviewstream.local.diff.Comparison;
import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.SettingsException;
import io.reviewstream.sink.StoreAddress;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/** Compares what two stores say of the same reviews. */
@Command(
        name = "diff",
        description = {
            "Say how two stores differ in what they found in the same reviews.",
            "Made for a newer analysis: run --from OLD --to NEW, then diff OLD NEW. Of each review the latest",
            "revision counts."
        })
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "OLD", description = "A store: what was given as --to.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "Another.")
    private String after = "";

    @Option(
            names = "--examples",
            paramLabel = "N",
            description = "Show so many of each kind of change (default: ${DEFAULT-VALUE}).")
    private int examples = 3;

    @Option(names = "--json", description = "Each changed review as a line of JSON instead.")
    private boolean json;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (examples < 0) {
            throw new SettingsException("--examples must be 0 or more but was " + examples);
        }
        var comparison = new Comparison(examples);
        try (var line = new ProgressLine(terminal)) {
            read(before, comparison::addBefore, line);
            read(after, comparison::addAfter, line);
        }
        if (json) {
            comparison.forEachChange((id, changes) -> {
                var changed = new LinkedHashMap<String, Object>();
                changed.put("id", id);
                changed.putAll(changes);
                terminal.out().println(Json.mapper().writeValueAsString(changed));
            });
        } else {
            comparison.lines().forEach(terminal.out()::println);
        }
        terminal.out().flush();
        return ExitCode.DONE;
    }

    private void read(String store, Consumer<EnrichedReview> reviews, ProgressLine line) {
        var address = StoreAddress.of(store, terminal.environment());
        address.problem().ifPresent(problem -> {
            throw new SettingsException("the store " + problem);
        });
        if (!address.isThere()) {
            throw new SettingsException("there is no folder " + store + "; diff takes what was given as --to");
        }
        long[] read = {0};
        address.forEachReview((place, bytes) -> {
            try {
                reviews.accept(Json.events().readValue(bytes, EnrichedReview.class));
            } catch (JacksonException e) {
                throw new FailedException(
                        "store " + address + ": " + place + " is no enriched review" + fieldOf(e)
                                + "; verify says whether and where the store is damaged",
                        e);
            }
            read[0]++;
            line.at(() -> "read " + read[0] + " reviews of " + address);
        });
    }

    /** Which field cannot be read, where that is known. */
    private static String fieldOf(JacksonException failure) {
        String field = failure.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? "" : " (its " + field + " cannot be read)";
    }
}
