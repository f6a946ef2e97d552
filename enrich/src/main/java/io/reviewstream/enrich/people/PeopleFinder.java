package io.reviewstream.enrich.people;

import io.reviewstream.enrich.choice.Features;
import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Label;
import io.reviewstream.events.Opinion;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a review with their roles: whoever the learned model takes for a maker or cast member, and
 * whoever the words beside the name call one. Thread-safe.
 */
public final class PeopleFinder {
    /** From this probability on a full name is reported with a role: as often right as not, going by known casts. */
    private static final float FULL = 0.36f;

    /** From this on it is reported without a role: somebody of this film, or of another that is spoken of. */
    private static final float NAMED = 0.05f;

    /** A surname by itself needs more, as it may be a character or anything else. */
    private static final float SINGLE = 0.5f;

    /** Below this, words that tell a role are about somebody else. */
    private static final float CUED = 0.03f;

    /** Where few names are those of people, as in reviews of products. */
    private static final float ELSEWHERE = 0.9f;

    private static final double LITTLE = 0.1;

    private final LinearModel model;
    private final NameReader nameReader;
    private final PeopleReader peopleReader = new PeopleReader();
    private final ItemTypes types = new ItemTypes();
    private final RoleWords roleWords = new RoleWords();

    public PeopleFinder() {
        this(new NameReader());
    }

    /** With a reader that is shared with others. */
    public PeopleFinder(NameReader nameReader) {
        this(nameReader, LinearModel.resource(PeopleFinder.class, "people.bin"));
    }

    /** With a model of one's own; for measuring. */
    public PeopleFinder(NameReader nameReader, LinearModel model) {
        this.nameReader = nameReader;
        this.model = model;
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
        boolean ofMakers = isOfMakers(names.document(), item);
        int size = people.size();
        var seen = new PersonFeatures(names);
        var cues = new RoleCues(roleWords, names);
        var features = new Features();
        float[] answers = new float[model.answers()];
        float[] directing = new float[size];
        float[] making = new float[size];
        int[] told = new int[size];
        boolean[] makers = new boolean[size];
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            seen.write(somebody, people, features);
            model.probabilities(features, answers);
            making[i] = 1 - answers[PeopleTraining.NOBODY];
            directing[i] = answers[PeopleTraining.DIRECTOR];
            for (Stretch mention : somebody.mentions) {
                told[i] |= cues.roles(mention);
            }
            boolean full = somebody.name.full();
            makers[i] = making[i] >= (!ofMakers ? ELSEWHERE : full ? FULL : SINGLE)
                    || told[i] != 0 && full && (making[i] >= CUED || isOtherMaker(names, somebody, told[i]));
            if (isTitle(names, somebody, item)) {
                makers[i] = false;
            }
        }
        giveWayInBrackets(names, people, makers, making, told);
        int[] played = new Characters(names, people, makers).find();
        boolean[] characters = new boolean[size];
        for (int character : played) {
            if (character >= 0) {
                characters[character] = true;
            }
        }
        var found = new ArrayList<Person>();
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            if (makers[i]) {
                addMaker(found, names, people, i, played[i], told[i], directing[i] > making[i] / 2, opinions);
            } else if (characters[i]) {
                found.add(person(names, somebody, Role.CHARACTER, null, opinions));
            } else if (somebody.name.full() && ofMakers && making[i] >= NAMED && !isTitle(names, somebody, item)) {
                found.add(person(names, somebody, Role.UNKNOWN, null, opinions));
            }
        }
        return found;
    }

    /** Of "Jane Doe (Molly Gray)" only one is of the cast: the likelier one, or the one whose role is told. */
    private static void giveWayInBrackets(
            Names names, List<Somebody> people, boolean[] makers, float[] making, int[] told) {
        Document document = names.document();
        var endingAt = new HashMap<Integer, Integer>();
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                endingAt.put(mention.end(), i);
            }
        }
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                int before = mention.first() - 1;
                boolean bracketed = before > 0
                        && document.isSymbol(before, '(')
                        && mention.end() < document.tokenCount()
                        && document.isSymbol(mention.end(), ')');
                Integer outside = bracketed ? endingAt.get(before) : null;
                if (outside != null && outside != i && makers[i] && makers[outside]) {
                    boolean bothAlike = (told[i] != 0) == (told[outside] != 0);
                    boolean outsideStays = bothAlike ? making[i] < making[outside] : told[outside] != 0;
                    makers[outsideStays ? i : outside] = false;
                }
            }
        }
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

    private static void addMaker(
            List<Person> found,
            Names names,
            List<Somebody> people,
            int at,
            int played,
            int told,
            boolean directs,
            @Nullable Opinions opinions) {
        String character = played < 0 ? null : nameOf(names, people.get(played));
        int roles = told == 0 ? 1 << (directs ? 1 : 0) : told;
        if (played >= 0) {
            roles |= 1;
        }
        for (int number = 0; number < RoleWords.ROLES_WITH_WORDS; number++) {
            if ((roles >>> number & 1) != 0) {
                Role role = RoleWords.role(number);
                found.add(person(names, people.get(at), role, role == Role.ACTOR ? character : null, opinions));
            }
        }
    }

    private static Person person(
            Names names, Somebody somebody, Role role, @Nullable String character, @Nullable Opinions opinions) {
        var mentions = new ArrayList<Span>();
        for (Stretch mention : somebody.mentions) {
            mentions.add(names.document().nameSpan(mention.first(), mention.end()));
        }
        return new Person(
                nameOf(names, somebody),
                role,
                character,
                mentions,
                opinions == null ? null : opinion(names.document(), somebody, opinions));
    }

    private static String nameOf(Names names, Somebody somebody) {
        return names.document().nameText(somebody.name.first(), somebody.name.end());
    }

    /** The mean of what the sentences say that name the person; null when they say nothing. */
    private static @Nullable Opinion opinion(Document document, Somebody somebody, Opinions opinions) {
        double sum = 0;
        int said = 0;
        double most = 0;
        double least = 0;
        int last = -1;
        for (Stretch mention : somebody.mentions) {
            int sentence = document.sentenceOf(mention.first());
            if (sentence == last) {
                continue;
            }
            last = sentence;
            double score = opinions.score(document.sentenceStart(sentence), document.sentenceEnd(sentence));
            if (Math.abs(score) >= LITTLE) {
                sum += score;
                said++;
                most = Math.max(most, score);
                least = Math.min(least, score);
            }
        }
        if (said == 0) {
            return null;
        }
        double mean = sum / said;
        Label label = most > 3 * LITTLE && least < -3 * LITTLE
                ? Label.MIXED
                : mean >= LITTLE ? Label.POSITIVE : mean <= -LITTLE ? Label.NEGATIVE : Label.NEUTRAL;
        return new Opinion(label, mean);
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
