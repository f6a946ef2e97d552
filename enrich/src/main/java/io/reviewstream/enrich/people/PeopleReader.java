package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.SingleNames;
import io.reviewstream.enrich.names.WordCounts;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the stretches of a document that may name people, and joins those that name the same one. Thread-safe. */
final class PeopleReader {
    private static final int MOST_WORDS = 5;

    /** A text that names more is no review; the bounds keep hostile ones from taking minutes. */
    private static final int MOST_PEOPLE = 300;

    private static final int MOST_SINGLES = 1_000;
    private static final WordSet SUFFIXES = WordSet.of("jr", "sr", "ii", "iii", "iv");
    private static final WordSet SHORTENED = WordSet.of(
            "jr", "sr", "st", "dr", "wm", "chas", "geo", "jos", "thos", "lt", "col", "sgt", "capt", "prof", "gen",
            "maj");

    /** At the start of a sentence they say what somebody does, and no name begins with them. */
    private static final WordSet PLAYING = WordSet.of("playing", "portraying", "voicing");

    private static final WordSet FORMS_OF_ADDRESS = WordSet.of("mr", "mrs", "ms", "miss");

    private static final Comparator<Stretch> BY_PLACE = Comparator.comparingInt(Stretch::first);
    private static final Comparator<Somebody> BY_FIRST_MENTION =
            Comparator.comparingInt(somebody -> somebody.mentions.get(0).first());

    private final WordSet notFirst = WordSet.beside(PeopleReader.class, "not-first.txt");
    private final Renown renown;
    private final WordSet notLast = WordSet.beside(PeopleReader.class, "not-last.txt");

    PeopleReader() {
        this(Renown.NONE);
    }

    /** One that also reads names without capitals of which a word is none, if they are of some renown. */
    PeopleReader(Renown renown) {
        this.renown = renown;
    }

    List<Somebody> read(Names names) {
        var people = new ArrayList<Somebody>();
        var singles = new ArrayList<Stretch>();
        Document document = names.document();
        int sentence = 0;
        int token = names.nextName(0);
        while (token < document.tokenCount()) {
            sentence = document.sentenceOf(token, sentence);
            int runEnd = runEnd(names, token, document.sentenceEnd(sentence));
            Stretch stretch = null;
            if (isRenowned(names, token, runEnd, document.sentenceEnd(sentence))) {
                stretch =
                        new Stretch(token, runEnd + 1, names.hash(token), names.nameHash(runEnd), runEnd, sentence, 2);
                runEnd++;
            } else {
                stretch = trimmed(names, token, runEnd, sentence);
            }
            if (stretch != null) {
                if (stretch.full() && !surnameWithParticle(names, stretch)) {
                    join(people, stretch);
                } else if (singles.size() < MOST_SINGLES) {
                    singles.add(stretch);
                }
            }
            token = names.nextName(runEnd);
        }
        joinSingles(names, people, singles);
        people.sort(BY_FIRST_MENTION);
        int rank = 0;
        for (Somebody somebody : people) {
            somebody.rank = rank;
            rank += somebody.name.full() ? 1 : 0;
        }
        return people;
    }

    /** One past the last token of the capitalised run, initials, particles, hyphens and "Jr." included. */
    private static int runEnd(Names names, int from, int limit) {
        Document document = names.document();
        int end = from + 1;
        while (end < limit && !names.isPossessive(end - 1)) {
            if (names.isName(end)) {
                if (SUFFIXES.contains(names.hash(end))) {
                    return withFullStop(names, end + 1, limit);
                }
                end++;
            } else if (isFullStop(document, end) && isShortened(names, end - 1) && end + 1 < limit) {
                int next = end + 1;
                if (names.isName(next) && document.isCapitalised(next) == document.isCapitalised(end - 1)) {
                    end = next + 1;
                } else {
                    return end;
                }
            } else if (document.isSymbol(end, '-')
                    && end + 1 < limit
                    && !document.hasSpaceBefore(end)
                    && !document.hasSpaceBefore(end + 1)
                    && names.isName(end + 1)) {
                end += 2;
            } else if (document.isSymbol(end, ',')
                    && end + 1 < limit
                    && document.isWord(end + 1)
                    && SUFFIXES.contains(names.hash(end + 1))
                    && names.isCapital(end + 1)) {
                return withFullStop(names, end + 2, limit);
            } else {
                int past = Math.max(pastParticles(names, end, limit), pastNickname(names, end, limit));
                if (past == end) {
                    return end;
                }
                end = past + 1;
            }
        }
        return end;
    }

