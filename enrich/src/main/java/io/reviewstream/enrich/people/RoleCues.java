package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.names.WordList;
import io.reviewstream.enrich.people.RoleWords.Kind;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.Words;

/** Reads off the words beside a name which role they tell. */
final class RoleCues {
    private static final int LONGEST_LIST = 16;

    private static final long AND = Words.hash("and");
    private static final long BY = Words.hash("by");
    private static final long WHO = Words.hash("who");
    private static final WordList ARTICLES = WordList.of("the", "a", "an");
    private static final WordList ADVERBS = WordList.of("also", "has", "had", "both", "really", "brilliantly", "who");

    private final RoleWords words;
    private final Names names;
    private final Document document;

    RoleCues(RoleWords words, Names names) {
        this.words = words;
        this.names = names;
        this.document = names.document();
    }

    /** The roles told beside one mention, a bit each; 0 when none is. */
    int roles(Stretch mention) {
        int from = document.sentenceStart(mention.sentence());
        int to = document.sentenceEnd(mention.sentence());
        int roles = before(mention, from);
        return names.isPossessive(mention.end() - 1) ? roles | work(mention, to) : roles | after(mention, to);
    }

    private int before(Stretch mention, int from) {
        int token = mention.first() - 1;
        if (token > from && document.isSymbol(token, '(')) {
            // "its writer (Jane Doe)"
            return document.isWord(token - 1) ? words.roles(document.hash(token - 1), Kind.NOUN) : 0;
        }
        if (token < from) {
            return 0;
        }
        if (document.isWord(token)) {
            int direct = words.roles(document.hash(token), Kind.NOUN);
            if (direct != 0) {
                return direct | compound(token, from);
            }
        }
        int head = pastList(token, from);
        if (head < from || !document.isWord(head)) {
            return 0;
        }
        if (document.hash(head) == BY) {
            return madeBy(head - 1, from);
        }
        return words.roles(document.hash(head), Kind.NOUNS);
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
                        && (names.isName(left) || document.isSymbol(left, ',') || document.isSymbol(left, ')'));
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
            boolean joint = document.isSymbol(at, ',')
                    || document.isSymbol(at, '/')
                    || document.isSymbol(at, '&')
                    || document.isSymbol(at, '(')
                    || document.hash(at) == AND;
            if (!joint) {
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

    /** "Gondry's masterful direction". */
    private int work(Stretch mention, int to) {
        for (int token = mention.end(); token < Math.min(to, mention.end() + 4); token++) {
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
            return apposition(token + 1, to);
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
            int roles = words.roles(document.hash(token), Kind.NOUN);
            if (roles != 0) {
                return roles;
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
                return passive ? 0 : roles;
            }
            if (!between(token)) {
                return 0;
            }
        }
        return 0;
    }

    private boolean between(int token) {
        return ADVERBS.contains(document.hash(token));
    }
}
