package io.reviewstream.enrich.people;

import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import io.reviewstream.events.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a review with their roles: whoever the learned model takes for a maker or cast member, and
 * whoever the words beside the name call one. Thread-safe.
 */
public final class PeopleFinder {
    /** From this probability on a full name is reported with a role: as often right as not, going by known casts. */
    private static final float FULL = 0.42f;

    /** From this on it is reported without a role: somebody of this film, or of another that is spoken of. */
    private static final float NAMED = 0.18f;

    /** A surname by itself needs more, as it may be a character or anything else. */
    private static final float SINGLE = 0.5f;

    /** Below this, words that tell a role are about somebody else. */
    private static final float CUED = 0.06f;

    /** A maker acts when the chance of directing is below this, … */
    private static final float ACTS = 0.2f;

    /** … directs from this on, and is of an unknown role between. */
    private static final float DIRECTS = 0.7f;

    /** So many mentions tell whether somebody is only named in quotation marks. */
    private static final int MENTIONS = 4;

    /** Where few names are those of people, as in reviews of products. */
    private static final float ELSEWHERE = 0.9f;

    private final PersonWeights weights;
    private final Renown renown;
    private final NameReader nameReader;
    private final PeopleReader peopleReader = new PeopleReader();
    private final ItemTypes types = new ItemTypes();
    private final RoleWords roleWords = new RoleWords();

    public PeopleFinder() {
        this(new NameReader());
    }

    /** With a reader that is shared with others. */
    public PeopleFinder(NameReader nameReader) {
        this(nameReader, PeopleModel.standard());
    }

    /** With a model of one's own; for measuring. */
    public PeopleFinder(NameReader nameReader, PeopleModel model) {
        this.nameReader = nameReader;
        this.weights = new PersonWeights(model.weights);
        this.renown = model.renown;
    }

    /** As {@link #find(Names, ItemReviewed, Opinions)}, reading the names as well. */
    public List<Person> find(Document document, @Nullable ItemReviewed item, @Nullable Opinions opinions) {
        return find(nameReader.read(document), item, opinions);
    }

