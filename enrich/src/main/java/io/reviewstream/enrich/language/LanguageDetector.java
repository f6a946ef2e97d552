package io.reviewstream.enrich.language;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import io.reviewstream.enrich.text.WordSet;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * The language of a text. Plain English is known by its commonest words, or by few words that are all English; else the script decides, and within a script
 * common words and sequences of letters. Safe to share.
 */
public final class LanguageDetector {
    private static final String ENGLISH = "en";
    private static final Language UNKNOWN = new Language("und", 0, false);

    /** "10/10", "👍": what has no words is in no language, and is understood all the same. */
    private static final Language NONE = new Language("und", 0, true);

    /** Words that are looked at for the quick answer. */
    private static final int QUICK_WORDS = 150;

    private static final int QUICK_LEAST = 6;
    private static final int QUICK_ENOUGH = 14;
    private static final double QUICK_SHARE = 0.17;

    /** Letters that are looked at for the thorough answer. */
    private static final int LETTERS = 400;

    /** Sequences overlap, so their costs count less than independent ones would; chosen on the samples. */
    private static final double PER_STEP = 0.35 / LanguageModel.STEPS;

    /** What a common word counts against a language that lacks it, in steps. */
    private static final int COMMON_WORD = 60;

    /** Reviews are mostly English: how much evidence that is worth, in steps. */
    private static final int ENGLISH_FIRST = 90;

    /** Below this it is not told. */
    private static final double LEAST_CONFIDENCE = 0.3;

    /** Sequences tell little of texts with so few words; each of the words has to be known from English reviews. */
    private static final int FEW_WORDS = 6;

    /** So often a word is used in lower case there, by the logarithm that is counted: thirty times. */
    private static final int KNOWN = 20;

    private static final double OF_FEW_WORDS = 0.9;

    /** "Meh." */
    private static final WordSet EXCLAMATIONS = WordSet.beside(LanguageDetector.class, "exclamations.txt");

    private static final WordSet ROMANISED_HINDI = WordSet.beside(LanguageDetector.class, "romanised-hindi.txt");

    /** So many words of it, and that share of all. */
    private static final int HINDI_LEAST = 2;

    private static final double HINDI_SHARE = 0.25;
    private static final double OF_HINDI = 0.8;

    private final NameReader names;
    private final LanguageModel model = LanguageModel.standard();
    private final PhraseTable english = new PhraseTable();
    private final long onlyEnglish;
    private final PhraseTable common = new PhraseTable();
    private final List<long[]> commonIn = new ArrayList<>();

    public LanguageDetector() {
        this(new NameReader());
    }

    /** @param names knows how words occur in English reviews */
    public LanguageDetector(NameReader names) {
        this.names = names;
        PhraseFile file = PhraseFile.beside(LanguageDetector.class, "function-words.txt");
        var languagesOf = new java.util.LinkedHashMap<String, Long>();
        for (String language : file.sections()) {
            int column = model.languages().indexOf(language);
            for (String word : file.phrases(language)) {
                languagesOf.merge(word, 1L << column, (a, b) -> a | b);
            }
        }
        onlyEnglish = 1L << model.languages().indexOf(ENGLISH);
        languagesOf.forEach((word, mask) -> {
            common.add(word, commonIn.size());
            commonIn.add(new long[] {mask});
            if (mask == onlyEnglish) {
                english.add(word, 0);
            }
        });
    }

    /** The language, {@code und} when there are no words, which is supported, or nothing tells. */
    public Language detect(Document document) {
        double quick = quickEnglish(document);
        if (quick > 0) {
            return new Language(ENGLISH, quick, true);
        }
        if (isRomanisedHindi(document)) {
            return new Language("hi", OF_HINDI, false);
        }
        return isOfFewEnglishWords(document) ? new Language(ENGLISH, OF_FEW_WORDS, true) : thorough(document);
    }

    /** "Pure garbage." */
    private boolean isOfFewEnglishWords(Document document) {
        int english = 0;
        for (int token = 0; token < document.tokenCount(); token++) {
            if (document.isWord(token)) {
                int found = common.wordAt(document, token);
                boolean other = found >= 0 && (commonIn.get(found)[0] & onlyEnglish) == 0;
                if (other || english == FEW_WORDS || !isKnown(document.hash(token))) {
                    return false;
                }
                english++;
            }
        }
        return english > 0;
    }

