package io.reviewstream.enrich.sentiment;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.enrich.text.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Fixed expressions that mean something else than their words: "second to none", "could not put it down". */
final class Idioms {
    /** The logit of an idiom by itself: clear, but not beyond contradiction. */
    private static final double LOGIT = 2.5;

    private static final List<String> PRAISE = List.of(
            "not at all bad",
            "not bad at all",
            "not to be missed",
            "don't miss it",
            "do not miss it",
            "second to none",
            "so bad it's good",
            "so bad it is good",
            "couldn't put it down",
            "could not put it down",
            "can't put it down",
            "edge of my seat",
            "edge of your seat",
            "laugh out loud",
            "laughed out loud",
            "a breath of fresh air",
            "yourself a favor and",
            "yourself a favour and",
            "no complaints",
            "can't go wrong",
            "cannot go wrong",
            "a foot wrong",
            "didn't want it to end",
            "did not want it to end",
            "left me wanting more",
            "over and over again",
            "money well spent",
            "knocks it out of the park",
            "knocked it out of the park",
            "hits the spot",
            "hit the spot",
            "couldn't be happier",
            "could not be happier",
            "could not have been better",
            "couldn't have been better",
            "couldn't be better",
            "could not be better",
            "doesn't disappoint",
            "does not disappoint",
            "did not disappoint",
            "didn't disappoint",
            "never disappoints",
            "nothing but praise",
            "stood the test of time",
            "stands the test of time",
            "worth the wait",
            "better than expected",
            "better than i expected",
            "will be back",
            "a must see",
            "a must read");

    private static final List<String> BLAME = List.of(
            "nothing special",
            "nothing to write home about",
            "nothing new",
            "waste of time",
            "waste of money",
            "wrong reasons",
            "my money back",
            "leaves a lot to be desired",
            "left a lot to be desired",
            "leaves much to be desired",
            "left much to be desired",
            "leave much to be desired",
            "paint dry",
            "phoned it in",
            "phones it in",
            "phoning it in",
            "never again",
            "never go back",
            "not go back",
            "won't be back",
            "not be back",
            "will not return",
            "never return",
            "steer clear",
            "stay away from",
            "hard to sit through",
            "fell asleep",
            "fall asleep",
            "put me to sleep",
            "puts you to sleep",
            "never comes to life",
            "to see it end",
            "glad when it was over",
            "thanks for nothing",
            "all style and no substance",
            "style over substance",
            "more holes than",
            "by the numbers",
            "runs out of steam",
            "ran out of steam",
            "goes nowhere",
            "went nowhere",
            "falls flat",
            "fell flat",
            "falls apart",
            "fell apart",
            "stopped working",
            "couldn't have been worse",
            "couldn't be worse",
            "could not be worse",
            "better than the film",
            "better than the movie",
            "not as good as",
            "wish i could give zero",
            "if i could give zero");

    private static final Idiom[] IDIOMS = Stream.concat(
                    PRAISE.stream().map(text -> idiom(text, LOGIT)),
                    BLAME.stream().map(text -> idiom(text, -LOGIT)))
            .sorted(Comparator.comparingLong(idiom -> idiom.words()[0]))
            .toArray(Idiom[]::new);
    private static final long[] FIRST_WORDS =
            Arrays.stream(IDIOMS).mapToLong(idiom -> idiom.words()[0]).toArray();
    /** Tells most words that begin no idiom in one look instead of seven. */
    private static final WordSet BEGINNINGS = WordSet.of(Stream.concat(PRAISE.stream(), BLAME.stream())
            .map(text -> text.split(" ")[0])
            .distinct()
            .toArray(String[]::new));

    private Idioms() {}

    /** Its words' hashes and what it says. */
    private record Idiom(long[] words, double logit) {}

    /** Adds what the idioms of a text change. */
    static void find(Document document, DocumentSentiment opinions, List<Correction> into) {
        for (int sentence = 0; sentence < document.sentenceCount(); sentence++) {
            int end = document.sentenceEnd(sentence);
            for (int token = document.sentenceStart(sentence); token + 1 < end; token++) {
                Idiom idiom = at(document, token, end);
                if (idiom != null) {
                    int after = token + idiom.words().length;
                    double root = Math.sqrt(after - token + 1.0);
                    into.add(new Correction(
                            token,
                            after,
                            root * (idiom.logit() - opinions.plainLogit(token, after)),
                            root * (idiom.logit() - opinions.documentLogit(token, after))));
                }
            }
        }
    }

    /** The longest idiom that begins here, null when there is none. */
    private static @org.jspecify.annotations.Nullable Idiom at(Document document, int token, int end) {
        long word = document.hash(token);
        if (!BEGINNINGS.contains(word)) {
            return null;
        }
        int found = Arrays.binarySearch(FIRST_WORDS, word);
        int from = found;
        while (from > 0 && FIRST_WORDS[from - 1] == FIRST_WORDS[found]) {
            from--;
        }
        Idiom longest = null;
        for (int i = from; i < IDIOMS.length && FIRST_WORDS[i] == FIRST_WORDS[found]; i++) {
            Idiom idiom = IDIOMS[i];
            if (token + idiom.words().length <= end
                    && (longest == null || idiom.words().length > longest.words().length)
                    && matches(document, token, idiom)) {
                longest = idiom;
            }
        }
        return longest;
    }

    private static boolean matches(Document document, int token, Idiom idiom) {
        for (int i = 1; i < idiom.words().length; i++) {
            if (document.hash(token + i) != idiom.words()[i]) {
                return false;
            }
        }
        return true;
    }

    private static Idiom idiom(String text, double logit) {
        return new Idiom(Arrays.stream(text.split(" ")).mapToLong(Words::hash).toArray(), logit);
    }
}
