package io.reviewstream.enrich.item;

import io.reviewstream.enrich.catalogue.Catalogue;
import io.reviewstream.enrich.catalogue.CatalogueLink;
import io.reviewstream.enrich.catalogue.CatalogueLink.Work;
import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.ItemReviewed.Candidate;
import io.reviewstream.events.RawReview;
import io.reviewstream.events.Span;
import io.reviewstream.events.StatedItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a review is of: what the source says, else what the text says, else nothing. Thread-safe. */
public final class ItemFinder {
    /** Below this probability a title is not given: a wrong one costs more than none. */
    private static final float SURE = 0.35f;

    /** The same of what is known to be no film and no series, of which the model has learned nothing: of 60 answers between the two a third was right. */
    private static final float SURE_OF_OTHERS = 0.5f;

    /** Below this it isn't worth naming among the candidates. */
    private static final float POSSIBLE = 0.05f;

    /** Below this a catalogue is not asked: a common word that is some film's title as well proves nothing. */
    private static final float FAINT = 0.02f;

    /** From this chance on, if nothing has a greater one, … */
    private static final float PERHAPS = 0.14f;

    /** … what is called a film has this one: so many of those that the model gave 0.3 and more were right. */
    private static final float CALLED_A_WORK = 0.95f;

    private static final int MOST_CANDIDATES = 5;

    /** Of the doubt about a title, this much stays when a catalogue has it, … */
    private static final float LISTED = 0.8f;

    /** … and this much when its year, or people whom the review names, are the catalogue's, too. */
    private static final float SUPPORTED = 0.15f;

    private final TitleModel model;
    private final Catalogue catalogue;
    private final NameReader nameReader;
    private final TitleReader titleReader = new TitleReader();
    private final ItemTypes types = new ItemTypes();

    public ItemFinder() {
        this(new NameReader());
    }

    /** With a reader that is shared with others. */
    public ItemFinder(NameReader nameReader) {
        this(nameReader, TitleModel.standard());
    }

    /** With works that are known. */
    public ItemFinder(NameReader nameReader, Catalogue catalogue) {
        this(nameReader, TitleModel.standard(), catalogue);
    }

    /** With a model of one's own; for measuring. */
    public ItemFinder(NameReader nameReader, TitleModel model) {
        this(nameReader, model, new Catalogue());
    }

    private ItemFinder(NameReader nameReader, TitleModel model, Catalogue catalogue) {
        this.nameReader = nameReader;
        this.model = model;
        this.catalogue = catalogue;
    }

    private record Scored(TitleGroup group, float confidence) {}

    /** As {@link #find(Names, RawReview)}, reading the names as well. */
    public Optional<ItemReviewed> find(Document document, RawReview review) {
        return find(nameReader.read(document), review);
    }

    /** As {@link #find(Names, RawReview, Points, String)}, of the type that the source states or words for it tell. */
    public Optional<ItemReviewed> find(Names names, RawReview review) {
        Points points = types.points(names.document());
        return find(
                names,
                review,
                points,
                ItemTypes.type(points, review.itemReviewed()).orElse(null));
    }

    /**
     * Finds what is reviewed.
     *
     * @param names those of the review's text
     * @param review for what the source states, and the headline
     * @param points those of types, by {@link ItemTypes#points}
     * @param type of what is reviewed, null when unknown
     */
    public Optional<ItemReviewed> find(Names names, RawReview review, Points points, @Nullable String type) {
        var link = catalogue.isEmpty() ? null : new CatalogueLink(catalogue, review.text());
        Optional<ItemReviewed> found = find(names, review, points, type, link);
        return link == null ? found : found.map(item -> linked(item, ItemTypes.isStated(review.itemReviewed()), link));
    }

