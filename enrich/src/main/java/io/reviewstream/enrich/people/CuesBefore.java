package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.people.RoleWords.Kind;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;

/** What stands before a name and tells its role: "director Jane Doe", "written by Jane Doe", "the music (Jane Doe)". */
final class CuesBefore {
    private static final int LONGEST_LIST = 16;

    /** "As the once so famous movie star". */
    private static final int LONGEST_DESCRIPTION = 6;

    /** "Co-wrote the whole script with". */
    private static final int LONGEST_OBJECT = 6;

    private static final WordSet DESCRIBES = WordSet.of("a", "an", "the", "his", "her", "their");

    /** "As well as the director", "known as the writer". */
    private static final WordSet LIKENS =
            WordSet.of("well", "such", "much", "known", "same", "not", "far", "just", "take", "took", "cast");

    private static final long ADAPTATION = Words.hash("adaptation");
    private static final long AS = Words.hash("as");
    private static final long CO = Words.hash("co");
    private static final long COURTESY = Words.hash("courtesy");
    private static final long OF = Words.hash("of");
    private static final long WITH = Words.hash("with");
    private static final long AND = Words.hash("and");
    private static final long BY = Words.hash("by");
    private static final long DIR = Words.hash("dir");
    private static final long FROM = Words.hash("from");
    private static final long IN = Words.hash("in");
    private static final long ON = Words.hash("on");
    private static final WordSet DEFINITE = WordSet.of("the", "its", "whose", "her", "his", "their", "two");
    private static final WordSet ARTICLES = WordSet.of("the", "a", "an", "her", "his", "their");

    /** "By the usually reliable Jane Doe", "by newcomer Jane Doe", "by first-timer Jane Doe": so many words may stand between. */
    private static final int LONGEST_PRAISE = 3;

    private static final WordSet COPULAS = WordSet.of("is", "was");
    private static final WordSet POSSESSORS = WordSet.of("her", "his", "their");

    /** "In black and white". */
    private static final int LONGEST_MANNER = 4;

    private final RoleWords words;
    private final Names names;
    private final Document document;

    CuesBefore(RoleWords words, Names names) {
        this.words = words;
        this.names = names;
        this.document = names.document();
    }

