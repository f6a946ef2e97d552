package io.reviewstream.enrich.people;

import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.ItemReviewed;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the people of a review with their roles: whoever the learned model takes for a maker, a cast member or a character.
 * Thread-safe.
 */
public final class PeopleFinder {
    /** From this chance on somebody acts, … */
    private static final float ACTING = 0.7f;

    /** … named by one word, … */
    private static final float ACTING_SINGLE = 0.8f;

    /** … directs, … */
    private static final float DIRECTING = 0.55f;

    /** … is a character, … */
    private static final float CHARACTER = 0.66f;

    /** … whom words call a part. */
    private static final float CHARACTER_TOLD = 0.5f;

    /** From this chance of any part in the making on, words that tell a role are believed. */
    private static final float TOLD = 0.55f;

    /** The same where words tell whom somebody plays. */
    private static final float TOLD_PART = 0.4f;

    /** From this chance on of being a person, somebody is listed of whom no role can be told. */
    private static final float PERSON = 0.7f;

    /** Below this chance to act, words that only compare somebody are believed. */
    private static final float SURE = 0.9f;

    /** Whom other films' reviews know to act, the share from this step on, is no character. */
    private static final int ACTS_ELSEWHERE = 3;

    /** Whoever directs elsewhere, the share from this step on, directs what is called theirs. */
    private static final int DIRECTS_ELSEWHERE = 1;

    /** Whoever has another trade elsewhere, the share from this step on, and never acts or directs, has it here. */
    private static final int TRADE_ELSEWHERE = 5;

    /** Whom somebody plays who is called as the title is and named once, is no title if its chance is less. */
    private static final double PLAYED_TITLE = 0.8;

    /** What a part in the making takes where few names are those of people, as in reviews of products. */
    private static final float OF_PRODUCTS = 0.9f;

    private static final int ACTS = Standing.ACTS.ordinal();
    private static final int DIRECTS = Standing.DIRECTS.ordinal();
    private static final int MAKES = Standing.MAKES.ordinal();
    private static final int PLAYED = Standing.PLAYED.ordinal();
    private static final int ELSEWHERE = Standing.ELSEWHERE.ordinal();
    private static final int NOBODY = Standing.NOBODY.ordinal();

    /** What has a cast, what has an author, what is played and sung by people who act no part, and what people have none in. */
    private enum Kind {
        FILM,
        BOOK,
        MUSIC,
        OTHER
    }

