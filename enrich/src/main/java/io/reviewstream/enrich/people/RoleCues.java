package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.RoleWords.Kind;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** Reads off the words beside a name which role they tell. */
final class RoleCues {
    private static final int LONGEST_LIST = 16;

    private static final long ALSO = Words.hash("also");
    private static final long AND = Words.hash("and");
    private static final long BY = Words.hash("by");
    private static final long A = Words.hash("a");
    private static final long AN = Words.hash("an");
    private static final long DIR = Words.hash("dir");
    private static final long IN = Words.hash("in");
    private static final long ON = Words.hash("on");
    private static final long WHO = Words.hash("who");
    /** What makes another trade of a director or a writer. */
    private static final WordSet TRADES = WordSet.of(
            "art",
            "assistant",
            "casting",
            "fight",
            "funeral",
            "managing",
            "music",
            "musical",
            "second",
            "song",
            "technical",
            "unit",
            "executive");

    private static final int ON_SET = RoleWords.ACTOR | RoleWords.DIRECTOR;

    private static final WordSet DEFINITE = WordSet.of("the", "its", "whose");
    private static final WordSet OBJECTS = WordSet.of("it", "this", "them");
    private static final int LONGEST_BRACKET = 10;
    private static final WordSet ARTICLES = WordSet.of("the", "a", "an", "her", "his", "their");

    /** "By the usually reliable Jane Doe", "by newcomer Jane Doe": so many words may stand between. */
    private static final int LONGEST_PRAISE = 3;

    private static final WordSet COPULAS = WordSet.of("is", "was");
    private static final WordSet WHOSE = WordSet.of("of", "from");

    /** "In black and white". */
    private static final int LONGEST_MANNER = 4;

    private static final int DIGITS_OF_YEAR = 4;

    private static final long GIVES = Words.hash("gives");

    /** Before a performance: whoever "gives us time" does not act. */
    private static final WordSet GIVEN = WordSet.of("a", "an", "his", "her", "the", "one", "another", "perhaps");

    private static final WordSet ADVERBS = WordSet.of("also", "has", "had", "both", "really", "brilliantly", "who");

    private final RoleWords words;
    private final Names names;
    private final Document document;

    RoleCues(RoleWords words, Names names) {
        this.words = words;
        this.names = names;
        this.document = names.document();
    }

    /** The roles told beside any mention, a bit each; 0 when none is. */
    int roles(Somebody somebody) {
        int roles = 0;
        for (int mention = 0; mention < somebody.mentions.size(); mention++) {
            roles |= roles(somebody.mentions.get(mention));
        }
        return roles;
    }

    /** The roles told beside one mention, a bit each; 0 when none is. */
    private int roles(Stretch mention) {
        int from = document.sentenceStart(mention.sentence());
        int to = document.sentenceEnd(mention.sentence());
        int roles = before(mention, from);
        if (names.isPossessive(mention.end() - 1)) {
            return roles | work(mention.end(), to);
        }
        return roles | (endsInApostrophe(mention, to) ? work(mention.end() + 1, to) : after(mention, to));
    }

    /** "James' script". */
    private boolean endsInApostrophe(Stretch mention, int to) {
        int mark = mention.end();
        return mark + 1 < to
                && (document.isSymbol(mark, '\'') || document.isSymbol(mark, '’'))
                && !document.hasSpaceBefore(mark)
                && document.hasSpaceBefore(mark + 1);
    }

    /** What "also wrote and directed it" from the verb on tells somebody made; 0 when the first verb may be of the story. */
    int alsoMade(int verb, int to) {
        int first = verb < to && document.isWord(verb) ? words.roles(document.hash(verb), Kind.VERB) & ~RoleWords.ACTOR : 0;
        if (first == 0) {
            return 0;
        }
        int roles = verbs(first, verb + 1, to);
        return roles != first || (first & RoleWords.DIRECTOR) != 0 || isOfWork(verb + 1, to) ? roles & ~RoleWords.ACTOR : 0;
    }

    /** "Wrote the script", "produced it", "composed the famous score". */
    private boolean isOfWork(int from, int to) {
        boolean ends = from == to || !document.isWord(from);
        return ends || OBJECTS.contains(document.hash(from)) || work(from, to) != 0;
    }

    /** What a noun tells; one of another trade, as in "art director", no more than that somebody has one. */
    private int noun(int token, int from, Kind kind) {
        int roles = words.roles(document.hash(token), kind);
        boolean trade = roles != 0 && token > from && TRADES.contains(document.hash(token - 1));
        return trade ? RoleWords.OTHER : roles;
    }

