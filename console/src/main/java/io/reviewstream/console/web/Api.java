package io.reviewstream.console.web;

import io.reviewstream.console.live.Filter;
import io.reviewstream.console.live.Lag;
import io.reviewstream.console.live.Letters;
import io.reviewstream.console.live.Live;
import io.reviewstream.console.live.Meter;
import io.reviewstream.console.live.Seen;
import io.reviewstream.console.live.Titles;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.runtime.FailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON below {@code /api}; {@code openapi.json} describes it. */
final class Api {
    private static final Pattern REPLAY = Pattern.compile("/api/dead-letters/(\\d+@\\d+)/replay");

    private final Live live;
    private final @Nullable UnaryOperator<String> replay;
    private final @Nullable LongSupplier duplicates;
    private final Clock clock;
    private final byte[] openApi;

    Api(Live live, @Nullable UnaryOperator<String> replay, @Nullable LongSupplier duplicates, Clock clock) {
        this.live = live;
        this.replay = replay;
        this.duplicates = duplicates;
        this.clock = clock;
        try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("openapi.json"))) {
            openApi = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ranking(int held, List<TitleSummary> titles) {}

    private record DeadLetters(long count, Map<String, Long> byReason, boolean replay, List<Letters.Shown> letters) {}

    private record Pipeline(
            boolean connected,
            long enriched,
            @Nullable Long duplicates,
            long deadLetters,
            Map<String, Long> deadLettersByReason,
            long unreadable,
            int titles,
            int held,
            int watchers,
            List<Lag.Partition> lag,
            List<Meter.Point> seconds) {}

    void get(Exchange exchange) {
        switch (exchange.path()) {
            case "/api/openapi.json" -> exchange.send(200, "application/json", openApi);
            case "/api/reviews" -> reviews(exchange);
            case "/api/review" -> review(exchange);
            case "/api/titles" -> titles(exchange);
            case "/api/title" -> title(exchange);
            case "/api/pipeline" -> exchange.json(200, pipeline());
            case "/api/dead-letters" ->
                exchange.json(
                        200,
                        new DeadLetters(
                                live.letters().count(),
                                live.letters().byReason(),
                                replay != null,
                                live.letters().latest(exchange.count("limit", 100, 500))));
            default -> exchange.problem(404, "there is nothing at " + exchange.path());
        }
    }

    void post(Exchange exchange) {
        Matcher letter = REPLAY.matcher(exchange.path());
        if (!letter.matches()) {
            exchange.problem(404, "there is nothing at " + exchange.path());
        } else if (replay == null) {
            exchange.problem(
                    409, "this console only shows dead letters; use: reviewstream dlq replay " + letter.group(1));
        } else {
            try {
                exchange.json(200, Map.of("sentTo", replay.apply(letter.group(1))));
            } catch (FailedException e) {
                exchange.problem(409, String.valueOf(e.getMessage()));
            }
        }
    }

    private void reviews(Exchange exchange) {
        var filter = new Filter(
                exchange.parameter("label"),
                exchange.parameter("title"),
                exchange.parameter("film"),
                exchange.parameter("source"),
                exchange.parameter("language"));
        String cards = live.reviews().latest(filter::accepts, exchange.count("limit", 40, 200)).stream()
                .map(Seen::card)
                .collect(Collectors.joining(",", "{\"held\":" + live.reviews().size() + ",\"reviews\":[", "]}"));
        exchange.send(200, "application/json", cards.getBytes(StandardCharsets.UTF_8));
    }

    private void review(Exchange exchange) {
        String id = exchange.required("id");
        live.reviews()
                .byId(id)
                .ifPresentOrElse(
                        review -> exchange.send(200, "application/json", review.json()),
                        () -> exchange.problem(
                                404,
                                "review " + id + " is not among the last "
                                        + live.reviews().size() + ", which are held here"));
    }

    private void title(Exchange exchange) {
        String key = exchange.required("key");
        live.titles()
                .get(key)
                .ifPresentOrElse(
                        title -> exchange.json(200, title),
                        () -> exchange.problem(404, "no review names the title " + key));
    }

    private void titles(Exchange exchange) {
        String order = exchange.parameter("order", "reviews");
        Titles.Order by = Titles.Order.named(order)
                .orElseThrow(() -> new IllegalArgumentException(
                        "order must be reviews, score, worst, controversy or latest but was " + order));
        exchange.json(
                200,
                new Ranking(
                        live.titles().size(),
                        live.titles()
                                .ranked(
                                        by,
                                        exchange.parameter("q", ""),
                                        exchange.count("least", 1, 1_000_000),
                                        exchange.count("limit", 50, 500))));
    }

    private Pipeline pipeline() {
        return new Pipeline(
                live.isConnected(),
                live.meter().enriched(),
                duplicates == null ? null : duplicates.getAsLong(),
                live.letters().count(),
                live.letters().byReason(),
                live.meter().unreadableCount(),
                live.titles().size(),
                live.reviews().size(),
                live.watcherCount(),
                live.lag().partitions(),
                live.meter().points(clock.millis()));
    }
}
