package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.aspect.AspectsAndNotes;
import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.extension.ExtensionInput;
import io.reviewstream.enrich.extension.Extensions;
import io.reviewstream.enrich.extension.ReviewExtension;
import io.reviewstream.enrich.genre.GenreFinder;
import io.reviewstream.enrich.item.ItemFinder;
import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.language.LanguageDetector;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.PeopleFinder;
import io.reviewstream.enrich.phrase.KeyPhrases;
import io.reviewstream.enrich.privacy.Masking;
import io.reviewstream.enrich.rating.RatingFinder;
import io.reviewstream.enrich.rating.RatingMentions;
import io.reviewstream.enrich.recommendation.RecommendationFinder;
import io.reviewstream.enrich.sentiment.Judgement;
import io.reviewstream.enrich.sentiment.KnownWords;
import io.reviewstream.enrich.sentiment.SentimentAnalyser;
import io.reviewstream.enrich.sentiment.SentimentEngine;
import io.reviewstream.enrich.sentiment.SentimentModel;
import io.reviewstream.enrich.spoiler.SpoilerFinder;
import io.reviewstream.enrich.statistics.StatisticsCounter;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.DocumentReader;
import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Enrichment;
import io.reviewstream.events.GenreMention;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Language;
import io.reviewstream.events.Person;
import io.reviewstream.events.Provenance;
import io.reviewstream.events.Rating;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Recommendation;
import io.reviewstream.events.Sentiment;
import io.reviewstream.events.Span;
import io.reviewstream.events.Spoiler;
import io.reviewstream.events.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Analyses reviews: the text is tokenised once, and every finder reads the same document. Thread-safe; the same review
 * always gives the same analysis.
 */
public final class ReviewAnalyser {
    /** From this chance on, what is taken for the title of what is reviewed is no opinion of it, even if it is one word. */
    private static final double SURE = 0.7;

    private static final String VERSION = "12";
    private static final Language UNKNOWN = new Language("und", 0, false);
    private static final Recommendation UNCLEAR = new Recommendation(Recommendation.Verdict.UNCLEAR, List.of());
    private static final Spoiler NO_SPOILER = new Spoiler(false, List.of());
    private static final AspectsAndNotes NO_OPINIONS = new AspectsAndNotes(List.of(), List.of(), List.of());
    private static final Document NO_TEXT = Document.of("");

    private final NameReader names = new NameReader();
    private final LanguageDetector languages = new LanguageDetector(names);
    private final ItemFinder items;
    private final PeopleFinder people = new PeopleFinder(names);
    private final GenreFinder genres = new GenreFinder();
    private final AspectFinder aspects;

    private final ItemTypes types = new ItemTypes();
    private final ItemKinds kinds;
    private final RatingFinder ratings = new RatingFinder();
    private final RecommendationFinder recommendations = new RecommendationFinder();
    private final SpoilerFinder spoilers = new SpoilerFinder();
    private final KeyPhrases keyPhrases = new KeyPhrases();
    private final SentimentEngine sentiments;
    private final String baseVersion;
    private final AnalysisOptions options;
    private final @Nullable Masking masking;
    private final boolean isAllBuiltIn;
    private final ThreadLocal<DocumentReader> readers = ThreadLocal.withInitial(DocumentReader::new);

    /** @param model weights of the sentiment */
    public ReviewAnalyser(SentimentModel model) {
        this(model, AnalysisOptions.none());
    }

    /**
     * With more than is built in.
     *
     * @param model weights of the sentiment
     * @param options catalogue, analysers of one's own, masking
     */
    public ReviewAnalyser(SentimentModel model, AnalysisOptions options) {
        this(new SentimentAnalyser(model), VERSION, options);
    }

    /**
     * With another engine for the sentiment.
     *
     * @param name what to call it in {@link #version}
     * @param options catalogue, analysers of one's own, masking
     */
    public static ReviewAnalyser with(SentimentEngine engine, String name, AnalysisOptions options) {
        return new ReviewAnalyser(engine, VERSION + "+" + name, options);
    }