    /**
     * Finds the people.
     *
     * @param names the document's names
     * @param item what is reviewed; words within its mentions name no people. Null when unknown
     * @param opinions null when nothing is to be said of sentiment
     * @return in order of first mention; a person with two roles is there twice
     */
    public List<Person> find(Names names, @Nullable ItemReviewed item, @Nullable Opinions opinions) {
        List<Somebody> people = peopleReader.read(names);
        int size = people.size();
        if (size == 0) {
            return List.of();
        }
        boolean ofMakers = isOfMakers(names.document(), item);
        var seen = new PersonFeatures(names, people, renown);
        var cues = new RoleCues(roleWords, names);
        PersonWeights.Judge judge = weights.new Judge();
        float[] directing = new float[size];
        float[] making = new float[size];
        int[] told = new int[size];
        boolean[] makers = new boolean[size];
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            seen.write(somebody, judge);
            float[] answers = judge.verdict();
            making[i] = 1 - answers[PeopleAnswers.NOBODY];
            directing[i] = answers[PeopleAnswers.DIRECTOR];
            boolean full = somebody.name.full();
            boolean likely = making[i] >= (!ofMakers ? ELSEWHERE : full ? FULL : SINGLE);
            if (!full && !likely) {
                // Words that tell a role are not asked about half of all names, as they would change nothing.
                continue;
            }
            told[i] = cues.roles(somebody);
            makers[i] = (likely || told[i] != 0 && (making[i] >= CUED || isOtherMaker(names, somebody, told[i])))
                    && !isTitle(names, somebody, item);
        }
        giveWayInBrackets(names, people, makers, making, told);
        int[] played = new Characters(names, people, makers).find();
        boolean[] characters = new boolean[size];
        for (int character : played) {
            if (character >= 0) {
                characters[character] = true;
            }
        }
        var found = new Found(names, people, opinions);
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            if (makers[i]) {
                boolean open = told[i] == 0 && played[i] < 0 && isOpen(directing[i] / making[i]);
                found.addMaker(i, played[i], open ? RoleWords.OTHER : told[i], directing[i] > making[i] / 2);
            } else if (characters[i]) {
                found.add(i, Role.CHARACTER, null);
            } else if (somebody.name.full()
                    && ofMakers
                    && making[i] >= NAMED
                    && !isQuoted(names, somebody)
                    && !isTitle(names, somebody, item)) {
                found.add(i, Role.UNKNOWN, null);
            }
        }
        return found.people();
    }

    /** Whether the chance that a maker directs leaves the role open. */
    private static boolean isOpen(float directs) {
        return directs > ACTS && directs < DIRECTS;
    }

    /** Of "Jane Doe (Molly Gray)" only one is of the cast: the likelier one, or the one whose role is told. */
    private static void giveWayInBrackets(
            Names names, List<Somebody> people, boolean[] makers, float[] making, int[] told) {
        Document document = names.document();
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                int before = mention.first() - 1;
                boolean bracketed = before > 0
                        && document.isSymbol(before, '(')
                        && mention.end() < document.tokenCount()
                        && document.isSymbol(mention.end(), ')');
                int outside = bracketed && makers[i] ? endingAt(people, before) : -1;
                if (outside >= 0 && outside != i && makers[outside]) {
                    boolean bothAlike = (told[i] != 0) == (told[outside] != 0);
                    boolean outsideStays = bothAlike ? making[i] < making[outside] : told[outside] != 0;
                    makers[outsideStays ? i : outside] = false;
                }
            }
        }
    }

    /** Whose mention ends before a token; -1 when nobody's does. */
    private static int endingAt(List<Somebody> people, int token) {
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                if (mention.end() == token) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Writers, composers and the like, of whom the model has seen no examples. */
    private static boolean isOtherMaker(Names names, Somebody somebody, int told) {
        if ((told & ~3) == 0) {
            return false;
        }
        Stretch name = somebody.name;
        return names.isGivenName(name.first()) || !isCommon(names, name.first()) && !isCommon(names, name.lastToken());
    }

    private static boolean isCommon(Names names, int token) {
        long counts = names.counts(token);
        return WordCounts.of(counts, WordCounts.Count.LOWER) > WordCounts.of(counts, WordCounts.Count.CAPITAL);
    }

    /** Whether the review is of something that has a cast or an author; unless it clearly isn't, it is. */
    private boolean isOfMakers(Document document, @Nullable ItemReviewed item) {
        String type = item != null && item.type() != null
                ? item.type()
                : types.type(document, null).orElse("Movie");
        return type.equals("Movie") || type.equals("TVSeries") || type.equals("Book");
    }

    /** Whether the name only stands in quotation marks, as characters and the titles of other works do. */
    private static boolean isQuoted(Names names, Somebody somebody) {
        for (int i = 0; i < Math.min(MENTIONS, somebody.mentions.size()); i++) {
            Stretch mention = somebody.mentions.get(i);
            boolean within = false;
            for (Quotation quotation : names.quotations()) {
                within |= mention.first() >= quotation.first() && mention.end() <= quotation.end();
            }
            if (!within) {
                return false;
            }
        }
        return true;
    }

    /** Whether the person is only ever named within the title of what is reviewed. */
    private static boolean isTitle(Names names, Somebody somebody, @Nullable ItemReviewed item) {
        if (item == null) {
            return false;
        }
        List<Span> titles = item.mentions();
        int last = 0;
        for (Stretch mention : somebody.mentions) {
            int start = names.document().start(mention.first());
            boolean within = false;
            // Mentions follow each other as titles do, so each is looked for from where the last one was.
            for (int i = 0; i < titles.size() && !within; i++) {
                int at = (last + i) % titles.size();
                within = start >= titles.get(at).start()
                        && start < titles.get(at).end();
                last = within ? at : last;
            }
            if (!within) {
                return false;
            }
        }
        return true;
    }
}
