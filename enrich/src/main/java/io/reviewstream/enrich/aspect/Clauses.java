package io.reviewstream.enrich.aspect;

import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;

/**
 * Where clauses part, where words are turned round, and which words judge, for each token of one document. Made in one pass
 * for aspects and notes together. Used again for the next document of the same thread, which saves 6 KB a review. Not
 * thread-safe.
 */
final class Clauses {
    /** A negation reaches so many tokens to its right. */
    private static final int REACH = 5;

    /** A comma so many tokens behind a negation may stand within what is negated, … */
    private static final int NEGATED_BEFORE_COMMA = 3;

    /** … as in a list whose "or" follows within so many. */
    private static final int LIST_WITHIN = 8;

    /** The same of words that name and judge at once, which are longer. */
    private static final int NAMED_REACH = 4;

    /** "The good: songs and sets": so many tokens before a colon speak of what follows. */
    private static final int HEADING = 3;

    /** "Screen: very bright.": what a label tells is so short, its marks counted. */
    private static final int LABELLED = 5;

    /** "The noise cancelling is": of what a copula is said, in words. */
    private static final int LONGEST_SUBJECT = 6;

    /** Behind praise "until" takes it back within so many tokens. */
    private static final int UNTIL_WITHIN = 3;

    private static final double NOT_GOOD = -0.8;
    private static final double NOT_BAD = -0.7;
    /** "It could have been great." */
    private static final double WISHED_FOR = -0.6;

    private static final WordSet ADDRESSES =
            WordSet.of("mr", "mrs", "ms", "dr", "prof", "capt", "col", "gen", "lt", "sgt", "st", "jr", "sr");

    private static final long AND = Words.hash("and");
    private static final long NOT = Words.hash("not");
    private static final long OR = Words.hash("or");
    private static final long NOR = Words.hash("nor");
    private static final long HAD_NOT = Words.hash("hadn't");
    private static final long IF = Words.hash("if");
    private static final long TOO = Words.hash("too");
    private static final long POOR = Words.hash("poor");

    /** What is kept for the next document; a text of a novel's length must not hold its megabytes for ever. */
    private static final int MOST_TOKENS = 8192;

    @SuppressWarnings("NullAway.Init") // comes with the document, which is read first
    private OpinionWords opinionWords;

    private Document document = Document.of("");
    /** Number of the clause, counted over the whole document. */
    int[] clause = new int[0];
    /** Number of the part between commas and "and", counted over the whole document. */
    int[] part = new int[0];
    /** Judgement that begins at the token, negation counted; 0 for none. */
    float[] judgement = new float[0];
    /** Tokens of that judgement; means nothing where nothing is judged. */
    short[] length = new short[0];
    /** The token of the negation that turned it, -1 for none; means nothing where nothing is judged. */
    int[] negation = new int[0];
    /** Whether the token is said of something else: "my old phone had a great camera". */
    boolean[] ofAnother = new boolean[0];
    /** The last negation before the token that is not over, however far back; -1 for none. */
    private int[] negationInForce = new int[0];

    /** Tokens at which something is judged, in order. */
    private final TokenList judged = new TokenList();

    /** Tokens with which a clause begins, or what follows a comma, in order. */
    private final TokenList seams = new TokenList();

    /** Words and numbers before the token; one more for the end. */
    private int[] words = new int[1];

    private int clauses;
    private int parts;

    /** Of the clause at hand: its first token, … */
    private int clauseFirst;

    /** … whether it has judged, … */
    private boolean judgedBefore;

    /** … the last token that turns what follows, -1 for none, … */
    private int negatedAt;

    /** … whether it speaks of what is not, … */
    private boolean irrealis;

    /** … whether it sets a condition, … */
    private boolean conditional;

    /** … and up to where it was looked for a copula, and found to have one. */
    private int lookedTo;

    private boolean hasCopula;

    /** Whether the part at hand speaks of something else than what is reviewed. */
    private final SomethingElse another = new SomethingElse();

    /** The clauses of a document, in which words that name something judge nothing: these, or others for one that is very long. Good until the next document. */
    Clauses of(Document of, OpinionWords judging, NamedWords named) {
        Clauses clauses = of.tokenCount() > MOST_TOKENS ? new Clauses() : this;
        clauses.read(of, judging, named);
        return clauses;
    }