    /** "Bahut acchi film hai", which the sequences have no language for. */
    private static boolean isRomanisedHindi(Document document) {
        int words = 0;
        int hits = 0;
        for (int token = 0; token < document.tokenCount() && words < QUICK_WORDS; token++) {
            if (document.isWord(token)) {
                words++;
                hits += ROMANISED_HINDI.contains(document.hash(token)) ? 1 : 0;
            }
        }
        return hits >= HINDI_LEAST && hits >= HINDI_SHARE * words;
    }

    private boolean isKnown(long hash) {
        return names.timesInLowerCase(hash) >= KNOWN || EXCLAMATIONS.contains(hash);
    }

    private double quickEnglish(Document document) {
        int words = 0;
        int hits = 0;
        for (int token = 0; token < document.tokenCount() && words < QUICK_WORDS; token++) {
            if (document.isWord(token)) {
                words++;
                hits += english.wordAt(document, token) < 0 || document.isMisspelt(token) ? 0 : 1;
                if (hits >= QUICK_ENOUGH && hits >= QUICK_SHARE * words) {
                    return 0.99;
                }
            }
        }
        return hits >= QUICK_LEAST && hits >= QUICK_SHARE * words ? 0.99 : 0;
    }

    private Language thorough(Document document) {
        int[] scripts = new int[Script.values().length];
        int letters = 0;
        int words = 0;
        String text = document.original();
        var addresses = new Addresses(document);
        for (int token = 0; token < document.tokenCount() && letters < LETTERS; token++) {
            boolean address = addresses.isNext();
            words += document.isWord(token) ? 1 : 0;
            if (document.isWord(token) && !address) {
                int end = document.end(token);
                for (int at = document.start(token); at < end; at++) {
                    char unit = text.charAt(at);
                    if (Character.isLetter(unit)) {
                        scripts[Script.of(unit).ordinal()]++;
                        letters++;
                    }
                }
            }
        }
        if (letters == 0) {
            return words == 0 ? NONE : UNKNOWN;
        }
        Script main = main(scripts);
        if (main == Script.HAN && scripts[Script.KANA.ordinal()] * 10 > scripts[Script.HAN.ordinal()]) {
            main = Script.KANA;
        }
        String only = main.language();
        if (only != null) {
            return new Language(
                    only, Math.min(0.99, Decimals.thousandths((double) scripts[main.ordinal()] / letters)), false);
        }
        return main == Script.OTHER ? UNKNOWN : bySequences(document);
    }

    private static Script main(int[] scripts) {
        int best = 0;
        for (int script = 1; script < scripts.length; script++) {
            if (scripts[script] > scripts[best]) {
                best = script;
            }
        }
        // Latin names in other scripts are common, the other way round is rare.
        int latin = scripts[Script.LATIN.ordinal()];
        int others = 0;
        int bestOther = 1;
        for (int script = 1; script < scripts.length; script++) {
            others += scripts[script];
            if (scripts[script] > scripts[bestOther]) {
                bestOther = script;
            }
        }
        return Script.values()[others * 2 > latin ? bestOther : best];
    }

    private Language bySequences(Document document) {
        var costs = model.new Costs();
        LetterSequences.of(document, LETTERS, costs);
        if (!costs.any()) {
            return UNKNOWN;
        }
        int[] totals = costs.totals();
        int seen = 0;
        for (int token = 0; token < document.tokenCount() && seen < LETTERS / 4; token++) {
            // What is a slip in English may be a word elsewhere: "dont".
            if (!document.isWord(token) || document.isMisspelt(token)) {
                continue;
            }
            seen++;
            int found = common.wordAt(document, token);
            if (found >= 0) {
                long mask = commonIn.get(found)[0];
                for (int language = 0; language < totals.length; language++) {
                    totals[language] += (mask >>> language & 1) == 0 ? COMMON_WORD : 0;
                }
            }
        }
        totals[model.languages().indexOf(ENGLISH)] -= ENGLISH_FIRST;
        int best = 0;
        for (int language = 1; language < totals.length; language++) {
            best = totals[language] < totals[best] ? language : best;
        }
        double sum = 0;
        for (int total : totals) {
            sum += Math.exp((totals[best] - total) * PER_STEP);
        }
        double confidence = Decimals.thousandths(1 / sum);
        if (confidence < LEAST_CONFIDENCE) {
            return new Language("und", confidence, false);
        }
        String code = model.languages().get(best);
        return new Language(code, Math.min(0.99, confidence), code.equals(ENGLISH));
    }
}
