package io.reviewstream.enrich;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.AnalysisOptions;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.events.AnalyserStatus;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.CloudEvent;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Json;
import io.reviewstream.events.Language;
import io.reviewstream.events.Provenance;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Spoiler;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.Statistics;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.Topics;
import io.reviewstream.runtime.Vitals;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnrichTopologyTest {
    private static final Topics TOPICS = Topics.standard();
    private static final EnrichTopology.Options OPTIONS = EnrichTopology.Options.rememberingFor(Duration.ofDays(30));
    private static final Instant PUBLISHED = Instant.parse("2026-03-05T06:07:08.123Z");
    private static final Instant NOW = Instant.parse("2026-03-05T06:07:09.456789Z");
    private static final String SOURCE = "file:reviews.jsonl";

    @TempDir
    private Path state;

    /** Texts on which the analysis throws, as a bug of ours would make it. */
    private final Set<String> failing = new HashSet<>();

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> raw;
    private TestOutputTopic<String, EnrichedReview> enriched;
    private TestOutputTopic<String, TitleSummary> titles;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @SuppressWarnings("NullAway.Init") // JUnit brings the folder, start the driver and its topics
    EnrichTopologyTest() {}

    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void start() {
        start(topology(OPTIONS));
    }

    private EnrichTopology topology(EnrichTopology.Options options) {
        return topology(
                new EnrichTopology.Steps(UnaryOperator.identity(), () -> this::analyse, () -> "test-1"), options);
    }

    private static EnrichTopology.Steps steps(ReviewAnalyser analyser) {
        return new EnrichTopology.Steps(analyser::asItLeaves, () -> analyser::analyse, analyser::version);
    }

    private EnrichTopology topology(EnrichTopology.Steps steps, EnrichTopology.Options options) {
        return new EnrichTopology(TOPICS, steps, options, clock, Vitals.unwatched());
    }

    private void start(EnrichTopology topology) {
        var settings = EnrichSettings.from(Map.of("ENRICH_STATE_FOLDER", state.toString()));
        var properties = new Properties();
        properties.putAll(settings.streamsConfig());
        driver = new TopologyTestDriver(topology.build(), properties);
        raw = driver.createInputTopic(TOPICS.raw().name(), new ByteArraySerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                TOPICS.enriched().name(),
                TOPICS.enriched().keys().deserializer(),
                TOPICS.enriched().values().deserializer());
        titles = driver.createOutputTopic(
                TOPICS.titles().name(),
                TOPICS.titles().keys().deserializer(),
                TOPICS.titles().values().deserializer());
        deadLetters = driver.createOutputTopic(
                TOPICS.deadLetter().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void enrichesContentThatIsNewUnderItsId() {
        RawReview review = RawReview.ofText("a", "The Back Row", "Fine.");

        send(review);

        assertThat(enriched.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("a");
            assertThat(record.value)
                    .isEqualTo(new EnrichedReview(
                            "a",
                            1,
                            review,
                            enrichment("Fine."),
                            new Provenance(
                                    SOURCE,
                                    "reviews.jsonl:17",
                                    "reviews.raw",
                                    0,
                                    0L,
                                    PUBLISHED,
                                    Instant.parse("2026-03-05T06:07:09.456Z"),
                                    "test-1",
                                    Map.of(),
                                    Map.of("language", AnalyserStatus.OK))));
        });
        assertThat(ledger()).isEqualTo(new LedgerEntry(1, 1, 0));
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void dropsAndCountsContentThatIsKnownUnderItsId() {
        RawReview review = RawReview.ofText("a", "The Back Row", "Fine.");
        send(review);
        enriched.readValue();

        send(review);

        assertThat(enriched.isEmpty()).isTrue();
        assertThat(ledger()).isEqualTo(new LedgerEntry(2, 1, 1));
    }

    @Test
    void makesEditedContentTheNextRevision() {
        send(RawReview.ofText("a", "The Back Row", "Fine."));
        send(RawReview.ofText("a", "The Back Row", "Fine, on second thoughts."));
        send(RawReview.ofText("a", "The Back Row", "Fine."));

        assertThat(enriched.readValuesToList())
                .extracting(EnrichedReview::revision, review -> review.review().text())
                .containsExactly(tuple(1, "Fine."), tuple(2, "Fine, on second thoughts."), tuple(3, "Fine."));
        assertThat(ledger()).isEqualTo(new LedgerEntry(3, 3, 0));
    }

    @Test
    void countsEachSourceByItself() {
        send("a", RawReview.ofText("a", "one", "Fine."), new RecordHeaders().add("ce_source", bytes("urn:one")));
        send("b", RawReview.ofText("b", "two", "Fine."), new RecordHeaders().add("ce_source", bytes("urn:two")));
        send("a", RawReview.ofText("a", "two", "Fine."), new RecordHeaders().add("ce_source", bytes("urn:two")));
        send("c", RawReview.ofText("c", "none", "Fine."), new RecordHeaders());

        KeyValueStore<String, LedgerEntry> ledger = driver.getKeyValueStore(EnrichTopology.LEDGER);
        assertThat(ledger.get("urn:one")).isEqualTo(new LedgerEntry(1, 1, 0));
        assertThat(ledger.get("urn:two")).isEqualTo(new LedgerEntry(2, 1, 1));
        assertThat(ledger.get("")).isEqualTo(new LedgerEntry(1, 1, 0));
    }

    @Test
    void putsTheEventsIdInPlaceOfAKeyThatDiffers() {
        send("another", RawReview.ofText("a", "The Back Row", "Fine."), headers());
        send(null, RawReview.ofText("a", "The Back Row", "Fine."), headers());

        assertThat(enriched.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("a");
            assertThat(record.value.id()).isEqualTo("a");
        });
        assertThat(ledger()).isEqualTo(new LedgerEntry(2, 1, 1));
    }

    @Test
    void describesTheEventInItsHeadersAndPassesTheRestOn() {
        send("a", RawReview.ofText("a", "The Back Row", "Fine."), headers().add("traceparent", bytes("00-1-2-01")));

        TestRecord<String, EnrichedReview> record = enriched.readRecord();
        assertThat(lines(record.headers()))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=a/1",
                        "ce_type=io.reviewstream.review.enriched.v1",
                        "ce_source=file:reviews.jsonl",
                        "ce_subject=reviews.jsonl:17",
                        "ce_time=2026-03-05T06:07:09.456Z",
                        "content-type=application/json",
                        "traceparent=00-1-2-01");
        assertThat(record.getRecordTime()).isEqualTo(PUBLISHED);
    }

    @Test
    void givesEventsOfForeignProducersASourceThatIsNotEmpty() {
        var empty = new RecordHeaders();
        empty.add(CloudEvent.SOURCE_HEADER, new byte[0]);
        send("a", RawReview.ofText("a", "The Back Row", "Fine."), new RecordHeaders());
        send("b", RawReview.ofText("b", "The Back Row", "Fine."), empty);

        assertThat(enriched.readRecordsToList()).hasSize(2).allSatisfy(record -> {
            assertThat(CloudEvent.header(record.headers(), CloudEvent.SOURCE_HEADER))
                    .as("CloudEvents wants a URI reference of one character or more")
                    .contains("urn:reviewstream:unknown");
            assertThat(record.value().provenance().source()).isNull();
        });
    }

    @Test
    void setsBytesAsideThatAreNoReview() {
        byte[] key = {(byte) 0xFE, 1};
        byte[] value = bytes("{\"id\":\"a\",\"source\":\"feed\"}");
        Headers given = headers().add("traceparent", bytes("00-1-2-01")).add("binary", new byte[] {-2, -1});

        raw.pipeInput(new TestRecord<>(key, value, given, PUBLISHED));
        send(RawReview.ofText("b", "feed", "The stream goes on."));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo(key);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(original(letter.headers())).containsExactlyElementsOf(List.of(given.toArray()));
        assertThat(withoutTime(letter))
                .isEqualTo(new DeadLetter(
                        "enrich",
                        "unreadable",
                        "reviews.raw-0@0: not a RawReview: text is required at line 1, column 26",
                        SOURCE,
                        "reviews.jsonl:17",
                        "reviews.raw",
                        0,
                        0L,
                        Instant.EPOCH,
                        1,
                        null));
        assertThat(enriched.readKeyValue().key).isEqualTo("b");
        assertThat(ledger()).as("counted like any other").isEqualTo(new LedgerEntry(2, 1, 0));
    }

    @Test
    void countsAnUnreadableRecordOnceThatIsMendedAndSentBack() {
        raw.pipeInput(new TestRecord<>(bytes("a"), bytes("no review"), headers(), PUBLISHED));
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        byte[] mended = Json.mapper().writeValueAsBytes(RawReview.ofText("a", "feed", "Fine."));

        raw.pipeInput(new TestRecord<>(letter.key(), mended, DeadLetter.forReplay(letter.headers()), PUBLISHED));

        assertThat(enriched.readKeyValue().key).isEqualTo("a");
        assertThat(ledger()).isEqualTo(new LedgerEntry(1, 1, 0));
        assertThat(ledger().deadLetters()).isZero();
    }

    @Test
    void forgetsAReviewThatHasNotComeForLong() {
        send(RawReview.ofText("a", "feed", "Fine."));
        send(RawReview.ofText("a", "feed", "Fine, and better the second time."));
        passDays(29);
        send(RawReview.ofText("a", "feed", "Fine, and better the second time."));
        passDays(29);
        send(RawReview.ofText("a", "feed", "Fine, and better the second time."));
        passDays(31);
        send(RawReview.ofText("a", "feed", "Fine, and better the second time."));

        assertThat(enriched.readValuesToList())
                .extracting(EnrichedReview::revision)
                .as("a duplicate keeps it for 30 days more, and after 31 it is new")
                .containsExactly(1, 2, 1);
        assertThat(ledger()).isEqualTo(new LedgerEntry(5, 3, 2));
    }

    @Test
    void removesWhatIsForgottenFromItsStoreAndItsChangelog() {
        send(RawReview.ofText("a", "feed", "Fine."));
        passDays(20);
        send(RawReview.ofText("b", "feed", "Fine."));

        passDays(20);

        KeyValueStore<String, byte[]> revisions = driver.getKeyValueStore(EnrichTopology.REVISIONS);
        assertThat(revisions.get("a")).isNull();
        assertThat(revisions.get("b")).isNotNull();
        var changelog = driver.createOutputTopic(
                "reviewstream-enrich-revisions-changelog", new StringDeserializer(), new ByteArrayDeserializer());
        assertThat(changelog.readKeyValuesToList())
                .filteredOn(change -> !change.key.isEmpty())
                .extracting(change -> change.key + (change.value == null ? " removed" : ""))
                .as("what a restart or another instance restores")
                .containsExactly("a", "b", "a removed");
    }

    @Test
    void setsARecordWithoutValueAside() {
        raw.pipeInput(new TestRecord<>(bytes("a"), null, headers(), PUBLISHED));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo(bytes("a"));
        assertThat(letter.value()).isNull();
        assertThat(DeadLetter.from(letter.headers()).message())
                .isEqualTo("reviews.raw-0@0: a record without a value is no review");
        assertThat(ledger()).isEqualTo(new LedgerEntry(1, 0, 0));
    }

    @Test
    void setsAReviewAsideOnWhichTheAnalysisFails() {
        failing.add("Fine.");
        RawReview review = RawReview.ofText("a", "The Back Row", "Fine.");
        Headers given = headers().add("traceparent", bytes("00-1-2-01"));

        send("key", review, given);

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo(bytes("key"));
        assertThat(letter.value()).isEqualTo(Json.mapper().writeValueAsBytes(review));
        assertThat(original(letter.headers())).containsExactlyElementsOf(List.of(given.toArray()));
        DeadLetter envelope = DeadLetter.from(letter.headers());
        assertThat(envelope.reason()).isEqualTo("analysis-failed");
        assertThat(envelope.message())
                .isEqualTo("reviews.raw-0@0: step analyse failed: java.lang.IllegalStateException: a bug");
        assertThat(envelope.stackTrace())
                .startsWith("java.lang.IllegalStateException: a bug\n\tat io.reviewstream.enrich.EnrichTopologyTest");
        assertThat(enriched.isEmpty()).isTrue();
        assertThat(ledger()).isEqualTo(new LedgerEntry(1, 0, 0));
        assertThat(ledger().deadLetters()).isEqualTo(1);
    }

    @Test
    void enrichesAReplayOnceTheAnalysisIsMended() {
        failing.add("Fine.");
        send(RawReview.ofText("a", "The Back Row", "Fine."));
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        failing.clear();

        replay(letter);

        TestRecord<String, EnrichedReview> record = enriched.readRecord();
        assertThat(record.value().revision()).isEqualTo(1);
        assertThat(record.headers())
                .extracting(Header::key)
                .as("an enriched event is no dead letter any more")
                .noneMatch(name -> name.startsWith("dlq."));
        assertThat(ledger()).as("a replay was received before").isEqualTo(new LedgerEntry(1, 1, 0));
    }

    @Test
    void countsTheAttemptsOfAReplayThatFailsAgain() {
        failing.add("Fine.");
        send(RawReview.ofText("a", "The Back Row", "Fine."));

        replay(deadLetters.readRecord());
        replay(deadLetters.readRecord());

        assertThat(DeadLetter.from(deadLetters.readRecord().headers()).attempt())
                .isEqualTo(3);
    }

    @Test
    void setsAReviewAsideThatCannotBeWrittenAsJson() {
        // As deep as may be read, so that it is too deep once it stands inside an enriched review.
        byte[] value = bytes("{\"id\":\"a\",\"source\":\"feed\",\"text\":\"Fine.\",\"extra\":{\"deep\":"
                + "[".repeat(498) + "]".repeat(498) + "}}");

        raw.pipeInput(new TestRecord<>(bytes("a"), value, headers(), PUBLISHED));
        send(RawReview.ofText("b", "feed", "The stream goes on."));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo(value);
        assertThat(original(letter.headers()))
                .containsExactlyElementsOf(List.of(headers().toArray()));
        assertThat(DeadLetter.from(letter.headers()).reason()).isEqualTo("unwritable");
        assertThat(enriched.readKeyValue().key).isEqualTo("b");
        assertThat(ledger()).isEqualTo(new LedgerEntry(2, 1, 0));
    }

    @Test
    void setsAReviewAsideThatIsTooLargeOnceEnrichedAndDoesNotTakeItsReplayForADuplicate() {
        // Each of these has one unit as text, and six bytes as JSON.
        send(RawReview.ofText("a", "feed", "\u0001".repeat(4_200_000)));

        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(DeadLetter.from(letter.headers()).reason()).isEqualTo("too-large");
        assertThat(DeadLetter.from(letter.headers()).message())
                .startsWith("reviews.raw-0@0: step analyse failed: "
                        + "org.apache.kafka.common.errors.RecordTooLargeException: enriched, it has 25200")
                .endsWith(" bytes; 25100288 are allowed");
        assertThat(ledger()).isEqualTo(new LedgerEntry(1, 0, 0));
        replay(letter);
        assertThat(DeadLetter.from(deadLetters.readRecord().headers()).attempt())
                .isEqualTo(2);
    }

    @Test
    void weighsAReviewAsItIsSentWhereItsTopicTakesLess() {
        var letters = new Random(1);
        String packsBadly = letters.ints(20_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        driver.close();
        start(topology(OPTIONS.with(new MessageLimit(16_384))));

        send(RawReview.ofText("a", "feed", "Fine."));
        send(RawReview.ofText("b", "feed", packsBadly));
        send(RawReview.ofText("c", "feed", "Fine. ".repeat(10_000)));

        assertThat(enriched.readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactly("a", "c");
        DeadLetter letter = DeadLetter.from(deadLetters.readRecord().headers());
        assertThat(letter.reason()).isEqualTo("too-large");
        assertThat(letter.message())
                .startsWith(
                        "reviews.raw-0@1: step analyse failed: org.apache.kafka.common.errors.RecordTooLargeException: "
                                + "enriched and compressed, it has 2")
                .endsWith(" bytes; the topic's max.message.bytes is 16384");
    }

    @Test
    void doesNotStumbleOverHalfASurrogatePair() {
        byte[] value = bytes("{\"id\":\"a\",\"source\":\"feed\",\"text\":\"Fine \\ud83c.\"}");

        raw.pipeInput(new TestRecord<>(bytes("a"), value, headers(), PUBLISHED));

        // What stands in its place has one unit too, so that spans stay right.
        assertThat(enriched.readValue().review().text()).hasSize(7).startsWith("Fine ");
    }

    @Test
    void addsReviewsUpByTitle() {
        send(about("a", "Fine.", "Quay", 1987));
        send(about("b", "Fine too.", "QUAY", 1987));
        send(about("c", "Another.", "Quay", null));

        assertThat(titles.readKeyValuesToMap())
                .containsOnlyKeys("quay (1987)", "quay")
                .hasEntrySatisfying(
                        "quay (1987)",
                        title -> assertThat(title)
                                .isEqualTo(new TitleSummary(
                                        "quay (1987)",
                                        "QUAY",
                                        1987,
                                        2,
                                        new TitleSummary.LabelCounts(0, 0, 0, 0),
                                        null,
                                        null,
                                        List.of(),
                                        LocalDate.parse("2026-03-05"),
                                        LocalDate.parse("2026-03-05"),
                                        List.of(new TitleSummary.Month("2026-03", 2, null)))));
    }

    @Test
    void movesAnEditedReviewToItsNewTitle() {
        send(about("a", "Fine.", "Quay", 1987));
        send(about("b", "Fine too.", "Quay", 1987));
        send(about("b", "Fine too.", "Harbour", 1990));
        send(about("a", "Very fine.", "Quay", 1987));

        var last = titles.readKeyValuesToMap();
        assertThat(requireNonNull(last.get("quay (1987)")).reviews()).isEqualTo(1);
        assertThat(requireNonNull(last.get("harbour (1990)")).reviews()).isEqualTo(1);

        send(about("a", "Very fine.", "Harbour", 1990));

        last = titles.readKeyValuesToMap();
        assertThat(last).containsEntry("quay (1987)", null);
        assertThat(requireNonNull(last.get("harbour (1990)")).reviews()).isEqualTo(2);
    }

    @Test
    void givesTitlesTheHeadersOfAnEvent() {
        send(about("a", "Fine.", "Quay", 1987));

        assertThat(lines(titles.readRecord().headers()))
                .containsExactlyInAnyOrder(
                        "ce_specversion=1.0",
                        "ce_id=quay (1987)/1",
                        "ce_type=io.reviewstream.title.summary.v1",
                        "ce_source=urn:reviewstream:titles",
                        "ce_time=2026-03-05T06:07:09.456Z",
                        "content-type=application/json");
    }

    @Test
    void goesOnWhereTheEnrichedTopicHoldsWhatIsNoReview() {
        var foreign =
                driver.createInputTopic(TOPICS.enriched().name(), new ByteArraySerializer(), new ByteArraySerializer());

        foreign.pipeInput(bytes("x"), bytes("no JSON"));
        foreign.pipeInput(bytes("y"), bytes("[]"));
        send(about("a", "Fine.", "Quay", 1987));

        assertThat(titles.readKeyValuesToMap()).containsOnlyKeys("quay (1987)");
    }

    @Test
    void takesForeignReviewsForNoneWhoseContentCannotBe() {
        var foreign =
                driver.createInputTopic(TOPICS.enriched().name(), new ByteArraySerializer(), new ByteArraySerializer());

        foreign.pipeInput(bytes("v"), foreign("{}", "\"aspects\":[null]"));
        foreign.pipeInput(bytes("w"), foreign("{}", "\"aspects\":[{\"aspect\":\"acting\"}]"));
        foreign.pipeInput(
                bytes("x"),
                foreign("{}", "\"aspects\":[{\"aspect\":\"" + "a".repeat(70_000) + "\",\"label\":\"mixed\"}]"));
        foreign.pipeInput(bytes("y"), foreign("{\"receivedAt\":\"" + Instant.MAX + "\"}", "\"aspects\":[]"));
        foreign.pipeInput(bytes("z"), bytes("{\"id\":\"z\"}"));
        send(about("a", "Fine.", "Quay", 1987));

        assertThat(titles.readKeyValuesToMap()).containsOnlyKeys("quay (1987)");
        assertThat(deadLetters.isEmpty())
                .as("it is the sink that sets them aside")
                .isTrue();
    }

    @Test
    void countsNoTitleWhereTheReviewNamesNone() {
        send(RawReview.ofText("a", "The Back Row", "Fine."));

        assertThat(titles.isEmpty()).isTrue();
    }

    @Test
    void isDrawnWithoutTitlesWhenTheyAreSwitchedOff() {
        String description =
                topology(OPTIONS.withoutTitles()).build().describe().toString();

        assertThat(description).contains("Sub-topology: 0").doesNotContain("Sub-topology: 1", "titles");
    }

    @Test
    void usesTheCatalogueThatIsOnItsTopic() {
        var catalogue = new Catalogue();
        var analyser =
                ReviewAnalyser.standard(new AnalysisOptions(catalogue, Extensions.none(), Vocabularies.none(), false));
        driver.close();
        start(topology(steps(analyser), OPTIONS.with(catalogue)));
        var works = driver.createInputTopic(
                TOPICS.catalogue().name(),
                new StringSerializer(),
                TOPICS.catalogue().values().serializer());
        var unchecked =
                driver.createInputTopic(TOPICS.catalogue().name(), new StringSerializer(), new StringSerializer());

        works.pipeInput("1", new CatalogueEntry("The Long Pier", null, 1994, List.of(), List.of(), List.of("x:1")));
        unchecked.pipeInput("2", "{\"year\":2011}");
        send(RawReview.ofText("a", "test", "\"The Long Pier\" is a moving film."));
        works.pipeInput("1", new CatalogueEntry("The Long Pier", null, 1994, List.of(), List.of(), List.of("x:9")));
        send(RawReview.ofText("b", "test", "\"The Long Pier\" is a superb film."));
        works.pipeInput("1", null);
        send(RawReview.ofText("c", "test", "\"The Long Pier\" is a lovely film."));

        List<EnrichedReview> reviews = enriched.readValuesToList();
        assertThat(reviews)
                .extracting(review ->
                        requireNonNull(review.enrichment().itemReviewed()).sameAs())
                .containsExactly(List.of("x:1"), List.of("x:9"), List.of());
        assertThat(reviews)
                .extracting(review -> review.provenance().analysisVersion())
                .doesNotHaveDuplicates();
    }

    @Test
    void masksPersonalDataWhereItIsSet() {
        var analyser = ReviewAnalyser.standard(
                new AnalysisOptions(new Catalogue(), Extensions.none(), Vocabularies.none(), true));
        driver.close();
        start(topology(steps(analyser), OPTIONS));

        send(RawReview.ofText("a", "test", "Superb! Write to jo@example.org."));
        send(RawReview.ofText("a", "test", "Superb! Write to jo@example.org."));

        assertThat(enriched.readValuesToList())
                .singleElement()
                .satisfies(review -> assertThat(review.review().text()).isEqualTo("Superb! Write to [email#######]."));
        assertThat(ledger()).isEqualTo(new LedgerEntry(2, 1, 1));
    }

    @Test
    void isDrawnAsItsGoldenFileSays() throws Exception {
        String description = topology(OPTIONS).build().describe().toString();

        assertThat(description).isEqualTo(Files.readString(Path.of("src/test/resources/topology.txt")));
    }

    private Analysis analyse(RawReview review) {
        if (failing.contains(review.text())) {
            throw new IllegalStateException("a bug");
        }
        return new Analysis(enrichment(review), Map.of(), Map.of("language", AnalyserStatus.OK));
    }

    private static byte[] foreign(String review, String found) {
        return bytes("{\"id\":\"x\",\"review\":" + review + ",\"enrichment\":{\"itemReviewed\":{\"name\":\"Harbour\"},"
                + found + "}}");
    }

    private static RawReview about(String id, String text, String name, @Nullable Integer year) {
        return new RawReview(
                id,
                1,
                "The Back Row",
                text,
                null,
                null,
                null,
                new StatedItem("Movie", name, year, null),
                null,
                null,
                null,
                PUBLISHED,
                Map.of());
    }

    private static Enrichment enrichment(RawReview review) {
        @Nullable StatedItem stated = review.itemReviewed();
        return stated == null || stated.name() == null
                ? enrichment(review.text())
                : enrichment(
                        review.text(),
                        new ItemReviewed("Movie", stated.name(), stated.year(), List.of(), 1, List.of(), List.of()));
    }

    private static Enrichment enrichment(String text) {
        return enrichment(text, null);
    }

    private static Enrichment enrichment(String text, @Nullable ItemReviewed item) {
        return new Enrichment(
                new Language("en", 1, true),
                null,
                item,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                new Recommendation(Recommendation.Verdict.UNCLEAR, List.of()),
                new Spoiler(false, List.of()),
                List.of(),
                new Statistics(text.length(), 1, 0));
    }

    private void send(RawReview review) {
        send(review.id(), review, headers());
    }

    private void send(@Nullable String key, RawReview review, Headers headers) {
        raw.pipeInput(new TestRecord<>(
                key == null ? null : bytes(key), Json.mapper().writeValueAsBytes(review), headers, PUBLISHED));
    }

    private void replay(TestRecord<byte[], byte[]> letter) {
        raw.pipeInput(
                new TestRecord<>(letter.key(), letter.value(), DeadLetter.forReplay(letter.headers()), PUBLISHED));
    }

    private LedgerEntry ledger() {
        KeyValueStore<String, LedgerEntry> ledger = driver.getKeyValueStore(EnrichTopology.LEDGER);
        return ledger.get(SOURCE);
    }

    private static Headers headers() {
        var headers = new RecordHeaders();
        new CloudEvent("a/1", CloudEvent.RAW, SOURCE, "reviews.jsonl:17", PUBLISHED).writeTo(headers);
        return headers;
    }

    private static List<Header> original(Headers headers) {
        return List.of(DeadLetter.forReplay(headers).remove("dlq.attempt").toArray());
    }

    /** The handlers of Kafka Streams are made by class name, so that the time is the system's. */
    private static DeadLetter withoutTime(TestRecord<byte[], byte[]> letter) {
        DeadLetter envelope = DeadLetter.from(letter.headers());
        return new DeadLetter(
                envelope.stage(),
                envelope.reason(),
                envelope.message(),
                envelope.source(),
                envelope.position(),
                envelope.topic(),
                envelope.partition(),
                envelope.offset(),
                Instant.EPOCH,
                envelope.attempt(),
                envelope.stackTrace());
    }

    private static List<String> lines(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private void passDays(int days) {
        for (int hour = 0; hour < 24 * days; hour += 6) {
            clock.advance(Duration.ofHours(6));
            driver.advanceWallClockTime(Duration.ofSeconds(30));
        }
    }

    /** Stands still until it is moved. */
    private static final class MovableClock extends Clock {
        private Instant now = NOW;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