    private int before(Stretch mention, int from) {
        int token = mention.first() - 1;
        if (token > from && document.isSymbol(token, '(')) {
            return document.isWord(token - 1) ? ofBracket(token - 1) : 0;
        }
        if (token < from) {
            return 0;
        }
        if (token > from && document.isSymbol(token, ':')) {
            return document.isWord(token - 1) ? ofBracket(token - 1) : 0;
        }
        if (token > from && document.isSymbol(token, '.') && document.hash(token - 1) == DIR) {
            return RoleWords.DIRECTOR;
        }
        if (document.isWord(token)) {
            int direct = noun(token, from, Kind.NOUN);
            if (direct != 0) {
                return direct | compound(token, from);
            }
        }
        int ofWork = ofWork(mention, from);
        if (ofWork != 0) {
            return ofWork;
        }
        int named = namedByComma(mention, from);
        if (named != 0) {
            return named;
        }
        int head = pastList(token, from);
        if (head < from || !document.isWord(head)) {
            return 0;
        }
        int by = pastPraise(head, from);
        if (document.hash(by) == BY) {
            return by > from ? madeBy(pastManner(by - 1, from), from) : 0;
        }
        return noun(head, from, Kind.NOUNS);
    }

    /** "(Jane Doe, 1993)": whether a year ends the brackets in which somebody is named. */
    static boolean isDated(Document document, Stretch mention) {
        int year = mention.end() + 1;
        return year + 1 < document.tokenCount()
                && document.isSymbol(year - 1, ',')
                && document.isNumber(year)
                && document.length(year) == DIGITS_OF_YEAR
                && document.isSymbol(year + 1, ')');
    }

    /** The "by" before "the usually reliable", "newcomer"; the same token when there is none. */
    private int pastPraise(int head, int from) {
        for (int token = head; token > from && head - token <= LONGEST_PRAISE && isPraise(token); token--) {
            if (document.hash(token - 1) == BY) {
                return token - 1;
            }
        }
        return head;
    }

    private boolean isPraise(int token) {
        return document.isWord(token) && document.hash(token) != BY && !names.isName(token);
    }

    /** Of "shot in black and white" the verb, else the same token. */
    private int pastManner(int last, int from) {
        if (words.roles(document.hash(last), Kind.BY) != 0) {
            return last;
        }
        for (int token = last; token > from && last - token < LONGEST_MANNER && document.isWord(token); token--) {
            if (document.hash(token) == IN || document.hash(token) == ON) {
                return token - 1;
            }
        }
        return last;
    }

    /** "Its writer (Jane Doe)", "the music (Jane Doe)", "Music: Jane Doe". */
    private int ofBracket(int token) {
        long hash = document.hash(token);
        return words.roles(hash, Kind.NOUN) | words.roles(hash, Kind.BY) & ~(RoleWords.DIRECTOR | RoleWords.AUTHOR);
    }

    /** "The composer is Jane Doe", "the photography of Jane Doe", of somebody named in full. */
    private int ofWork(Stretch mention, int from) {
        int link = mention.first() - 1;
        int noun = link - 1;
        if (noun <= from || mention.words() < 2 || !ARTICLES.contains(document.hash(noun - 1))) {
            return 0;
        }
        if (COPULAS.contains(document.hash(link))) {
            return noun(noun, from, Kind.NOUN);
        }
        return WHOSE.contains(document.hash(link)) ? words.roles(document.hash(noun), Kind.WORK) : 0;
    }

    /** "The author, Jane Doe,": what the noun between article and comma tells. */
    private int namedByComma(Stretch mention, int from) {
        int comma = mention.first() - 1;
        boolean between = comma - 2 >= from
                && document.isSymbol(comma, ',')
                && DEFINITE.contains(document.hash(comma - 2))
                && mention.end() < document.tokenCount()
                && document.isSymbol(mention.end(), ',');
        return between ? noun(comma - 1, from, Kind.NOUN) : 0;
    }

    /** "writer/director", "writer-director", "writer and director". */
    private int compound(int token, int from) {
        if (token - 2 < from || !document.isWord(token - 2)) {
            return 0;
        }
        boolean joined = document.isSymbol(token - 1, '/')
                || document.isSymbol(token - 1, '-')
                || document.isSymbol(token - 1, '&')
                || document.hash(token - 1) == AND;
        return joined ? words.roles(document.hash(token - 2), Kind.NOUN) : 0;
    }