    private void read(Document of, OpinionWords judging, NamedWords named) {
        document = of;
        opinionWords = judging;
        int count = document.tokenCount();
        if (count > clause.length) {
            int room = count + count / 4;
            clause = new int[room];
            part = new int[room];
            judgement = new float[room];
            length = new short[room];
            negation = new int[room];
            negationInForce = new int[room];
            ofAnother = new boolean[room];
            words = new int[room + 1];
        } else {
            Arrays.fill(judgement, 0, count, 0);
        }
        judged.leaveFrom(0);
        seams.leaveFrom(0);
        clauses = 0;
        parts = 0;
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            int token = document.sentenceStart(sentence);
            begin(token, token);
            while (token < end) {
                int next = token + 1;
                int negated = negatedAt;
                long found = opinionWords.at(document, token, end);
                int turn = found == PhraseTable.NONE ? OpinionWords.NO_TURN : OpinionWords.turn(found);
                if (!document.isWord(token)) {
                    mark(token, document.mark(token), end);
                } else if (turn == OpinionWords.BREAK || document.hash(token) == AND && joinsStatements(token, end)) {
                    begin(token, token);
                } else if (document.hash(token) == AND
                        && token + 1 < end
                        && opinionWords.isCopula(document, token + 1)) {
                    // "Never called back and was rude"
                    negatedAt = -1;
                }
                if (found != PhraseTable.NONE) {
                    next = token + PhraseTable.length(found);
                    if (OpinionWords.judges(found)
                            && !named.has(token)
                            && !isAlso(token, next, end)
                            && !isPity(token, named)) {
                        judgedBefore = true;
                        judge(token, found);
                    }
                    if (turn == OpinionWords.ANOTHER) {
                        another(token);
                    } else if (turn == OpinionWords.NEGATION) {
                        negatedAt = token;
                    } else if (turn == OpinionWords.IRREALIS) {
                        irrealis = true;
                    }
                }
                if (another.isMeant() && opinionWords.isBack(document, token)) {
                    another.begin(token);
                }
                parts += document.hash(token) == AND ? 1 : 0;
                conditional |= document.hash(token) == IF;
                for (int at = token; at < next; at++) {
                    clause[at] = clauses;
                    part[at] = parts;
                    negationInForce[at] = negated;
                    ofAnother[at] = another.isMeant();
                    words[at + 1] = words[at] + (document.kind(at) == Document.Kind.SYMBOL ? 0 : 1);
                }
                token = next;
            }
        }
    }

    /** To be called where something else than what is reviewed is named: takes back what stands before "in" or "on" it. */
    private void another(int token) {
        int first = another.named(document, opinionWords, token);
        for (int at = first; at < token; at++) {
            ofAnother[at] = true;
            judgement[at] = 0;
        }
        judged.leaveFrom(first);
    }

    /** Begins a clause, what parts it from the one before included. */
    private void begin(int seam, int first) {
        seams.add(seam);
        clauses++;
        parts++;
        clauseFirst = first;
        judgedBefore = false;
        negatedAt = -1;
        irrealis = false;
        conditional = false;
        lookedTo = first;
        hasCopula = false;
        another.begin(first);
    }

    private void mark(int token, char mark, int end) {
        boolean heading = mark == ':'
                && (judgedBefore || end - token <= LABELLED)
                && token - clauseFirst <= HEADING
                // "… but slow: we waited" is no heading.
                && !opinionWords.isBreak(document, clauseFirst);
        if (!heading && isHard(mark, token)
                || mark == ','
                        && (endsConcession(token, end)
                                || (hasCopula(token) || isSpliced(token, end)) && saysMore(token, end))) {
            begin(token, token + 1);
        } else if (mark == ',') {
            seams.add(token + 1);
            parts++;
            another.comma(token + 1 < end && opinionWords.isSaidOfLast(document, token + 1), token + 1);
            if (negatedAt >= 0 && !isNegatedBeyond(token, end)) {
                negatedAt = -1;
            }
            irrealis = false;
        }
    }

    /**
     * "Despite a terrible script, the actors shine": whether a comma ends what a sentence concedes first; "despite its slow, dull
     * start, …" goes on.
     */
    private boolean endsConcession(int comma, int end) {
        int first = document.sentenceStart(document.sentenceOf(comma));
        return judgedBefore
                && first == clauseFirst
                && opinionWords.concedes(document, first, comma)
                && comma + 1 < end
                && (judgement[comma - 1] == 0 || opinionWords.at(document, comma + 1, end) == PhraseTable.NONE);
    }

    /**
     * Whether a comma ends what is negated: "no jump scares, great acting" and "but it doesn't, the ending is perfect" do; "it is not,
     * alas, perfect", "not a great, lasting film" and "not funny, clever or new" go on.
     */
    private boolean isNegatedBeyond(int comma, int end) {
        if (comma - negatedAt > NEGATED_BEFORE_COMMA) {
            return false;
        }
        if (document.isSymbol(negatedAt + 1, ',')) {
            return document.hash(negatedAt) == NOT;
        }
        if (opinionWords.isArticle(document, negatedAt + 1)) {
            return true;
        }
        int limit = Math.min(end, comma + LIST_WITHIN);
        for (int token = comma + 1; token < limit; token++) {
            if (document.hash(token) == OR || document.hash(token) == NOR) {
                return true;
            }
            if (isHard(document.mark(token), token)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the clause has a copula up to a token. */
    private boolean hasCopula(int end) {
        while (lookedTo < end && !hasCopula) {
            hasCopula = opinionWords.isCopula(document, lookedTo++);
        }
        return hasCopula;
    }

    /** "Loved the songs, the plot is thin": whether something was judged, and a comma begins what names a subject of its own. */
    private boolean isSpliced(int comma, int end) {
        return judgedBefore
                && comma - clauseFirst > 1
                && comma + 1 < end
                && opinionWords.isSubject(document, comma + 1);
    }

    /** Words and numbers from {@code first} to before {@code end}. */
    int words(int first, int end) {
        return words[end] - words[first];
    }

    /** "The songs are good, too": behind what is said "too" judges nothing. */
    private boolean isAlso(int token, int next, int end) {
        return document.hash(token) == TOO && next == token + 1 && (next == end || !document.isWord(next));
    }

    /** "Poor Molly Gray": of somebody who is named it is no judgement. */
    private boolean isPity(int token, NamedWords named) {
        return document.hash(token) == POOR && token + 1 < document.tokenCount() && named.has(token + 1);
    }

    private void judge(int token, long found) {
        int strength = OpinionWords.strength(found);
        double score = strength;
        negation[token] = -1;
        boolean negated = negatedAt >= 0 && token - negatedAt <= REACH;
        if (another.isMeant()) {
            score = 0;
        }
        if (negated && conditional && document.hash(negatedAt) == HAD_NOT) {
            // "If the speaker hadn't died": it did.
            negated = false;
        }
        if (negated) {
            score *= strength > 0 ? NOT_GOOD : NOT_BAD;
            negation[token] = negatedAt;
        } else if (strength > 0 && isOver(token + PhraseTable.length(found))) {
            score = 0;
        } else if (irrealis && strength > 0) {
            score = WISHED_FOR;
        }
        judgement[token] = (float) score;
        length[token] = (short) PhraseTable.length(found);
        if (score != 0) {
            judged.add(token);
        }
    }

    /** "It was perfect until the update", but not "until the very end": whether praise is taken back by what follows it. */
    boolean isOver(int behind) {
        int limit = Math.min(document.tokenCount(), behind + UNTIL_WITHIN);
        for (int token = behind; token < limit && document.isWord(token); token++) {
            if (opinionWords.isUntil(document, token)) {
                return true;
            }
        }
        return false;
    }

    /** The negation that turns what begins at a token and is not in the list of words that judge; -1 for none. */
    int negationBefore(int token) {
        return token - negationInForce[token] <= NAMED_REACH ? negationInForce[token] : -1;
    }

    int judgedCount() {
        return judged.size();
    }

    /** One of the tokens at which something is judged, which are in order. */
    int judgedAt(int index) {
        return judged.at(index);
    }

    int seamCount() {
        return seams.size();
    }

    /** One of the tokens with which a sentence or clause begins, or what follows a comma, which are in order. */
    int seamAt(int index) {
        return seams.at(index);
    }

    /** "The display is gorgeous and the unit is fast": whether a statement stands on either side of "and". */
    private boolean joinsStatements(int and, int end) {
        return and + 1 < end && hasCopula(and) && opinionWords.isSubject(document, and + 1) && saysMore(and, end);
    }

    /** "…, the bass is heavy": whether another statement begins behind a comma, a few words of which a copula is said. */
    private boolean saysMore(int comma, int end) {
        int first = comma + 1;
        if (first < end && document.hash(first) == AND) {
            first++;
        }
        if (first >= end || opinionWords.isRelative(document, first)) {
            return false;
        }
        int limit = Math.min(end, first + LONGEST_SUBJECT + 1);
        for (int token = first; token < limit && document.isWord(token); token++) {
            if (opinionWords.isCopula(document, token)) {
                return token > first;
            }
        }
        return false;
    }

    private boolean isHard(char mark, int token) {
        return switch (mark) {
            case '.' -> !isInitial(token);
            case ';', ':', '—', '–', '(', ')', '!', '?' -> true;
            case '-' -> document.hasSpaceBefore(token);
            default -> false;
        };
    }

    /** "B. Lind": whether a full stop within a sentence stands behind one capital or a form of address. */
    private boolean isInitial(int fullStop) {
        int before = fullStop - 1;
        return before >= 0
                && !document.hasSpaceBefore(fullStop)
                && document.isCapitalised(before)
                && (document.length(before) == 1 || ADDRESSES.contains(document.hash(before)));
    }
}
