package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.Quotation;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.names.WordCounts.Count;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;
import java.util.List;

/**
 * Everybody whom one document names, first by weights, each by themselves, then as numbers that say what is seen of somebody
 * beside the others.
 */
final class Everybody {
    /** How many numbers say what is seen of somebody. */
    static final int NUMBERS = PersonWeights.SUMS + 58;

    /** A full name below this chance is nobody, unless words tell otherwise, … */
    private static final float FAINT = 0.04f;

    /** … as is a name of one word below this. */
    private static final float FAINT_SINGLE = 0.35f;

    /** Words that tell a role are not asked about names of one word below this, as they would change nothing. */
    private static final float HOPELESS = 0.06f;

    /** Who may play a character. */
    private static final float LIKELY = 0.5f;

    private static final float LIKELY_SINGLE = 0.75f;

    /** The same of a full name with "as" and a name behind it. */
    private static final float LIKELY_AS = 0.15f;

    private static final int FAR = 30;
    private static final long THE = Words.hash("the");

    private static final Count[] COUNTS = {
        Count.RUN_FIRST, Count.RUN_LAST, Count.ALONE, Count.AFTER_THE, Count.AFTER_IN,
    };

    final Names names;
    private final Document document;
    final List<Somebody> people;
    private final PersonFeatures features;
    private final PersonWeights.Judge judge;
    private final Surroundings surroundings;
    private final Elsewhere elsewhere;
    private final Characters characters;

    /** The roles that words tell of each, a bit each as in {@link RoleWords}, … */
    final int[] told;

    /** … and whom they play by what is said, -1 for nobody. */
    final int[] plays;

    /** The chance of each to act or direct, by weights alone, … */
    private final float[] making;

    private final float[] directing;
    private final float[] playing;

    private final boolean[] played;
    private final float[] sums;
    private final float mostMaking;
    private final float meanMaking;

    Everybody(Names names, List<Somebody> people, Renown renown, PersonWeights.Judge judge, RoleWords roleWords) {
        this.names = names;
        this.document = names.document();
        this.people = people;
        this.judge = judge;
        this.features = new PersonFeatures(names, people, renown);
        this.surroundings = new Surroundings(names);
        this.elsewhere = new Elsewhere(names, null);
        int size = people.size();
        making = new float[size];
        directing = new float[size];
        playing = new float[size];
        told = new int[size];
        sums = new float[size * PersonWeights.SUMS];
        var cues = new RoleCues(roleWords, names);
        boolean[] makers = new boolean[size];
        float most = 0;
        float sum = 0;
        for (int i = 0; i < size; i++) {
            Somebody somebody = people.get(i);
            features.write(somebody, judge);
            float[] answers = judge.verdict();
            making[i] = answers[PeopleAnswers.ACTOR] + answers[PeopleAnswers.DIRECTOR];
            directing[i] = answers[PeopleAnswers.DIRECTOR];
            playing[i] = answers[PeopleAnswers.CHARACTER];
            boolean full = somebody.name.full();
            if (full || somebody.known || making[i] >= HOPELESS) {
                told[i] = cues.roles(somebody);
            }
            if (isAskedByItself(i)) {
                judge.sums(sums, i * PersonWeights.SUMS);
            }
            if (full) {
                most = Math.max(most, making[i]);
                sum += making[i];
            }
        }
        mostMaking = most;
        meanMaking = features.fullNames == 0 ? 0 : sum / features.fullNames;
        new AlsoMade(document, people, cues).addTo(told);
        for (int i = 0; i < size; i++) {
            told[i] = told[i] != 0 && elsewhere.areOnlyWished(people.get(i)) ? 0 : told[i];
            makers[i] = isMaker(i);
        }
        new NamesInBrackets(document, people, told, making).giveWay(makers);
        characters = new Characters(names, people, makers);
        plays = characters.find();
        played = characters.played(plays);
    }

    /** Whether somebody is likely enough of the cast and crew that what they play is asked for. */
    private boolean isMaker(int person) {
        Somebody somebody = people.get(person);
        boolean full = somebody.name.full();
        if (somebody.known) {
            return !surroundings.mayBePart(somebody);
        }
        boolean likely = making[person] >= (full ? LIKELY : LIKELY_SINGLE)
                || told[person] != 0 && making[person] >= HOPELESS
                || full && making[person] >= LIKELY_AS && surroundings.isInRole(somebody);
        return likely && !isUnknownPart(somebody, told[person]) && !elsewhere.areOnlyWished(somebody);
    }

    /** Whether there is anything to be said for somebody. */
    boolean isAsked(int person) {
        return played[person] || isAskedByItself(person);
    }

    private boolean isAskedByItself(int person) {
        boolean full = people.get(person).name.full();
        return making[person] >= (full ? FAINT : FAINT_SINGLE) || full && told[person] != 0 || people.get(person).known;
    }

    /** Whether somebody of whom nothing else is known is called a part that is played. */
    private boolean isUnknownPart(Somebody somebody, int told) {
        return told == 0
                && somebody.renown == 0
                && (surroundings.isPart(somebody, false) || surroundings.isOnlyDescribed(somebody));
    }

    /** Whether somebody goes by one name, which no words call a part. */
    boolean isKnown(int person) {
        Somebody somebody = people.get(person);
        return somebody.known && !played[person] && !surroundings.mayBePart(somebody);
    }

    /** Whether somebody is said to play this one. */
    boolean isPlayed(int person) {
        return played[person];
    }