    private final PersonWeights weights;
    private final Renown renown;
    private final Standings standings;
    private final NameReader nameReader;
    private final PeopleReader peopleReader;
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
        this.peopleReader = new PeopleReader(renown);
        this.standings = model.standings;
    }

    /** As {@link #find(Names, ItemReviewed, Opinions)}, reading the names as well. */
    public List<Person> find(Document document, @Nullable ItemReviewed item, @Nullable Opinions opinions) {
        return find(nameReader.read(document), item, opinions);
    }

    /** As {@link #find(Names, ItemReviewed, String, Opinions)}, of the item's type or else that which the words tell. */
    public List<Person> find(Names names, @Nullable ItemReviewed item, @Nullable Opinions opinions) {
        String type = item == null ? null : item.type();
        return find(
                names, item, type == null ? types.type(names.document(), null).orElse(null) : type, opinions);
    }

    /**
     * Finds the people.
     *
     * @param names the document's names
     * @param item what is reviewed; words within its mentions name no people. Null when unknown
     * @param type of what is reviewed, a film when null
     * @param opinions null when nothing is to be said of sentiment
     * @return in order of first mention; a person with two roles is there twice
     */
    public List<Person> find(
            Names names, @Nullable ItemReviewed item, @Nullable String type, @Nullable Opinions opinions) {
        List<Somebody> people = peopleReader.read(names);
        int size = people.size();
        if (size == 0) {
            return List.of();
        }
        Kind kind = kind(names.document(), type);
        var everybody = new Everybody(names, people, renown, weights.new Judge(), roleWords);
        var surroundings = new Surroundings(names);
        var elsewhere = new Elsewhere(names, item);
        @Nullable BesideTitle title = item == null ? null : new BesideTitle(names, item);
        var found = new Found(names, people, surroundings, opinions);
        var answers = standings.new Answers(everybody);
        for (int i = 0; i < size; i++) {
            if (kind == Kind.BOOK && title != null && title.isAuthor(people.get(i))) {
                found.addMaker(i, -1, RoleWords.AUTHOR);
                continue;
            }
            if (!everybody.isAsked(i)) {
                continue;
            }
            double least = title == null ? 0 : title.chance(people.get(i));
            if (least >= 1) {
                continue;
            }
            float[] chances = answers.of(i);
            if (everybody.isKnown(i)) {
                chancesOfPerson(chances);
            }
            if (making(chances) < least) {
                continue;
            }
            if (title != null && title.isOwner(people.get(i))) {
                ownTitle(i, everybody, chances);
            }
            add(i, everybody, surroundings, elsewhere, chances, kind, found);
        }
        return found.people();
    }

    private static void add(
            int i,
            Everybody everybody,
            Surroundings surroundings,
            Elsewhere elsewhere,
            float[] chances,
            Kind kind,
            Found found) {
        Somebody somebody = everybody.people.get(i);
        int told = everybody.told[i];
        int plays = everybody.plays[i];
        boolean unsure = chances[ACTS] < SURE ? elsewhere.areElsewhere(somebody) : elsewhere.areOnlyWished(somebody);
        if (told == 0 && plays < 0 && unsure) {
            return;
        }
        boolean isPart = (told & ~RoleWords.ACTOR) == 0
                && Renown.acts(somebody.renown) < ACTS_ELSEWHERE
                && (everybody.isPlayed(i) || surroundings.isPart(somebody, false));
        int roles = isPart ? 0 : roles(chances, told, plays >= 0, somebody);
        if (kind == Kind.BOOK) {
            roles = ofBook(roles, told != 0 || plays >= 0);
        } else if (kind == Kind.MUSIC) {
            roles &= told & ~RoleWords.ACTOR | RoleWords.COMPOSER;
        }
        if (roles != 0 && (kind != Kind.OTHER || told != 0 || making(chances) >= OF_PRODUCTS)) {
            boolean named = plays >= 0
                    && (surroundings.isNamedLikeSomebody(everybody.people.get(plays))
                            || surroundings.isToldLikeSomebody(everybody.people.get(plays)));
            found.addMaker(i, named ? plays : -1, roles);
        } else if (kind == Kind.OTHER) {
            return;
        } else if (kind != Kind.MUSIC && chances[PLAYED] >= (isPart ? CHARACTER_TOLD : CHARACTER)) {
            if (surroundings.isNamedLikeSomebody(somebody)) {
                found.add(i, Role.CHARACTER, null);
            }
        } else if (!everybody.isPlayed(i) && somebody.name.full() && making(chances) + chances[ELSEWHERE] >= PERSON) {
            found.add(i, Role.UNKNOWN, null);
        }
    }

    /** What the chances are of somebody who is a person for sure. */
    private static void chancesOfPerson(float[] chances) {
        float person = making(chances) + chances[ELSEWHERE];
        for (int standing = 0; standing < chances.length; standing++) {
            boolean may = standing != PLAYED && standing != NOBODY;
            chances[standing] = may ? chances[standing] / person : 0;
        }
    }

    /** The same in a review of a book: who writes is its author, and nobody acts in it or directs it unless words say so. */
    private static int ofBook(int roles, boolean told) {
        if (!told) {
            return 0;
        }
        return (roles & RoleWords.WRITER) != 0 ? roles & ~RoleWords.WRITER | RoleWords.AUTHOR : roles;
    }

    /** The roles of somebody, a bit each; 0 when none is sure enough. Words are believed first. */
    private static int roles(float[] chances, int told, boolean plays, Somebody somebody) {
        int roles = told | (plays ? RoleWords.ACTOR : 0);
        if (roles != 0 && making(chances) >= (plays ? TOLD_PART : TOLD)) {
            return roles;
        }
        int renown = somebody.renown;
        if (Renown.makes(renown) >= TRADE_ELSEWHERE && Renown.acts(renown) == 0 && Renown.directs(renown) == 0) {
            return making(chances) >= TOLD ? 1 << Renown.trade(renown) : 0;
        }
        int acts = chances[ACTS] >= (somebody.name.full() || somebody.known ? ACTING : ACTING_SINGLE)
                ? RoleWords.ACTOR
                : 0;
        return acts | (chances[DIRECTS] >= DIRECTING ? RoleWords.DIRECTOR : 0);
    }

    /** The chance of a part in the work other than that of a character. */
    private static float making(float[] chances) {
        return chances[ACTS] + chances[DIRECTS] + chances[MAKES];
    }

    /** What the review is of, unless it is clearly something else a film; also one that was made of the book that the review speaks of. */
    private Kind kind(Document document, @Nullable String type) {
        return switch (type == null ? "Movie" : type) {
            case "Movie", "TVSeries" -> Kind.FILM;
            case "Book" -> types.isUnfilmed(document) ? Kind.BOOK : Kind.FILM;
            case "MusicAlbum", "MusicRecording" -> Kind.MUSIC;
            default -> Kind.OTHER;
        };
    }

    /**
     * What "Jane Doe's Barbie" tells where that is the title: of nobody whom they play, and of few that they act. Of those whom
     * other films' reviews know to direct, three of four are the director.
     */
    private static void ownTitle(int person, Everybody everybody, float[] chances) {
        everybody.plays[person] = -1;
        if (Renown.directs(everybody.people.get(person).renown) >= DIRECTS_ELSEWHERE) {
            everybody.told[person] |= RoleWords.DIRECTOR;
        }
        if (chances[ACTS] < SURE) {
            chances[MAKES] += chances[ACTS];
            chances[ACTS] = 0;
        }
    }

    /**
     * Whether what is taken for the title is the name of somebody who is found, or of whom somebody plays.
     *
     * @param people what {@link #find} has found beside the item
     */
    public static boolean isSomebody(ItemReviewed item, List<Person> people) {
        if (item.confidence() >= BesideTitle.SURELY_TITLE || item.mentions().isEmpty()) {
            return false;
        }
        for (Person person : people) {
            boolean isPlayed = item.confidence() < PLAYED_TITLE
                    && item.mentions().size() == 1
                    && item.name().equals(person.character());
            boolean isNamed = item.name().equals(person.name())
                    && person.mentions().stream()
                            .allMatch(mention -> BesideTitle.isWithin(mention.start(), item.mentions()));
            if (isPlayed || isNamed) {
                return true;
            }
        }
        return false;
    }
}
