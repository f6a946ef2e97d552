package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.AdditiveModel;
import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import io.reviewstream.events.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a review with their roles: whoever the learned model takes for a maker, a cast member or a character.
 * Thread-safe.
 */
public final class PeopleFinder {
    /** From this chance on somebody acts, … */
    static float ACTING_FULL = Float.parseFloat(System.getProperty("ACTS", "0.65"));

    /** … named by one word, … */
    static float ACTING_SINGLE = Float.parseFloat(System.getProperty("ACTSS", "0.75"));

    /** … directs, … */
    static float DIRECTING = Float.parseFloat(System.getProperty("DIRECTS", "0.55"));

    /** … or is a character, … */
    static float CHARACTER = Float.parseFloat(System.getProperty("PLAYED", "0.6"));

    /** … whom words call a part. */
    static float CHARACTER_TOLD = Float.parseFloat(System.getProperty("PTOLD", "0.2"));

    static float SURE = Float.parseFloat(System.getProperty("SURE", "0.9"));
    static boolean R1 = !Boolean.getBoolean("N1"), R2 = !Boolean.getBoolean("N2"), R3 = !Boolean.getBoolean("N3"), R4 = !Boolean.getBoolean("N4"), R5 = !Boolean.getBoolean("N5");
    private static final int ACTS = Standing.ACTS.ordinal();
    private static final int DIRECTS = Standing.DIRECTS.ordinal();
    private static final int PLAYED = Standing.PLAYED.ordinal();

    /** Whom other films' reviews know to act, the share from this step on, is no character. */
    private static final int ACTING = 3;

    /** From this chance of having any part in the making on, words that tell a role are believed. */
    static float TOLD = Float.parseFloat(System.getProperty("TOLD", "0.5"));

    /** From this chance on somebody is a person, of whom the words may not tell whether they have a part. */
    static float NAMED = Float.parseFloat(System.getProperty("NAMED", "0.68"));

    /** Where few names are those of people, as in reviews of products. */
    private static final float ELSEWHERE = 0.9f;

    private static final int ACTOR = 1;
    private static final int DIRECTOR = 2;

    private final PersonWeights weights;
    private final Renown renown;
    private final AdditiveModel standings;
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
        this.standings = model.standings;
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
        var everybody = new Everybody(names, people, renown, weights.new Judge(), roleWords);
        var surroundings = new Surroundings(names, item);
        var found = new Found(names, people, opinions);
        float[] numbers = new float[Everybody.NUMBERS];
        float[] chances = new float[Standing.COUNT];
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            if (!everybody.isAsked(i) || isTitle(names, somebody, item)) {
                continue;
            }
            everybody.numbers(i, numbers);
            standings.chances(numbers, chances);
            int told = everybody.told[i];
            int played = everybody.plays[i];
            if (R1 && told == 0 && played < 0 && chances[ACTS] < SURE && surroundings.areElsewhere(somebody)) {
                continue;
            }
            boolean isPart = R2 && (told & ~ACTOR) == 0
                    && Renown.acts(somebody.renown) < ACTING
                    && (R3 && everybody.isPlayed(i) || surroundings.isPart(somebody, false));
            int roles = isPart ? 0 : roles(chances, told, played >= 0, somebody.name.full());
            if (roles != 0 && (ofMakers || making(chances) >= ELSEWHERE || told != 0)) {
                boolean shown = played >= 0 && surroundings.isNamedLikeSomebody(people.get(played));
                found.addMaker(i, shown ? played : -1, roles);
            } else if (ofMakers && chances[PLAYED] >= (isPart ? CHARACTER_TOLD : CHARACTER)) {
                if (surroundings.isNamedLikeSomebody(somebody)) {
                    found.add(i, Role.CHARACTER, null);
                }
            } else if (ofMakers
                    && somebody.name.full()
                    && making(chances) + chances[Standing.ELSEWHERE.ordinal()] >= NAMED) {
                found.add(i, Role.UNKNOWN, null);
            }
        }
        return found.people();
    }

    /** The roles of somebody, a bit each as in {@link RoleWords}; 0 when none is sure enough. Words are believed first. */
    private static int roles(float[] chances, int told, boolean plays, boolean full) {
        float making = making(chances);
        int roles = 0;
        if (making >= TOLD) {
            roles = (R4 ? told : told & ~ACTOR) | (R5 && plays ? ACTOR : 0);
        }
        if (R4 && roles != 0) {
            return roles;
        }
        if (chances[ACTS] >= (full ? ACTING_FULL : ACTING_SINGLE)) {
            roles |= ACTOR;
        }
        if (chances[DIRECTS] >= DIRECTING) {
            roles |= DIRECTOR;
        }
        return roles;
    }

    /** The chance of a part in the work other than that of a character. */
    private static float making(float[] chances) {
        return chances[ACTS]
                + chances[DIRECTS]
                + chances[Standing.MAKES.ordinal()];
    }

    /** Whether the review is of something that has a cast or an author; unless it clearly isn't, it is. */
    private boolean isOfMakers(Document document, @Nullable ItemReviewed item) {
        String type = item != null && item.type() != null
                ? item.type()
                : types.type(document, null).orElse("Movie");
        return type.equals("Movie") || type.equals("TVSeries") || type.equals("Book");
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