    /** The name behind what somebody is called between their names, "Jim "Lefty" Doe"; {@code from} itself when there is none. */
    private static int pastNickname(Names names, int from, int limit) {
        Document document = names.document();
        char mark = document.mark(from);
        int close = from + 2;
        boolean opens = (mark == '"' || mark == '“') && document.hasSpaceBefore(from) && names.isGivenName(from - 1);
        if (!opens || close >= limit || !names.isCapital(from + 1)) {
            return from;
        }
        if (document.isWord(close)) {
            close++;
        }
        boolean closes = close + 1 < limit
                && document.isSymbol(close, mark == '"' ? '"' : '”')
                && names.isName(close + 1)
                && document.hasSpaceBefore(close + 1);
        return closes ? close + 1 : from;
    }

    /** "emma stone" in a text without capitals: whether a word is the surname of the given name before it. */
    private boolean isRenowned(Names names, int first, int last, int limit) {
        Document document = names.document();
        if (names.usualCase()
                || last != first + 1
                || last >= limit
                || !document.isWord(last)
                || !names.isGivenName(first)
                || names.isPossessive(first)) {
            return false;
        }
        int known = renown.of(Words.join(names.hash(first), names.nameHash(last)));
        return Renown.acts(known) + Renown.directs(known) > 0;
    }

    private static boolean isFullStop(Document document, int token) {
        return document.isSymbol(token, '.') && !document.hasSpaceBefore(token);
    }

    private static int withFullStop(Names names, int end, int limit) {
        return end < limit && isFullStop(names.document(), end) && !names.isPossessive(end - 1) ? end + 1 : end;
    }

    private static boolean isShortened(Names names, int token) {
        return names.document().length(token) == 1 || SHORTENED.contains(names.hash(token));
    }

    /** The name after one or two particles; {@code from} itself when there is none. */
    private static int pastParticles(Names names, int from, int limit) {
        int token = from;
        while (token < limit && token < from + 3 && names.isParticle(token) && !names.isName(token)) {
            token++;
        }
        boolean past = token > from && token < limit && names.isName(token);
        return past ? token : from;
    }

    private @Nullable Stretch trimmed(Names names, int from, int to, int sentence) {
        Document document = names.document();
        int first = from;
        int end = to;
        while (first < end - 1 && (!names.isName(first) || isNoPart(names, first, end))) {
            first++;
        }
        while (end - 1 > first && names.isName(end - 1) && notLast.contains(names.hash(end - 1))) {
            end--;
        }
        while (end - 1 > first && !names.isName(end - 1) && !isFullStop(document, end - 1)) {
            end--;
        }
        if (isNumbered(document, first, end)) {
            return null;
        }
        int words = 0;
        int last = first;
        for (int token = first; token < end; token++) {
            if (document.isWord(token)) {
                boolean suffix = token > first && SUFFIXES.contains(names.hash(token));
                if (!suffix) {
                    words++;
                    last = token;
                }
            }
        }
        if (words > MOST_WORDS || words == 0) {
            return null;
        }
        if (words == 1 && (document.length(first) < 2 || notFirst.contains(names.hash(first)))) {
            return null;
        }
        return new Stretch(first, end, names.hash(first), names.hash(last), last, sentence, words);
    }