    private Optional<ItemReviewed> find(
            Names names, RawReview review, Points points, @Nullable String type, @Nullable CatalogueLink link) {
        TitleGroups groups = titleReader.read(names);
        StatedItem stated = review.itemReviewed();
        if (stated != null && stated.name() != null && !stated.name().isBlank()) {
            return Optional.of(stated(names, groups, stated, stated.name().strip(), type));
        }
        Headline headline = Headline.of(review.name(), nameReader, titleReader);
        var scored = new ArrayList<Scored>();
        float[] chances = model.chances(names, groups, points);
        JoinedTitles.join(names, groups, type, chances);
        int heading = Heading.title(names, groups, type, chances);
        boolean setsOff = SetOff.hasTitles(names, groups);
        if (setsOff) {
            SetOff.favour(groups, chances);
        }
        FullerTitle.take(names, groups, chances);
        // Whoever sets titles off would have done so here.
        int likeliest = setsOff ? 0 : likeliest(names, groups, chances);
        boolean headlineFound = false;
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup group = groups.get(i);
            float confidence = chances[i + 1];
            if (headline.has(group.key)) {
                confidence = headline.raise(group.key, confidence);
                headlineFound |= group.key == headline.titleKey();
            }
            if (i + 1 == likeliest && confidence < CALLED_A_WORK && TitlePredicate.isCalledAWork(names, group)) {
                confidence = CALLED_A_WORK;
            }
            if (i == heading) {
                confidence = Math.max(confidence, Heading.SURE);
            }
            float told =
                    group.uncased ? UncasedTitles.SURE : TitleCues.chance(names, group, type, chances[i + 1], setsOff);
            confidence = Math.max(confidence, told);
            Work work = link == null || confidence < FAINT ? null : work(names.document(), group, link);
            if (work != null) {
                confidence = known(group, confidence, work);
            }
            if (confidence >= POSSIBLE
                    && (work != null || !NoTitles.has(names, group, type) && !NotTheWork.has(names, group, type))
                    && NoTitles.mayBeTitle(names, group)
                    && (told > TitleCues.NONE || !NoTitles.isPlainWord(names, group, type))) {
                scored.add(new Scored(group, confidence));
            }
        }
        scored.sort((one, other) -> Float.compare(other.confidence, one.confidence));
        String title = headline.title();
        if (title != null && !headlineFound && (scored.isEmpty() || scored.get(0).confidence < Headline.SURE)) {
            return Optional.of(ofHeadline(names, scored, headline, title, stated, type));
        }
        float bar = type == null || NoTitles.isScreened(type) ? SURE : SURE_OF_OTHERS;
        if (scored.isEmpty() || scored.get(0).confidence < bar) {
            return Optional.empty();
        }
        Scored best = scored.get(0);
        Integer year = year(names.document(), best.group);
        return Optional.of(new ItemReviewed(
                type == null ? typeBesideTitle(names, best.group) : type,
                name(names.document(), best.group),
                stated != null && stated.year() != null ? stated.year() : year != null ? year : headline.year(),
                sameAs(stated),
                rounded(best.confidence),
                mentions(names.document(), best.group),
                candidates(names.document(), scored)));
    }

    /** What the words beside the title tell: its season, what it is called, or what was done with it. */
    private @Nullable String typeBesideTitle(Names names, TitleGroup title) {
        String called = Seasons.areOf(names.document(), title) ? ItemTypes.SERIES : TitlePredicate.type(names, title);
        return called != null
                ? called
                : types.typeByUse(names.document(), title.first(0)).orElse(null);
    }

    /** Which candidate has the greatest chance, one of {@link #PERHAPS} at least, people who are called no work aside; 0 when none has. */
    private static int likeliest(Names names, TitleGroups groups, float[] chances) {
        int best = 0;
        for (int i = 1; i < chances.length; i++) {
            boolean better = chances[i] >= PERHAPS && (best == 0 || chances[i] > chances[best]);
            TitleGroup group = groups.get(i - 1);
            best = better && (!group.person || TitlePredicate.isCalledAWork(names, group)) ? i : best;
        }
        return best;
    }

    private static @Nullable Work work(Document document, TitleGroup group, CatalogueLink link) {
        return link.work(name(document, group), year(document, group)).orElse(null);
    }

    /** What a catalogue has is likelier a title, and what agrees with it in year or people likelier the subject. */
    private static float known(TitleGroup group, float confidence, Work work) {
        boolean unlikely = group.words == 1 && group.quoted == 0;
        return work.supported()
                ? 1 - (1 - confidence) * SUPPORTED
                : unlikely ? confidence : 1 - (1 - confidence) * LISTED;
    }

    /** With the catalogue's name, year, type and identifiers when it is clear which of its works is meant. */
    private static ItemReviewed linked(ItemReviewed item, boolean isTypeStated, CatalogueLink link) {
        Work work = link.work(item.name(), item.year()).orElse(null);
        if (work == null) {
            return item;
        }
        CatalogueEntry entry = work.entry();
        var sameAs = new LinkedHashSet<>(item.sameAs());
        sameAs.addAll(entry.identifiers());
        Integer year = entry.year() == null ? item.year() : entry.year();
        var candidates = new ArrayList<>(item.candidates());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.name().equals(item.name())) {
                candidates.set(i, new Candidate(entry.name(), year, candidate.confidence()));
            }
        }
        return new ItemReviewed(
                isTypeStated || entry.type() == null ? item.type() : entry.type(),
                entry.name(),
                year,
                List.copyOf(sameAs),
                item.confidence(),
                item.mentions(),
                candidates);
    }

    private static ItemReviewed stated(
            Names names, TitleGroups groups, StatedItem stated, String name, @Nullable String type) {
        long key = TitleReader.key(name);
        TitleGroup group = groups.find(key);
        List<Span> mentions = group == null ? List.of() : mentions(names.document(), group);
        return new ItemReviewed(
                type, name, stated.year(), sameAs(stated), 1, mentions, List.of(new Candidate(name, stated.year(), 1)));
    }

    private static ItemReviewed ofHeadline(
            Names names,
            List<Scored> scored,
            Headline headline,
            String title,
            @Nullable StatedItem stated,
            @Nullable String type) {
        var candidates = new ArrayList<Candidate>();
        candidates.add(new Candidate(title, headline.year(), Headline.SURE));
        candidates.addAll(candidates(names.document(), scored));
        return new ItemReviewed(type, title, headline.year(), sameAs(stated), Headline.SURE, List.of(), candidates);
    }

    private static List<String> sameAs(@Nullable StatedItem stated) {
        return stated == null || stated.sameAs() == null || stated.sameAs().isBlank()
                ? List.of()
                : List.of(stated.sameAs());
    }

    private static List<Candidate> candidates(Document document, List<Scored> scored) {
        var candidates = new ArrayList<Candidate>();
        for (Scored one : scored) {
            if (candidates.size() == MOST_CANDIDATES) {
                break;
            }
            String name = name(document, one.group);
            if (candidates.stream().noneMatch(other -> other.name().equals(name))) {
                candidates.add(new Candidate(name, year(document, one.group), rounded(one.confidence)));
            }
        }
        return candidates;
    }

    /** The fullest way in which the review writes the title: with its article, quoted before unquoted, without the season of a series. */
    private static String name(Document document, TitleGroup group) {
        int best = 0;
        for (int mention = 1; mention < group.size(); mention++) {
            boolean better = group.isQuoted(mention) != group.isQuoted(best)
                    ? group.isQuoted(mention)
                    : group.end(mention) - group.first(mention) > group.end(best) - group.first(best);
            if (better) {
                best = mention;
            }
        }
        int first = Seasons.first(document, group.first(best), group.end(best));
        return document.nameText(first, Seasons.end(document, first, group.end(best)));
    }

    private static List<Span> mentions(Document document, TitleGroup group) {
        var mentions = new ArrayList<Span>(group.size());
        for (int mention = 0; mention < group.size(); mention++) {
            int first = Seasons.first(document, group.first(mention), group.end(mention));
            mentions.add(document.nameSpan(first, Seasons.end(document, first, group.end(mention))));
        }
        mentions.sort(Comparator.comparingInt(Span::start));
        return mentions;
    }

    private static @Nullable Integer year(Document document, TitleGroup group) {
        for (int mention = 0; mention < group.size(); mention++) {
            int after = group.end(mention);
            int to = Math.min(document.tokenCount(), after + 6);
            if (after < to && document.isWord(after)) {
                continue;
            }
            while (after < to
                    && document.kind(after) == Document.Kind.SYMBOL
                    && !document.isSymbol(after, '(')
                    && !document.isSymbol(after, '[')
                    && !document.isSymbol(after, ',')) {
                after++;
            }
            int year = TitleFeatures.year(document, after, to);
            if (year > 0) {
                return year;
            }
        }
        return null;
    }

    private static double rounded(float confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }
}