    /** Writes what is seen of somebody: {@link #NUMBERS} of them, which the model refers to by their order. */
    void numbers(int person, float[] numbers) {
        Somebody somebody = people.get(person);
        if (!isAskedByItself(person)) {
            // Hardly anybody: so for all others, what weights give is not kept.
            features.write(somebody, judge);
            judge.verdict();
            judge.sums(sums, person * PersonWeights.SUMS);
        }
        System.arraycopy(sums, person * PersonWeights.SUMS, numbers, 0, PersonWeights.SUMS);
        int at = PersonWeights.SUMS;
        numbers[at++] = making[person];
        numbers[at++] = directing[person];
        numbers[at++] = playing[person];
        at = name(somebody, numbers, at);
        numbers[at++] = told[person] & 1;
        numbers[at++] = told[person] >> 1 & 1;
        numbers[at++] = (told[person] & ~3) != 0 ? 1 : 0;
        numbers[at++] = played[person] ? 1 : 0;
        numbers[at++] = surroundings.isPart(somebody, true) ? 1 : 0;
        at = place(somebody, numbers, at);
        beside(person, numbers, at);
    }

    private int name(Somebody somebody, float[] numbers, int from) {
        Stretch name = somebody.name;
        int at = from;
        numbers[at++] = name.words();
        numbers[at++] = document.isUpperCase(name.lastToken()) ? 1 : 0;
        numbers[at++] = names.isGivenName(name.first()) ? 1 : 0;
        at = counts(names.counts(name.first()), numbers, at);
        at = counts(names.counts(name.lastToken()), numbers, at);
        int renown = somebody.renown;
        numbers[at++] = Renown.named(renown);
        numbers[at++] = Renown.shared(renown);
        numbers[at++] = Renown.acts(renown);
        numbers[at++] = Renown.directs(renown);
        numbers[at++] = Renown.makes(renown);
        return at;
    }

    private static int counts(long counts, float[] numbers, int from) {
        int at = from;
        int capital = WordCounts.of(counts, Count.CAPITAL);
        numbers[at++] = capital - WordCounts.of(counts, Count.LOWER);
        for (Count count : COUNTS) {
            numbers[at++] = capital - WordCounts.of(counts, count);
        }
        numbers[at++] = WordCounts.of(counts, Count.FOLLOWERS);
        numbers[at++] = WordCounts.of(counts, Count.PREDECESSORS);
        return at;
    }

    /** What stands around the first mention. */
    private int place(Somebody somebody, float[] numbers, int from) {
        Stretch named = somebody.mentions.get(0);
        int before = named.first() - 1;
        int after = named.end();
        int at = from;
        numbers[at++] = somebody.isQuoted(names) ? 1 : 0;
        numbers[at++] = features.isQuoted(named.first()) ? 1 : 0;
        numbers[at++] = names.isPossessive(after - 1) ? 1 : 0;
        numbers[at++] = features.parenthesised(named) ? 1 : 0;
        numbers[at++] = after < document.tokenCount() && document.isSymbol(after, '(') ? 1 : 0;
        numbers[at++] = before >= 0 && document.hash(before) == THE ? 1 : 0;
        numbers[at++] = elsewhere.comparedBefore(named);
        numbers[at++] = elsewhere.shareElsewhere(somebody);
        numbers[at++] = features.isYearAfter(named) ? 1 : 0;
        int quotedBefore = FAR;
        int quotedAfter = FAR;
        for (Quotation quotation : names.quotations()) {
            if (quotation.end() <= named.first()) {
                quotedBefore = Math.min(quotedBefore, named.first() - quotation.end());
            } else if (quotation.first() >= after) {
                quotedAfter = Math.min(quotedAfter, quotation.first() - after);
            }
        }
        numbers[at++] = quotedBefore;
        numbers[at++] = quotedAfter;
        int sentence = named.sentence();
        numbers[at++] = sentence;
        numbers[at++] = (float) sentence / document.sentenceCount();
        numbers[at++] = document.sentenceCount();
        numbers[at++] = document.tokenCount();
        return at;
    }

    /** How somebody compares with the others. */
    private void beside(int person, float[] numbers, int from) {
        Somebody somebody = people.get(person);
        Stretch named = somebody.mentions.get(0);
        int sameSentence = 0;
        int likelier = 0;
        float last = -1;
        float next = -1;
        for (int i = 0; i < people.size(); i++) {
            Somebody other = people.get(i);
            sameSentence += other.mentions.get(0).sentence() == named.sentence() ? 1 : 0;
            if (other.name.full()) {
                likelier += making[i] > making[person] ? 1 : 0;
                last = i < person ? making[i] : last;
                next = i > person && next < 0 ? making[i] : next;
            }
        }
        int partner = partner(named);
        int at = from;
        numbers[at++] = sameSentence;
        numbers[at++] = likelier;
        numbers[at++] = last;
        numbers[at++] = next;
        numbers[at++] = mostMaking;
        numbers[at++] = meanMaking;
        numbers[at++] = somebody.rank;
        numbers[at++] = features.fullNames;
        numbers[at++] = somebody.mentions.size();
        numbers[at++] = somebody.byFirstName;
        numbers[at++] = partner < 0 ? -1 : making[partner];
        if (at != NUMBERS) {
            throw new IllegalStateException(at + " numbers instead of " + NUMBERS);
        }
    }

    /** Of "Jane Doe (Molly Gray)" the other one; -1 without brackets. */
    private int partner(Stretch named) {
        int before = named.first() - 1;
        if (before > 0 && document.isSymbol(before, '(')) {
            return characters.ownerAt(before - 1);
        }
        int after = named.end();
        boolean opens = after < document.tokenCount() && document.isSymbol(after, '(');
        return opens ? characters.ownerAt(after + 1) : -1;
    }
}
