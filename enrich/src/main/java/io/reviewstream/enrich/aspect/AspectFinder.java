package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Aspect;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Label;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of each side of the work. Words of the domain's vocabulary name the aspect; the opinion is the judging word
 * that stands nearest in the same clause, or the clause as a whole. Safe to share.
 */
public final class AspectFinder {
    /** Less than this either way is neutral. */
    private static final double NEUTRAL = 0.08;

    /** One word by itself does not outweigh what is used when nothing tells. */
    private static final int AHEAD = 1;

    private final List<AspectVocabulary> vocabularies;
    private final DomainCues cues;
    private final ThreadLocal<Clauses> scratch = ThreadLocal.withInitial(Clauses::new);

    /** With the vocabularies that come with the analysis. */
    public AspectFinder() {
        this(Vocabularies.none().all());
    }

    /**
     * With one's own vocabularies.
     *
     * @param vocabularies one a domain; the first is used when nothing tells the domain
     */
    public AspectFinder(Collection<AspectVocabulary> vocabularies) {
        if (vocabularies.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one vocabulary");
        }
        this.vocabularies = List.copyOf(vocabularies);
        this.cues = new DomainCues(this.vocabularies);
    }

    /** The aspects in order of first mention; the domain is guessed from the words. */
    public List<Aspect> find(Document document, Opinions opinions) {
        return find(document, opinions, null);
    }

    /**
     * The aspects in order of first mention.
     *
     * @param domain a vocabulary's domain; null to guess it from the words
     * @throws IllegalArgumentException when no vocabulary is for the domain
     */
    public List<Aspect> find(Document document, Opinions opinions, @Nullable String domain) {
        return opinionsOn(document, opinions, domain, NamedWords.none(document), List.of())
                .aspects();
    }

    /**
     * Aspects and notes together: cheaper than each for itself.
     *
     * @param domain a vocabulary's domain; null to guess it from the words
     * @param named words that name no aspect, as they name people and works
     * @param cast mentions of those who act, in the order of the text
     * @throws IllegalArgumentException when no vocabulary is for the domain
     */
    public AspectsAndNotes opinionsOn(
            Document document, Opinions opinions, @Nullable String domain, NamedWords named, List<Span> cast) {
        AspectVocabulary vocabulary = vocabulary(document, domain, named);
        Clauses clauses = scratch.get().of(document, vocabulary.opinionWords(), named);
        ProsAndCons lists = ProsAndCons.of(document);
        List<TargetMention> mentions =
                new AspectScan(document, vocabulary, named, clauses, lists, opinions, cast).mentions();
        if (!cast.isEmpty() && vocabulary.acting() >= 0) {
            mentions.addAll(new CastOpinions(document, vocabulary, clauses, opinions).mentions(cast));
            mentions.sort(Comparator.comparingInt(TargetMention::first));
        }
        var notes = new Notes(document, vocabulary.opinionWords(), clauses, lists, opinions, mentions);
        return new AspectsAndNotes(aspects(document, vocabulary, mentions), notes.positive(), notes.negative());
    }

    /**
     * How much the words of a document speak for each domain.
     *
     * @param named words that do not count, as they name people and works
     */
    public Points points(Document document, NamedWords named) {
        return cues.points(document, named);
    }

    /** The same of each domain by itself, where it is known to be one of a few: none must outweigh the others. */
    public Points pointsOfEach(Document document, NamedWords named) {
        return cues.pointsOfEach(document, named);
    }

    private AspectVocabulary vocabulary(Document document, @Nullable String stated, NamedWords named) {
        if (vocabularies.size() == 1) {
            return vocabularies.get(0);
        }
        String domain = stated == null ? points(document, named).most(AHEAD) : stated;
        return vocabularies.stream()
                .filter(vocabulary -> vocabulary.domain().equals(domain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no vocabulary for " + domain));
    }

    private static List<Aspect> aspects(Document document, AspectVocabulary vocabulary, List<TargetMention> mentions) {
        var found = new ArrayList<Aspect>();
        int size = vocabulary.aspects().size();
        boolean[] done = new boolean[size];
        for (TargetMention first : mentions) {
            int aspect = first.aspect();
            if (done[aspect]) {
                continue;
            }
            done[aspect] = true;
            var own = new ArrayList<Aspect.Mention>();
            double sum = 0;
            double positive = 0;
            double negative = 0;
            for (TargetMention mention : mentions) {
                if (mention.aspect() == aspect) {
                    double score = Decimals.thousandths(mention.score());
                    own.add(mention.inText(document, score));
                    sum += score;
                    positive += Math.max(0, score);
                    negative -= Math.min(0, score);
                }
            }
            double score = Decimals.thousandths(sum / own.size());
            found.add(new Aspect(vocabulary.aspects().get(aspect), label(score, positive, negative), score, own));
        }
        return found;
    }

    private static Label label(double score, double positive, double negative) {
        if (score > NEUTRAL) {
            return Label.POSITIVE;
        }
        if (score < -NEUTRAL) {
            return Label.NEGATIVE;
        }
        return Math.min(positive, negative) > NEUTRAL ? Label.MIXED : Label.NEUTRAL;
    }
}
