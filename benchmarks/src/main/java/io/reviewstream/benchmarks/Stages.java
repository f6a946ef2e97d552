package io.reviewstream.benchmarks;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import io.reviewstream.enrich.analysis.ReviewAnalyser;
import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.aspect.AspectsAndNotes;
import io.reviewstream.enrich.genre.GenreFinder;
import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.phrase.KeyPhrases;
import io.reviewstream.enrich.privacy.PersonalData;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.recommendation.RecommendationFinder;
import io.reviewstream.enrich.sentiment.DocumentSentiment;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.spoiler.SpoilerFinder;
import io.reviewstream.enrich.statistics.StatisticsCounter;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.JsonSerde;
import io.reviewstream.events.Language;
import io.reviewstream.events.Person;
import io.reviewstream.events.Rating;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import io.reviewstream.events.Spoiler;
import io.reviewstream.events.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One operation is one review, the next of the corpus each time. What a stage needs from an earlier one is made before the
 * measurement; {@code sentiment} and {@code analysis} begin with the text.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Stages {
    /** Of stages that are fed by earlier ones, whose results are kept in memory. */
    private static final int KEPT = 2_000;

    /**
     * Reviews that are analysed before a stage of much code is measured: the compilers are long done with the other stages after the
     * iterations that warm them up, and with these only then.
     */
    private static final int SEEN = 100_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

    private final Analyzer english = new EnglishAnalyzer();
    private final SentimentAnalyser sentiments = new SentimentAnalyser(SentimentModel.standard());
    private final NameReader names = new NameReader();
    private final ItemFinder items = new ItemFinder(names);
    private final PeopleFinder people = new PeopleFinder(names);
    private final GenreFinder genres = new GenreFinder();
    private final AspectFinder aspects = new AspectFinder();
    private final RatingFinder ratings = new RatingFinder();
    private final KeyPhrases keyPhrases = new KeyPhrases();
    private final LanguageDetector languages = new LanguageDetector();
    private final RecommendationFinder recommendations = new RecommendationFinder();
    private final SpoilerFinder spoilers = new SpoilerFinder();
    private final PersonalData personalData = new PersonalData();
    private final ReviewAnalyser analyser = ReviewAnalyser.standard();
    private final Serializer<RawReview> rawOut = new JsonSerde<>(RawReview.class).serializer();
    private final Deserializer<RawReview> rawIn = new JsonSerde<>(RawReview.class).deserializer();
    private final Serializer<EnrichedReview> enrichedOut = new JsonSerde<>(EnrichedReview.class).serializer();

    private List<RawReview> reviews = List.of();
    private final List<Prepared> prepared = new ArrayList<>();
    private int at;

    /** What earlier stages made of one review. */
    private record Prepared(
            RawReview review,
            byte[] json,
            Document document,
            DocumentSentiment opinions,
            Names names,
            Optional<ItemReviewed> item,
            EnrichedReview enriched) {}

    /** Loads the corpus, and lets the compilers work where there is much to compile. */
    @Setup
    public void setUp(BenchmarkParams stage, Blackhole found) {
        load();
        if (stage.getBenchmark().endsWith(".analysis")) {
            IntStream.range(0, SEEN).forEach(seen -> found.consume(analysis()));
        } else if (stage.getBenchmark().endsWith(".metadata")) {
            IntStream.range(0, SEEN).forEach(seen -> metadata(found));
        }
    }

    private void load() {
        reviews = Corpus.load().reviews();
        for (RawReview review : reviews.subList(0, Math.min(KEPT, reviews.size()))) {
            var document = Document.of(review.text());
            Names read = names.read(document);
            prepared.add(new Prepared(
                    review,
                    rawOut.serialize("", review),
                    document,
                    sentiments.analyse(document),
                    read,
                    items.find(read, review),
                    analyser.enriched(review, null)));
        }
    }

    private RawReview review() {
        at = at + 1 < reviews.size() ? at + 1 : 0;
        return reviews.get(at);
    }

    private Prepared kept() {
        at = at + 1 < prepared.size() ? at + 1 : 0;
        return prepared.get(at);
    }

    /** Nothing but looking at each character: the machine's own pace, to which the others can be compared. */
    @Benchmark
    public int characters() {
        String text = review().text();
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }

    /** What one writes in an afternoon: words by a regular expression, counted in a map. */
    @Benchmark
    public Map<String, Integer> wordCount() {
        var counts = new HashMap<String, Integer>();
        Matcher words = WORD.matcher(review().text());
        while (words.find()) {
            counts.merge(words.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
        return counts;
    }

    /** What a search engine makes of the text: words in lower case, without the commonest, cut down to their stems. */
    @Benchmark
    public int lucene() throws IOException {
        int letters = 0;
        try (TokenStream terms = english.tokenStream("text", review().text())) {
            CharTermAttribute term = terms.addAttribute(CharTermAttribute.class);
            terms.reset();
            while (terms.incrementToken()) {
                letters += term.length();
            }
            terms.end();
        }
        return letters;
    }

    @Benchmark
    public Document tokenise() {
        return Document.of(review().text());
    }

    @Benchmark
    public Language language() {
        return languages.detect(kept().document());
    }

    /** From the text to both heads, all sentences and the evidence. */
    @Benchmark
    public Optional<Sentiment> sentiment() {
        return sentiments.analyse(Document.of(review().text())).sentiment();
    }

    /** The same question to VADER's Java port. */
    @Benchmark
    public Map<String, Float> vader() throws IOException {
        var vader = new SentimentAnalyzer(review().text());
        vader.analyze();
        return vader.getPolarity();
    }

    @Benchmark
    public Names names() {
        return names.read(kept().document());
    }

    @Benchmark
    public Optional<ItemReviewed> item() {
        Prepared one = kept();
        return items.find(one.names(), one.review());
    }

    @Benchmark
    public List<Person> people() {
        Prepared one = kept();
        return people.find(one.names(), one.item().orElse(null), one.opinions());
    }

    @Benchmark
    public List<GenreMention> genres() {
        return genres.find(kept().document());
    }

    /** All that is found beside the sentiment, from tokens and sentiment. */
    @Benchmark
    public void metadata(Blackhole found) {
        Prepared one = kept();
        Document document = one.document();
        Sentiment sentiment = one.opinions().sentiment().orElse(null);
        Names read = names.read(document);
        ItemReviewed item = items.find(read, one.review()).orElse(null);
        found.consume(languages.detect(document));
        found.consume(people.find(read, item, one.opinions()));
        found.consume(genres.find(document));
        found.consume(aspects.opinionsOn(document, one.opinions(), null, NamedWords.none(document), List.of()));
        found.consume(ratings.find(document, null, sentiment));
        found.consume(recommendations.find(document, null, sentiment));
        found.consume(spoilers.find(document));
        found.consume(keyPhrases.find(document));
        found.consume(StatisticsCounter.count(document));
    }

    /** Aspects with their opinions, and the notes. */
    @Benchmark
    public AspectsAndNotes opinions() {
        Prepared one = kept();
        return aspects.opinionsOn(one.document(), one.opinions(), null, NamedWords.none(one.document()), List.of());
    }

    @Benchmark
    public Optional<Rating> ratings() {
        return ratings.find(kept().document(), null, null);
    }

    @Benchmark
    public List<Span> keyPhrases() {
        return keyPhrases.find(kept().document());
    }

    @Benchmark
    public Recommendation recommendation() {
        Prepared one = kept();
        return recommendations.find(
                one.document(), null, one.opinions().sentiment().orElse(null));
    }

    @Benchmark
    public Spoiler spoiler() {
        return spoilers.find(kept().document());
    }

    @Benchmark
    public Statistics statistics() {
        return StatisticsCounter.count(kept().document());
    }

    /** Personal data masked, from the text; not part of the analysis unless asked for. */
    @Benchmark
    public String masking() {
        return personalData.mask(review().text());
    }

    /** A raw review from its bytes. */
    @Benchmark
    public RawReview jsonIn() {
        return rawIn.deserialize("", kept().json());
    }

    /** An enriched review to its bytes. */
    @Benchmark
    public byte[] jsonOut() {
        return enrichedOut.serialize("", kept().enriched());
    }

    /** The whole analysis, from the text to the enrichment. */
    @Benchmark
    public EnrichedReview analysis() {
        return analyser.enriched(review(), null);
    }
}