    /** The token before a list of names that ends before {@code token}: "by A, B and". */
    private int pastList(int token, int from) {
        int head = token;
        while (head >= from && token - head < LONGEST_LIST) {
            boolean joint = document.isSymbol(head, ',') || document.isSymbol(head, '&') || document.hash(head) == AND;
            if (joint) {
                int left = head - 1;
                boolean listed = left >= from
                        && (names.isName(left)
                                || document.isSymbol(left, ',')
                                || document.isSymbol(left, ')')
                                || document.isSymbol(left, '.') && left - 1 >= from && names.isName(left - 1));
                if (!listed) {
                    return head;
                }
                head--;
            } else if (names.isName(head) && head != token
                    || document.isSymbol(head, '.') && head - 1 >= from && names.isName(head - 1)
                    || document.isSymbol(head, '-') && head - 1 >= from && names.isName(head - 1)) {
                head--;
            } else {
                return head;
            }
        }
        return head;
    }

    /** "written and directed by": the roles of the words before "by". */
    private int madeBy(int token, int from) {
        int roles = 0;
        int at = token;
        while (at >= from && token - at < 6) {
            if (roles != 0 && document.isSymbol(at, '(')) {
                // "The book (translated by".
                return roles;
            }
            if (!PersonFeatures.joins(document, at) && !document.isSymbol(at, '(')) {
                int found = document.isWord(at) ? words.roles(document.hash(at), Kind.BY) : 0;
                if (found == 0) {
                    // "well directed by", "the novel of the same name by" need no more than what stands beside "by".
                    return roles;
                }
                roles |= found;
            }
            at--;
        }
        return roles;
    }

    /** "Gondry's masterful direction", "Gondry's slow, but sure direction". */
    private int work(int from, int to) {
        int farthest = from + 4;
        for (int token = from; token < Math.min(to, farthest); token++) {
            if (document.isSymbol(token, ',') && token > from && farthest < from + 10) {
                farthest += 3;
                continue;
            }
            if (!document.isWord(token) || names.isName(token)) {
                return 0;
            }
            int roles = words.roles(document.hash(token), Kind.WORK);
            if (roles != 0) {
                return roles;
            }
        }
        return 0;
    }

    private int after(Stretch mention, int to) {
        int token = mention.end();
        if (token >= to) {
            return 0;
        }
        if (document.isSymbol(token, ',') || document.isSymbol(token, '(') || document.isSymbol(token, '-')) {
            int roles = apposition(token + 1, to);
            return roles != 0 || !document.isSymbol(token, '(')
                    ? roles
                    : verb(document.pastBrackets(token, to, LONGEST_BRACKET), to);
        }
        return verb(token, to);
    }

    private int apposition(int from, int to) {
        if (from < to && document.hash(from) == WHO) {
            return verb(from + 1, to);
        }
        boolean article = from < to && ARTICLES.contains(document.hash(from));
        int last = article ? from + 3 : document.isSymbol(from - 1, '(') ? from + 1 : from;
        for (int token = from; token < Math.min(to, last); token++) {
            if (!document.isWord(token) || names.isName(token)) {
                return 0;
            }
            int roles = noun(token, from, Kind.NOUN);
            if (roles != 0) {
                // "Joel Barish, a writer who lives in Montauk" is somebody in the story as a rule.
                boolean any = document.hash(from) == A || document.hash(from) == AN;
                return any ? roles & ON_SET : roles;
            }
        }
        return 0;
    }

    private int verb(int from, int to) {
        for (int token = from; token < Math.min(to, from + 3); token++) {
            if (!document.isWord(token)) {
                return 0;
            }
            int roles = words.roles(document.hash(token), Kind.VERB);
            if (roles != 0) {
                boolean passive = token + 1 < to && document.hash(token + 1) == BY;
                boolean other =
                        document.hash(token) == GIVES && (token + 1 == to || !GIVEN.contains(document.hash(token + 1)));
                return passive || other ? 0 : verbs(roles, token + 1, to);
            }
            if (!between(token)) {
                return 0;
            }
        }
        return 0;
    }

    /** "Wrote, directed and starred in": all that follow each other. What "wrote the music" tells is told by what was written. */
    private int verbs(int first, int from, int to) {
        int object = (first & RoleWords.WRITER) != 0 ? work(from, to) : 0;
        int roles = object != 0 ? object : first;
        int token = from;
        while (token < to) {
            int next = OBJECTS.contains(document.hash(token)) ? token + 1 : token;
            int joint = next;
            while (next < to && next - joint < 2 && PersonFeatures.joins(document, next)) {
                next++;
            }
            if (next > joint && next < to && document.hash(next) == ALSO) {
                next++;
            }
            if (next == joint || next == to || !document.isWord(next)) {
                return roles;
            }
            int more = words.roles(document.hash(next), Kind.VERB);
            if (more == 0) {
                return roles;
            }
            roles |= more;
            token = next + 1;
        }
        return roles;
    }

    private boolean between(int token) {
        return ADVERBS.contains(document.hash(token));
    }
}