    private ReviewAnalyser(SentimentEngine sentiments, String baseVersion, AnalysisOptions options) {
        this.sentiments = sentiments;
        this.baseVersion = baseVersion;
        this.options = options;
        this.items = new ItemFinder(names, options.catalogue());
        this.aspects = new AspectFinder(options.vocabularies().all());
        this.kinds = new ItemKinds(aspects, options.vocabularies());
        this.isAllBuiltIn = options.extensions().all().isEmpty() && sentiments instanceof SentimentAnalyser;
        this.masking = options.maskPersonalData() ? new Masking() : null;
    }

    /** With the weights that come with Reviewstream. */
    public static ReviewAnalyser standard() {
        return standard(AnalysisOptions.none());
    }

    /** With the weights that come with Reviewstream, and more than is built in. */
    public static ReviewAnalyser standard(AnalysisOptions options) {
        return new ReviewAnalyser(SentimentModel.standard(), options);
    }

    /** Changes whenever the same text may give another enrichment. */
    public String version() {
        var version = new StringBuilder(baseVersion);
        if (!options.catalogue().isEmpty()) {
            version.append("+catalogue.").append(options.catalogue().fingerprint());
        }
        if (!options.vocabularies().own().isEmpty()) {
            version.append("+aspects.").append(options.vocabularies().fingerprint());
        }
        if (masking != null) {
            version.append("+masked");
        }
        for (ReviewExtension extension : options.extensions().all()) {
            version.append('+').append(extension.name()).append('.').append(extension.version());
        }
        return version.toString();
    }

    /** Whether every part that looks at a text is one of ours. */
    boolean isAllBuiltIn() {
        return isAllBuiltIn;
    }

    /** The works that are known. */
    public Catalogue catalogue() {
        return options.catalogue();
    }

    /** The review as it leaves, which is what is to be analysed: with personal data masked, where that is set. */
    public RawReview asItLeaves(RawReview review) {
        return masking == null ? review : masking.mask(review);
    }

    /** Any text will do; a part of the analysis that fails on it is named in the result, and the rest stands. */
    public Analysis analyse(RawReview review) {
        return analyse(review, new Parts());
    }

    /**
     * The review as it leaves with all that is found, as the enriched topic has it, but for where in Kafka it was and when.
     *
     * @param position where it was read, null when that is not known
     */
    public EnrichedReview enriched(RawReview read, @Nullable String position) {
        RawReview review = asItLeaves(read);
        Analysis analysis = analyse(review);
        return new EnrichedReview(
                review.id(),
                review.revision(),
                review,
                analysis.enrichment(),
                Provenance.outsideKafka(null, position, version(), analysis.degraded())
                        .with(analysis.analysers()));
    }

    Analysis analyse(RawReview review, Parts parts) {
        // Parts that are not ours may keep a document.
        Document document = isAllBuiltIn ? readers.get().read(review.text()) : Document.of(review.text());
        Language language = parts.run("language", () -> languages.detect(document), UNKNOWN);
        Enrichment enrichment = language.supported()
                ? supported(review, document, language, parts)
                : unsupported(review, document, language, parts);
        Enrichment extended = extended(review, document, enrichment, parts);
        return new Analysis(extended, parts.degraded(), parts.statuses());
    }

    /** The extensions see what all analysers before found, and not each other. */
    private Enrichment extended(RawReview review, Document document, Enrichment enrichment, Parts parts) {
        if (options.extensions().all().isEmpty()) {
            return enrichment;
        }
        var input = new ExtensionInput(review, document, enrichment);
        var found = new TreeMap<String, @Nullable Object>();
        for (ReviewExtension extension : options.extensions().all()) {
            Object result = parts.run("extensions." + extension.name(), () -> Extensions.run(extension, input));
            if (result != null) {
                found.put(extension.name(), result);
            }
        }
        return enrichment.withExtensions(found);
    }