    /** "Harborlight S2", "Kestrel V11 Pro": what has a word with a digit is no person; "R2-D2" is somebody. */
    private static boolean isNumbered(Document document, int first, int end) {
        for (int token = first; token < end; token++) {
            boolean joined = token > first && !document.hasSpaceBefore(token)
                    || token + 1 < end && !document.hasSpaceBefore(token + 1);
            if (document.isWord(token) && !joined && hasDigit(document, token)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(Document document, int token) {
        for (int i = 1; i < document.length(token); i++) {
            char unit = document.charAt(token, i);
            if (unit >= '0' && unit <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Whether the first word of a run only goes before the name: "Director Jane Doe", "Poor Jane Doe", "Playing Jane Doe". */
    private boolean isNoPart(Names names, int first, int end) {
        if (!names.isName(first + 1) || names.isPossessive(first)) {
            return false;
        }
        if (notFirst.contains(names.hash(first)) && !names.isGivenName(first)
                || names.begins(first) && PLAYING.contains(names.hash(first))) {
            return true;
        }
        boolean common = WordCounts.contrast(names.counts(first)) < -4;
        return common && !names.isGivenName(first) && end - first >= 3 && names.isGivenName(first + 1);
    }

    /** "De Niro", "Von Trier": a surname by itself. */
    private static boolean surnameWithParticle(Names names, Stretch stretch) {
        return stretch.words() == 2 && names.isParticle(stretch.first()) && !names.isGivenName(stretch.first());
    }

    private static void join(List<Somebody> people, Stretch stretch) {
        if (people.size() >= MOST_PEOPLE) {
            return;
        }
        for (Somebody somebody : people) {
            if (somebody.name.firstWord() == stretch.firstWord() && somebody.name.lastWord() == stretch.lastWord()) {
                somebody.mentions.add(stretch);
                somebody.fullMentions++;
                if (stretch.end() - stretch.first() > somebody.name.end() - somebody.name.first()) {
                    somebody.name = stretch;
                }
                return;
            }
        }
        people.add(new Somebody(stretch));
    }

    private static void joinSingles(Names names, List<Somebody> people, List<Stretch> singles) {
        int full = people.size();
        for (Stretch single : singles) {
            Somebody owner = owner(people, full, single, address(names, single) < 0);
            if (owner == null) {
                owner = new Somebody(single);
                people.add(owner);
            } else {
                owner.mentions.add(single);
                if (owner.name.lastWord() == single.lastWord()) {
                    owner.bySurname++;
                } else {
                    owner.byFirstName++;
                }
            }
            owner.known |= !owner.name.full() && single.words() == 1 && SingleNames.has(names, single.first());
        }
        for (Somebody somebody : people) {
            if (somebody.mentions.size() > 1) {
                somebody.mentions.sort(BY_PLACE);
            }
        }
    }

    /** Whom one word means: a surname before a first name, the one named last before it. */
    private static @Nullable Somebody owner(List<Somebody> people, int full, Stretch single, boolean mayBeFirstName) {
        Somebody bySurname = null;
        Somebody byFirstName = null;
        Somebody bySame = null;
        for (int i = 0; i < people.size(); i++) {
            Somebody somebody = people.get(i);
            Stretch name = somebody.name;
            if (i >= full) {
                if (name.lastWord() == single.lastWord()) {
                    bySame = somebody;
                }
            } else if (name.lastWord() == single.lastWord()) {
                bySurname = nearer(bySurname, somebody, single);
            } else if (mayBeFirstName && name.firstWord() == single.lastWord() && single.words() == 1) {
                byFirstName = nearer(byFirstName, somebody, single);
            }
        }
        return bySurname != null ? bySurname : byFirstName != null ? byFirstName : bySame;
    }

    /** Of "Mrs. Gray" the form of address, -1 when there is none. */
    static int address(Names names, Stretch single) {
        Document document = names.document();
        int before = single.first() - 1;
        int address = before > 0 && document.isSymbol(before, '.') ? before - 1 : before;
        return address >= 0 && FORMS_OF_ADDRESS.contains(document.hash(address)) ? address : -1;
    }

    private static Somebody nearer(@Nullable Somebody one, Somebody other, Stretch single) {
        if (one == null) {
            return other;
        }
        boolean oneBefore = one.name.first() < single.first();
        boolean otherBefore = other.name.first() < single.first();
        if (oneBefore != otherBefore) {
            return otherBefore ? other : one;
        }
        int oneAway = Math.abs(one.name.first() - single.first());
        int otherAway = Math.abs(other.name.first() - single.first());
        return otherAway < oneAway ? other : one;
    }
}