    /** The roles told before a mention in its sentence, a bit each; 0 when none is. */
    int roles(Stretch mention, int from) {
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
            int direct = words.noun(document, token, from, Kind.NOUN);
            if (direct != 0) {
                return isOfPart(token, from) ? 0 : direct | compound(token, from);
            }
            if (document.hash(token) == WITH) {
                return withCoMaker(token, from);
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
        if (head > from && head < token && document.isSymbol(head, ':') && document.isWord(head - 1)) {
            return ofBracket(head - 1);
        }
        if (head - 2 >= from && document.isSymbol(head, ',') && DEFINITE.contains(document.hash(head - 2))) {
            // "The writers, Jane Doe and John Roe".
            return words.noun(document, head - 1, from, Kind.NOUNS);
        }
        if (head < from || !document.isWord(head)) {
            return 0;
        }
        int by = pastPraise(head, from);
        if (document.hash(by) == BY) {
            return by > from ? madeBy(pastManner(by - 1, from), from) : 0;
        }
        return words.noun(document, head, from, Kind.NOUNS);
    }

    /** The "by" before "the usually reliable", "newcomer"; the same token when there is none. */
    private int pastPraise(int head, int from) {
        int praise = 0;
        for (int token = head; token > from && praise <= LONGEST_PRAISE && isPraise(token); token--) {
            // What is joined by a hyphen is one word.
            praise += document.isWord(token) && !isHyphen(token - 1) ? 1 : 0;
            if (document.hash(token - 1) == BY) {
                return token - 1;
            }
        }
        return head;
    }

    private boolean isPraise(int token) {
        return isHyphen(token) || document.isWord(token) && document.hash(token) != BY && !names.isName(token);
    }

    private boolean isHyphen(int token) {
        return document.isSymbol(token, '-') && !document.hasSpaceBefore(token) && !document.hasSpaceBefore(token + 1);
    }

    /** Of "shot in black and white" the verb, else the same token. */
    private int pastManner(int last, int from) {
        if (words.roles(document.hash(last), Kind.BY) != 0) {
            return last;
        }
        if (last > from && COPULAS.contains(document.hash(last))) {
            // "The score is by Jane Doe".
            return words.roles(document.hash(last - 1), Kind.WORK) != 0 ? last - 1 : last;
        }
        for (int token = last; token > from && last - token < LONGEST_MANNER && document.isWord(token); token--) {
            if (document.hash(token) == IN || document.hash(token) == ON) {
                return token - 1;
            }
        }
        return last;
    }

    /** "Its writer (Jane Doe)", "the music (Jane Doe)", "Music: Jane Doe", "Writers: Jane Doe", "Directed by: Jane Doe". */
    private int ofBracket(int token) {
        if (document.hash(token) == BY && token > 0 && document.isSymbol(token + 1, ':')) {
            return document.isWord(token - 1) ? words.roles(document.hash(token - 1), Kind.BY) : 0;
        }
        long hash = document.hash(token);
        return words.roles(hash, Kind.NOUN)
                | words.roles(hash, Kind.NOUNS)
                | words.roles(hash, Kind.BY) & ~(RoleWords.DIRECTOR | RoleWords.AUTHOR);
    }

    /** "The composer is Jane Doe", "the fine photography of Jane Doe", "music from Jane Doe", of somebody named in full. */
    private int ofWork(Stretch mention, int from) {
        int link = mention.first() - 1;
        int noun = link - 1;
        if (noun <= from || mention.words() < 2) {
            return 0;
        }
        if (document.hash(link) == OF && document.hash(noun) == COURTESY) {
            return words.roles(document.hash(pastComma(noun - 1, from)), Kind.WORK);
        }
        if (COPULAS.contains(document.hash(link))) {
            return ARTICLES.contains(document.hash(noun - 1)) ? words.noun(document, noun, from, Kind.NOUN) : 0;
        }
        boolean whose = document.hash(link) == FROM
                // "Her performance of Jane Doe" is of a part.
                || document.hash(link) == OF
                        && document.hash(noun) != ADAPTATION
                        && !POSSESSORS.contains(document.hash(noun - 1));
        return whose && !names.isName(noun - 1) && !names.isPossessive(mention.end() - 1)
                ? words.roles(document.hash(noun), Kind.WORK)
                : 0;
    }

    private int pastComma(int token, int from) {
        return token > from && document.isSymbol(token, ',') ? token - 1 : token;
    }

    /** "As the spoiled movie star Jane Doe": whether a description tells of a part rather than of who plays it. */
    private boolean isOfPart(int noun, int from) {
        boolean described = false;
        for (int token = noun - 1; token > from && noun - token <= LONGEST_DESCRIPTION; token--) {
            if (document.hash(token) == AS) {
                return described && !LIKENS.contains(document.hash(token - 1));
            }
            if (!document.isWord(token) || names.isName(token)) {
                return false;
            }
            described |= DESCRIBES.contains(document.hash(token));
        }
        return false;
    }

    /** "Co-wrote it with Jane Doe". */
    private int withCoMaker(int with, int from) {
        for (int token = with - 1; token > from + 1 && with - token < LONGEST_OBJECT; token--) {
            if (document.isSymbol(token, '-') && document.hash(token - 1) == CO) {
                return words.roles(document.hash(token + 1), Kind.VERB) & ~RoleWords.ACTOR;
            }
            if (!document.isWord(token)) {
                return 0;
            }
        }
        return 0;
    }

    /** "The author, Jane Doe,": what the noun between article and comma tells. */
    private int namedByComma(Stretch mention, int from) {
        int comma = mention.first() - 1;
        boolean between = comma - 2 >= from
                && document.isSymbol(comma, ',')
                && DEFINITE.contains(document.hash(comma - 2))
                && mention.end() < document.tokenCount()
                && document.isSymbol(mention.end(), ',');
        return between ? words.noun(document, comma - 1, from, Kind.NOUN) : 0;
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
}
