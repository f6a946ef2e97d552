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
    /** From this probability on a full name is reported with a role. */
    private static final float FULL = 0.5f;

    /** From this on it is reported without a role: somebody of this film, or of another that is spoken of. */
    private static final float NAMED = 0.155f;

    /** A surname by itself needs more, as it may be a character or anything else. */
    private static final float SINGLE = 0.75f;

    /** Below this, words that tell a role are about somebody else. */
    private static final float CUED = 0.06f;

    /** Below this, words that compare or speak of a part are believed rather than the model. */
    private static final float SURE = 0.7f;

    /** Whom other films' reviews know to act, the share from this step on, is no character. */
    private static final int ACTING = 3;

    /** The bit of a director. */
    private static final int DIRECTING = 2;

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
        boolean[] characters = new boolean[size];
        boolean[] elsewhere = new boolean[size];
        var surroundings = new Surroundings(names, item);
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
            if (making[i] < NAMED && !makers[i]) {
                continue;
            }
            if ((told[i] & ~1) == 0
                    && Renown.acts(somebody.renown) < ACTING
                    && surroundings.isPart(somebody, full && making[i] < SURE)) {
                characters[i] = making[i] >= NAMED;
                makers[i] = false;
            } else if (told[i] == 0 && making[i] < SURE && surroundings.areElsewhere(somebody)) {
                elsewhere[i] = true;
                makers[i] = false;
            }
        }
        giveWayInBrackets(names, people, makers, making, told);
        int[] played = new Characters(names, people, makers).find();
        for (int character : played) {
            if (character >= 0) {
                characters[character] = true;
            }
        }
        var found = new Found(names, people, opinions);
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            if (makers[i]) {
                boolean untold = told[i] == 0 && played[i] < 0;
                boolean open = untold && isOpen(directing[i] / making[i]);
                boolean directs = open && isDirector(somebody, surroundings);
                int roles = directs ? DIRECTING : open ? RoleWords.OTHER : told[i];
                boolean shown = played[i] >= 0 && isCharacter(people.get(played[i]), surroundings);
                found.addMaker(i, played[i], shown, roles, directing[i] > making[i] / 2);
            } else if (characters[i]) {
                if (isCharacter(somebody, surroundings)) {
                    found.add(i, Role.CHARACTER, null);
                }
            } else if (somebody.name.full()
                    && ofMakers
                    && !elsewhere[i]
                    && making[i] >= NAMED
                    && !isQuoted(names, somebody)
                    && !isTitle(names, somebody, item)) {
                found.add(i, Role.UNKNOWN, null);
            }
        }
        return found.people();
    }

    /** Whether somebody whom words call a part is named like one. */
    private static boolean isCharacter(Somebody somebody, Surroundings surroundings) {
        return Renown.acts(somebody.renown) < ACTING && surroundings.isNamedLikeSomebody(somebody);
    }

    /** Of those who may as well act: whom other films know as a director, or whose the work is called. */
    private static boolean isDirector(Somebody somebody, Surroundings surroundings) {
        return Renown.directs(somebody.renown) > Renown.acts(somebody.renown) || surroundings.possessesItem(somebody);
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
                    int renown = Renown.acts(people.get(i).renown) - Renown.acts(people.get(outside).renown);
                    boolean likelier = renown == 0 ? making[i] < making[outside] : renown < 0;
                    boolean outsideStays = bothAlike ? likelier : told[outside] != 0;
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
