package io.reviewstream.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import io.reviewstream.console.Console;
import io.reviewstream.console.ConsoleSettings;
import io.reviewstream.console.Replayer;
import io.reviewstream.enrich.analysis.Analysis;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.events.DeadLetter;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Provenance;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.StatedItem;
import io.reviewstream.events.StatedRating;
import io.reviewstream.events.TitleSummary;
import io.reviewstream.events.Topics;
import io.reviewstream.local.Broker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page as a visitor sees it, in a real browser. */
final class PageIT {
    private static final String FILM = "The Lighthouse Keepers";
    private static final String KEY = "the lighthouse keepers (1987)";
    private static final ReviewAnalyser ANALYSER = ReviewAnalyser.standard();

    private static ChromeDriver browser;
    private static Topics topics;
    private static KafkaProducer<byte[], byte[]> producer;
    private static Console console;
    private static final List<String> REPLAYED = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // begin brings all of it
    PageIT() {}

    @BeforeAll
    static void begin() throws Exception {
        Assumptions.assumeTrue(
                Browser.driver().isPresent(),
                "the page is not tested: no chromium with chromedriver (Debian: apt install chromium chromium-driver)");
        topics = Broker.freshTopics(1);
        producer = new KafkaProducer<>(
                Broker.settings().with(Map.of("max.request.size", Topics.MAX_MESSAGE_BYTES)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        console = console(0);
        console.start();
        browser = Browser.open(1280, 900, false);
        publish("r1", FILM, "The acting is wonderful, and the music is superb. The ending is dull.", 9.0);
        publish("r2", FILM, "A terrible story, and awful dialogue. I walked out.", 2.0);
        publish("r3", "Harbour of Glass", "Simply brilliant from beginning to end.", null);
        publish(
                topics.titles().name(),
                KEY,
                topics.titles().values().serializer().serialize("", title()));
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.quit();
            console.close();
            producer.close();
        }
    }

    @BeforeEach
    void open() {
        browser.get(console.address());
    }

    @Test
    void showsTheStreamWithTheWordsThatCount() {
        eventually(() -> {
            assertThat(texts(".card .film")).contains(FILM + " 1987", "Harbour of Glass 1987");
            assertThat(texts("mark.good")).anyMatch(word -> word.contains("wonderful"));
            assertThat(texts("mark.bad")).anyMatch(word -> word.contains("terrible"));
            assertThat(texts(".chip.aspect")).isNotEmpty();
            assertThat(text("#status")).startsWith("live");
        });
    }

    @Test
    void filtersPausesAndOpensAReview() {
        one("select[name=label] option[value=negative]").click();
        eventually(
                () -> assertThat(texts(".card .verdict")).isNotEmpty().allMatch(text -> text.startsWith("negative")));
        one("input[name=film]").sendKeys("no such film");
        eventually(
                () -> assertThat(browser.findElements(By.cssSelector(".card"))).isEmpty());
        eventually(() ->
                assertThat(text(".note")).matches("none of the latest \\d+ reviews is like this; waiting for one"));
        one("nav a[data-page=stream]").click();
        eventually(
                () -> assertThat(browser.findElements(By.cssSelector(".card"))).hasSizeGreaterThanOrEqualTo(3));

        one(".filters .primary").click();
        publish("later", "Salt Road", "A fine film.", null);

        eventually(() -> assertThat(text(".note")).startsWith("paused, 1 waiting"));
        assertThat(texts(".card .film")).noneMatch(film -> film.startsWith("Salt Road"));
        one(".filters .primary").click();
        eventually(() -> assertThat(texts(".card .film")).anyMatch(film -> film.startsWith("Salt Road")));

        // By keyboard alone.
        one(".card[data-id=r1] footer a").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text("dialog .full")).contains("The ending is dull."));
        one("dialog summary").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(text("dialog pre")).contains("\"analysisVersion\""));
        one("dialog").sendKeys(Keys.ESCAPE);
        eventually(() -> assertThat(one("dialog").isDisplayed()).isFalse());
    }

    @Test
    void hasAnAddressForEachReviewThatCanBeSentAndGoneBackFrom() {
        browser.get(console.address() + "#/films");
        browser.get(console.address() + "#/?label=negative");
        eventually(() -> assertThat(texts(".card[data-id=r2]")).hasSize(1));
        browser.executeScript("window.opened = document.querySelector('.card[data-id=r2]')");
        one(".card[data-id=r2] footer a").click();
        eventually(() -> assertThat(text("dialog .full")).contains("awful dialogue"));
        assertThat(browser.getCurrentUrl()).endsWith("#/review/r2");

        browser.navigate().back();

        eventually(() -> assertThat(one("dialog").isDisplayed()).isFalse());
        assertThat(browser.getCurrentUrl()).endsWith("#/?label=negative");
        assertThat(browser.executeScript("return window.opened.isConnected")).isEqualTo(true);

        browser.navigate().forward();
        eventually(() -> assertThat(text("dialog .full")).contains("awful dialogue"));
        one("dialog .close").click();
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("#/?label=negative"));

        browser.get(console.address() + "#/review/r1");
        browser.navigate().refresh();
        eventually(() -> assertThat(text("dialog .full")).contains("The ending is dull."));
        one("dialog .close").click();
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("#/"));
        eventually(() -> assertThat(texts(".card .film")).contains(FILM + " 1987"));
    }

    @Test
    void saysOnceWhatHeadlineAndFilmHaveInCommon() {
        String event = new String(event("named", "Night Ferry", "Good again.", null), StandardCharsets.UTF_8)
                .replace("\"text\":\"Good again.\"", "\"text\":\"Good again.\",\"name\":\" night ferry\"");
        assertThat(event).contains("\" night ferry\"");
        publish(topics.enriched().name(), "named", event.getBytes(StandardCharsets.UTF_8));

        eventually(() -> assertThat(one(".card[data-id=named]").getAttribute("aria-label"))
                .isEqualTo("Night Ferry, positive"));
        assertThat(browser.findElements(By.cssSelector(".card[data-id=named] .headline")))
                .isEmpty();
    }

    @Test
    void neverTakesAReviewForHtmlNorLetsItTurnThePage() {
        String hostile =
                "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> \u202Egnp.exe\u202C "
                        + "good ".repeat(200_000);
        publish("hostile", "<b>Bold</b> \u202Edrow", hostile, null);

        eventually(() -> assertThat(texts(".card[data-id=hostile] .words"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("<script>document.title='taken'</script>")));
        one(".card[data-id=hostile] footer a").click();
        eventually(() -> assertThat(text("dialog .full")).contains("<script>", "cut after 200,000"));
        assertThat(browser.getTitle()).isEqualTo("Reviewstream");
        assertThat(browser.findElements(By.cssSelector("main script, main img, dialog script, dialog img, main b")))
                .isEmpty();
        assertThat(one(".card[data-id=hostile] .film bdi").getText()).startsWith("<b>Bold</b>");
        assertThat(browser.executeScript(
                        "return getComputedStyle(document.querySelector('.card[data-id=hostile] .words')).unicodeBidi"))
                .isEqualTo("isolate");
        // A long text ends between two lines.
        assertThat(browser.executeScript("""
                const words = document.querySelector('.card[data-id=hostile] .words');
                const lines = words.clientHeight / parseFloat(getComputedStyle(words).lineHeight);
                return Math.abs(lines - Math.round(lines)) < 0.1 && words.scrollHeight > words.clientHeight""")).isEqualTo(true);
        // What we put behind somebody else's name does not take its direction.
        assertThat(texts(".card[data-id=hostile] footer bdi")).first().isEqualTo("A. Writer");
        // Wider than the window nothing may be.
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void staysSmallAndSaysThatItShowsASampleOfAFastStream() throws Exception {
        Topics busy = Broker.freshTopics(1);
        try (var fast = console(busy, 0)) {
            fast.start();
            browser.get(fast.address());
            eventually(() -> assertThat(text("#status")).startsWith("live"));

            String event = new String(
                    event("00000", "Salt Road", "Good acting, but a dull plot.", 7.0), StandardCharsets.UTF_8);
            for (int i = 0; i < 10_000; i++) {
                String id = String.format("%05d", i);
                producer.send(new ProducerRecord<>(
                        busy.enriched().name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        event.replace("\"00000\"", '"' + id + '"').getBytes(StandardCharsets.UTF_8)));
            }
            producer.flush();

            eventually(() -> {
                assertThat(text("#status")).isEqualTo("live, 10,000 reviews");
                assertThat(text("main .note")).matches("a sample: [\\d,]+ of [\\d,]+ reviews .*");
            });
            assertThat(browser.findElements(By.cssSelector(".card")).size()).isBetween(1, 40);
            assertThat((Long) browser.executeScript("return document.getElementsByTagName('*').length"))
                    .isLessThan(2_000);
        }
    }

    @Test
    void labelsEachMonthOnce() {
        String labels = """
                const [points, width, done] = arguments;
                import('/plot.js').then(({ months }) => done(months({ data: [points], bbox: { width } })
                    .map((at) => new Date(at * 1000).toISOString().slice(0, 7)).join(' ')));
                """;
        long january = Instant.parse("2026-01-15T00:00:00Z").getEpochSecond();
        long april = Instant.parse("2026-04-15T00:00:00Z").getEpochSecond();

        assertThat(browser.executeAsyncScript(labels, List.of(), 400)).isEqualTo("");
        assertThat(browser.executeAsyncScript(labels, List.of(january), 400)).isEqualTo("2026-01");
        assertThat(browser.executeAsyncScript(labels, List.of(january, april), 400))
                .isEqualTo("2026-01 2026-02 2026-03 2026-04");
        assertThat(browser.executeAsyncScript(labels, List.of(january, april), 130))
                .isEqualTo("2026-01 2026-03");
    }

    @Test
    void ranksFilmsAndShowsOne() {
        browser.get(console.address() + "#/films");
        eventually(() -> assertThat(texts("tbody .film")).contains(FILM + " 1987"));

        browser.findElement(By.cssSelector("tbody a.film")).click();

        eventually(() -> {
            assertThat(text("h1")).isEqualTo(FILM + " 1987");
            assertThat(texts(".measure strong")).containsExactly("5.5/10", "+0.10");
            assertThat(texts(".aspect-row")).anyMatch(row -> row.contains("acting"));
            assertThat(texts("blockquote")).isNotEmpty();
            assertThat(browser.findElements(By.cssSelector("canvas"))).hasSize(1);
            assertThat(browser.findElements(By.cssSelector(".card"))).hasSize(2);
        });
    }

    @Test
    void keepsTheFocusAndTheOrderOfFilmsOnTheWayToOneAndBack() {
        browser.get(console.address() + "#/films?order=latest&q=lighthouse");
        eventually(() -> assertThat(texts("tbody .film")).containsExactly(FILM + " 1987"));
        assertThat(text("[aria-pressed=true]")).isEqualTo("Latest");
        assertThat(text("main .note")).isEqualTo("1 with “lighthouse” of 1 titles");

        browser.executeScript(
                "document.querySelector('tbody a.film').focus(); window.row = document.querySelector('tbody tr')");
        eventually(() -> assertThat(browser.executeScript("return window.row.isConnected"))
                .isEqualTo(false));
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo(FILM + " 1987");

        browser.switchTo().activeElement().sendKeys(Keys.ENTER);
        eventually(() -> assertThat(browser.getTitle()).isEqualTo(FILM + " · Reviewstream"));
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("main");
        browser.navigate().back();

        eventually(() -> assertThat(texts("tbody .film")).containsExactly(FILM + " 1987"));
        assertThat(text("[aria-pressed=true]")).isEqualTo("Latest");
        assertThat(one("input[type=search]").getAttribute("value")).isEqualTo("lighthouse");
    }

    @Test
    void hasItsFiltersInTheAddress() {
        one("select[name=label] option[value=negative]").click();
        eventually(() -> assertThat(browser.getCurrentUrl()).endsWith("#/?label=negative"));

        browser.navigate().refresh();

        eventually(
                () -> assertThat(texts(".card .verdict")).isNotEmpty().allMatch(text -> text.startsWith("negative")));
        assertThat(one("select[name=label]").getAttribute("value")).isEqualTo("negative");
    }

    @Test
    void worksWhereTheBrowserLetsNoSiteKeepAnything() {
        Object id = ((Map<?, ?>)
                        browser.executeCdpCommand(
                                "Page.addScriptToEvaluateOnNewDocument",
                                Map.of(
                                        "source",
                                        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")))
                .get("identifier");
        try {
            browser.navigate().refresh();
            eventually(() -> assertThat(texts(".card .film")).contains(FILM + " 1987"));
            one("#theme").click();
            eventually(() -> assertThat(one("html").getAttribute("data-theme")).isNotEmpty());
        } finally {
            browser.executeCdpCommand(
                    "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", String.valueOf(id)));
        }
    }

    @Test
    void knowsNoFilmUnderAnAddressThatIsNotEncoded() {
        browser.get(console.address() + "#/film/100%");

        eventually(() -> {
            assertThat(text("h1")).isEqualTo("Not known");
            assertThat(text(".film-head p")).isEqualTo("no review names the title 100%");
        });
        assertThat(browser.findElements(By.cssSelector("main .panel")))
                .isNotEmpty()
                .noneMatch(WebElement::isDisplayed);
    }

    @Test
    void showsThePipelineAndSendsADeadLetterBack() {
        var letter = DeadLetter.atSource(
                "ingest", "malformed-json", "x.jsonl:3: no JSON", "file:x.jsonl", "x.jsonl:3", Instant.now());
        producer.send(letter.toRecord(
                topics.deadLetter().name(), null, "<i>not JSON</i>".getBytes(StandardCharsets.UTF_8), List.of()));
        producer.flush();
        browser.get(console.address() + "#/pipeline");

        eventually(() -> {
            assertThat(texts(".reasons li")).contains("1 ingest: malformed-json");
            assertThat(browser.findElements(By.cssSelector("canvas"))).hasSize(3);
            assertThat(texts(".tiles dt")).contains("Latency", "Behind", "Dead letters");
        });
        one(".letters summary").click();
        eventually(() -> assertThat(text(".letters pre")).isEqualTo("<i>not JSON</i>"));
        producer.send(
                letter.toRecord(topics.deadLetter().name(), null, "later".getBytes(StandardCharsets.UTF_8), List.of()));
        producer.flush();
        eventually(() -> assertThat(browser.findElements(By.cssSelector(".letters details")))
                .hasSize(2));
        assertThat(text(".letters details[open] pre")).isEqualTo("<i>not JSON</i>");
        one(".letters details[open] .primary").click();

        eventually(() -> assertThat(text("section [role=status]")).isEqualTo("letter 0@0 was sent to reviews.raw"));
        assertThat(REPLAYED).containsExactly("0@0");
    }

    @Test
    void findsTheServiceAgainAfterItsRestart() {
        eventually(() -> assertThat(text("#status")).startsWith("live"));
        int port = java.net.URI.create(console.address()).getPort();

        console.close();
        eventually(() -> assertThat(text("#status")).contains("does not answer"));
        console = console(port);
        console.start();
        publish("after", "Night Ferry", "Good again.", null);

        eventually(() -> {
            assertThat(text("#status")).startsWith("live");
            assertThat(browser.findElements(By.cssSelector(".card[data-id=after]")))
                    .hasSize(1);
        });
    }

    @Test
    void isAccessible() throws IOException {
        for (String page : List.of("#/", "#/films", "#/film/" + KEY.replace(" ", "%20"), "#/pipeline")) {
            browser.get(console.address() + page);
            browser.navigate().refresh();
            eventually(() -> assertThat(browser.findElements(By.cssSelector(".card, tbody tr, .tiles dd")))
                    .isNotEmpty());
            for (String theme : List.of("light", "dark")) {
                browser.executeScript("document.documentElement.dataset.theme = arguments[0]", theme);
                assertThat(violations()).as("%s in %s", page, theme).isEmpty();
            }
        }
    }

    @Test
    void fitsAPhone() {
        ChromeDriver phone = Browser.open(390, 800, false);
        try {
            for (String page : List.of("#/", "#/films", "#/film/" + KEY.replace(" ", "%20"), "#/pipeline")) {
                phone.get(console.address() + page);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !phone.findElements(By.cssSelector(".card, tbody tr, .tiles dd"))
                                .isEmpty());
                assertThat(phone.executeScript("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isEqualTo(390L);
            }
            phone.get(console.address() + "#/films");
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> titleWidth(phone) >= 120);
            assertThat(phone.executeScript(
                            "return document.querySelector('tbody .stack').getBoundingClientRect().right"))
                    .asInstanceOf(DOUBLE)
                    .isLessThan(390);
        } finally {
            phone.quit();
        }
    }

    @Test
    void fitsAWindowThatWasWider() {
        try {
            for (String page : List.of("#/", "#/films", "#/film/" + KEY.replace(" ", "%20"), "#/pipeline")) {
                resize(1280);
                browser.get(console.address() + page);
                browser.navigate().refresh();
                eventually(() -> assertThat(browser.findElements(By.cssSelector(".card, tbody tr, .tiles dd")))
                        .isNotEmpty());
                for (int width : List.of(844, 390, 320)) {
                    resize(width);
                    eventually(() -> assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                            .as("%s at %s", page, width)
                            .isEqualTo((long) width));
                }
            }
        } finally {
            browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static void resize(int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    private static int titleWidth(ChromeDriver phone) {
        return phone.findElement(By.cssSelector("tbody th")).getSize().getWidth();
    }

    /** What axe-core finds to be serious or critical, one line each. */
    @SuppressWarnings("unchecked") // what the script below returns
    private static List<String> violations() throws IOException {
        browser.executeScript(axe());
        return (List<String>) Objects.requireNonNull(browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document).then((found) => done(found.violations
                    .filter((each) => ['serious', 'critical'].includes(each.impact))
                    .map((each) => each.id + ': ' + each.help + ' at '
                        + each.nodes.slice(0, 3).map((node) => node.target.join(' ') + ' ' + node.any.map((a) => a.message)).join('; '))),
                    (problem) => done([String(problem)]));
                """));
    }

    private static String axe() throws IOException {
        var properties = new Properties();
        try (InputStream in = resource("/META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
            properties.load(in);
        }
        try (InputStream in =
                resource("/META-INF/resources/webjars/axe-core/" + properties.getProperty("version") + "/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PageIT.class.getResourceAsStream(name), name);
    }

    private static Console console(int port) {
        return console(topics, port);
    }

    private static Console console(Topics topics, int port) {
        Replayer replayer = letter -> {
            REPLAYED.add(letter);
            return "reviews.raw";
        };
        return new Console(
                new ConsoleSettings(Broker.settings(), topics, "127.0.0.1", port, List.of(), 100),
                replayer,
                () -> 0,
                Clock.systemUTC());
    }

    private static void publish(String id, String film, String text, @Nullable Double rating) {
        publish(topics.enriched().name(), id, event(id, film, text, rating));
    }

    private static byte[] event(String id, String film, String text, @Nullable Double rating) {
        var raw = new RawReview(
                id,
                1,
                "The Back Row",
                text,
                null,
                null,
                "A. Writer",
                new StatedItem("Movie", film, 1987, null),
                rating == null ? null : new StatedRating(rating, 10.0, 1.0),
                null,
                null,
                Instant.now(),
                Map.of());
        Analysis analysis = ANALYSER.analyse(raw);
        var provenance = new Provenance(
                "file:x", null, "raw", 0, 0L, Instant.now(), Instant.now(), ANALYSER.version(), Map.of());
        var event = new EnrichedReview(id, 1, raw, analysis.enrichment(), provenance);
        return topics.enriched().values().serializer().serialize("", event);
    }

    private static void publish(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    private static TitleSummary title() {
        return new TitleSummary(
                KEY,
                FILM,
                1987,
                2,
                new TitleSummary.LabelCounts(1, 1, 0, 0),
                new TitleSummary.Mean(2, 0.1, 0.9),
                new TitleSummary.Mean(2, 0.55, 0.35),
                List.of(
                        new TitleSummary.AspectMean("acting", 1, 1, 0, 0.8),
                        new TitleSummary.AspectMean("story", 1, 0, 1, -0.8)),
                LocalDate.parse("2026-01-02"),
                LocalDate.parse("2026-03-04"),
                List.of(new TitleSummary.Month("2026-01", 1, 1.0), new TitleSummary.Month("2026-03", 1, -0.8)));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(assertion);
    }

    private static WebElement one(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private static String text(String selector) {
        return one(selector).getText();
    }

    private static List<String> texts(String selector) {
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