    private Enrichment supported(RawReview review, Document document, Language language, Parts parts) {
        @Nullable Names marked = parts.run("names", () -> names.read(document));
        if (marked == null) {
            parts.skip("item", "people");
        }
        NamedWords inCapitals = marked == null ? NamedWords.none(document) : NamedWords.of(marked);
        Points points = types.points(document);
        ItemKind words = kinds.of(document, points, review.itemReviewed(), inCapitals);
        @Nullable ItemReviewed title = marked == null
                ? null
                : parts.run(
                        "item",
                        () -> items.find(marked, review, points, words.sureType())
                                .orElse(null));
        ItemKind told =
                title == null || title.type() == null || words.isSurely(title.type()) ? words : kinds.of(title.type());
        NamedWords unsaid = title == null || title.confidence() < SURE ? inCapitals : inCapitals.and(title.mentions());
        @Nullable RatingMentions marks = parts.run("rating", () -> ratings.mentions(document));
        var known = new KnownWords(unsaid, marks == null ? List.of() : marks.all());
        @Nullable Judgement opinions = parts.run("sentiment", () -> sentiments.analyse(document, known));
        @Nullable Sentiment sentiment = opinions == null ? null : opinions.sentiment().orElse(null);
        List<Person> persons = marked == null
                ? List.of()
                : parts.run("people", () -> people.find(marked, title, told.sureType(), opinions), List.of());
        ItemKind kind = ItemKinds.made(points, told, persons);
        @Nullable ItemReviewed item = title == null || PeopleFinder.isSomebody(title, persons) ? null : typed(title, kind);
        NamedWords named = named(document, item, persons);
        List<GenreMention> genreMentions = parts.run("genres", () -> genres.find(document), List.of());
        if (opinions == null) {
            parts.skip("aspects");
        }
        AspectsAndNotes opinionsOn = opinions == null
                ? NO_OPINIONS
                : parts.run(
                        "aspects",
                        () -> aspects.opinionsOn(document, opinions, kind.domain(), named, cast(persons)),
                        NO_OPINIONS);
        @Nullable Rating rating = marks == null
                ? null
                : ratings.find(document, marks, review.reviewRating(), sentiment)
                        .orElse(null);
        return new Enrichment(
                language,
                sentiment,
                item,
                persons,
                GenreFinder.genres(genreMentions),
                genreMentions,
                opinionsOn.aspects(),
                opinionsOn.positiveNotes(),
                opinionsOn.negativeNotes(),
                rating,
                parts.run("recommendation", () -> recommendations.find(document, rating, sentiment), UNCLEAR),
                parts.run("spoiler", () -> kind.mayTellAStory() ? spoilers.find(document) : NO_SPOILER, NO_SPOILER),
                parts.run("keyPhrases", () -> keyPhrases.find(document, named), List.<Span>of()),
                statistics(document, parts));
    }

    /** What the source states and what can be counted; nothing is guessed from words that are not understood. */
    private Enrichment unsupported(RawReview review, Document document, Language language, Parts parts) {
        parts.skip("sentiment", "names", "people", "genres", "aspects", "recommendation", "spoiler", "keyPhrases");
        return new Enrichment(
                language,
                null,
                parts.run("item", () -> items.find(NO_TEXT, review).orElse(null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                parts.run(
                        "rating",
                        () -> ratings.find(document, review.reviewRating(), null)
                                .orElse(null)),
                UNCLEAR,
                NO_SPOILER,
                List.of(),
                statistics(document, parts));
    }

    private static Statistics statistics(Document document, Parts parts) {
        return parts.run("statistics", () -> StatisticsCounter.count(document), new Statistics(0, 0, 0));
    }

    /** The words that name what is reviewed, and people. */
    private static NamedWords named(Document document, @Nullable ItemReviewed item, List<Person> people) {
        var spans = new ArrayList<Span>();
        if (item != null) {
            spans.addAll(item.mentions());
        }
        for (Person person : people) {
            spans.addAll(person.mentions());
        }
        return NamedWords.none(document).and(spans);
    }

    /** The mentions of those who act, in the order of the text. */
    private static List<Span> cast(List<Person> people) {
        var cast = new ArrayList<Span>();
        for (Person person : people) {
            if (person.role() == Person.Role.ACTOR) {
                cast.addAll(person.mentions());
            }
        }
        cast.sort(Comparator.comparingInt(Span::start));
        return cast;
    }

    private static ItemReviewed typed(ItemReviewed item, ItemKind kind) {
        return kind.type() == null ? item : item.withType(kind.type());
    }
}
