package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import io.reviewstream.enrich.text.PhraseFile;
import io.reviewstream.enrich.text.PhraseTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One look through a document for ratings. One use each. */
final class RatingScan {
    private static final int NUMBER_WORD = 0;
    private static final int STAR = 1;
    private static final int ASTERISK = 2;
    private static final int UP = 3;
    private static final int DOWN = 4;
    private static final int LETTER = 5;
    private static final int VERDICT = 6;
    private static final int HALF = 7;
    private static final PhraseTable TRIGGERS = triggers();

    private static final long STARS = RatingWords.hash("stars");
    private static final long ONE_STAR = RatingWords.hash("star");
    private static final long OF = RatingWords.hash("of");
    private static final long ON = RatingWords.hash("on");
    private static final long COMMA = RatingWords.hash(",");
    private static final long FROM = RatingWords.hash("from");
    private static final long OUT = RatingWords.hash("out");
    private static final long HYPHEN = RatingWords.hash("-");
    private static final long NO = RatingWords.hash("no");
    private static final long A = RatingWords.hash("a");
    private static final long AN = RatingWords.hash("an");
    private static final long PERCENT = RatingWords.hash("%");
    private static final long BLACK_STAR = RatingWords.hash("★");
    private static final long WHITE_STAR = RatingWords.hash("☆");
    private static final long STAR_EMOJI = RatingWords.hash("⭐");
    private static final long STAR_EMOJI_LONG = RatingWords.hash("⭐️");
    private static final long GLOWING_STAR = RatingWords.hash("🌟");
    private static final long ASTERISK_SIGN = RatingWords.hash("*");
    private static final long HALF_SIGN = RatingWords.hash("½");
    private static final long HALF_WORD = RatingWords.hash("half");
    private static final long FRESH = RatingWords.hash("fresh");
    private static final long SCORE = RatingWords.hash("score");

    /** How far back from a number the word may stand that announces it, in tokens. */
    private static final int REACH = 9;

    private static final int CUE_BONUS = 10;
    private static final int PART_PENALTY = 40;

    private final Document document;
    private final int count;
    private @Nullable RatingMention best;

    RatingScan(Document document) {
        this.document = document;
        this.count = document.tokenCount();
    }

    @Nullable RatingMention best() {
        int token = 0;
        while (token < count) {
            RatingMention found = null;
            if (document.kind(token) == Document.Kind.NUMBER) {
                found = numeric(token);
            } else {
                long trigger = TRIGGERS.longestAt(document, token, count);
                if (trigger != PhraseTable.NONE) {
                    found = triggered(token, PhraseTable.value(trigger), PhraseTable.length(trigger));
                }
            }
            if (found == null) {
                token++;
            } else {
                if (best == null || found.strength() >= best.strength()) {
                    best = found;
                }
                token = Math.max(token + 1, found.end());
            }
        }
        return best;
    }

    private @Nullable RatingMention triggered(int token, int trigger, int length) {
        return switch (trigger) {
            case NUMBER_WORD -> numeric(token);
            case STAR -> starRun(token);
            case ASTERISK -> asteriskRun(token);
            case UP, DOWN -> thumbs(token, length, trigger == UP);
            case LETTER -> grade(token);
            case VERDICT -> verdict(token);
            default -> halfStar(token);
        };
    }

    private @Nullable RatingMention numeric(int token) {
        if (touchesBefore(token) && isUnit(token - 1)) {
            return null;
        }
        NumberPhrase number = NumberPhrase.at(document, token);
        if (number == null || number.value() > 100) {
            return null;
        }
        int next = number.end();
        RatingMention found = next < count ? scaled(token, number, next) : null;
        if (found == null) {
            found = bare(token, number);
        }
        return found == null || isOfAnother(token, found.end()) ? null : weighed(found);
    }

    /** With its scale or unit: "8/10", "8 out of 10", "8 of 10", "3 stars", "85%". */
    private @Nullable RatingMention scaled(int token, NumberPhrase number, int next) {
        long hash = document.hash(next);
        if (hash == RatingWords.SLASH) {
            RatingMention found = fraction(token, number, next + 1, 90, true);
            // "3 1/2/4" and "3 1/2 / 5" are read by their halves first.
            return found;
        }
        if (hash == OUT && next + 1 < count) {
            int scale = next + (is(next + 1, OF) ? 2 : 1);
            while (scale < count
                    && (document.hash(scale) == A || document.is(scale, "possible") || document.is(scale, "the"))) {
                scale++;
            }
            return fraction(token, number, scale, 90, false);
        }
        if (hash == OF && (number.halves() || announced(token) >= 0 || standsAlone(token, next + 2))) {
            return fraction(token, number, next + 1, 75, false);
        }
        int stars = starsEnd(next);
        if (stars > next) {
            return stars(token, number, stars);
        }
        if (hash == PERCENT || document.is(next, "percent")) {
            boolean announced = announced(token) >= 0 && !RatingWords.isCounted(document, next + 1);
            return announced || standsAlone(token, next + 1)
                    ? new RatingMention(number.value(), 100, token, next + 1, 60)
                    : null;
        }
        if (document.is(next, "points") || document.is(next, "marks")) {
            if (is(next + 1, OUT) && is(next + 2, OF)) {
                return fraction(token, number, next + 3, 85, false);
            }
            return announced(token) >= 0 && number.value() <= 10
                    ? new RatingMention(number.value(), 10, token, next + 1, 60)
                    : null;
        }
        return null;
    }

    private @Nullable RatingMention fraction(
            int token, NumberPhrase number, int scaleToken, int strength, boolean slash) {
        if (scaleToken >= count) {
            return null;
        }
        double scale;
        int end = scaleToken + 1;
        if (document.hash(scaleToken) == ASTERISK_SIGN || isStar(scaleToken)) {
            end = runEnd(scaleToken);
            scale = end - scaleToken;
        } else {
            NumberPhrase limit = NumberPhrase.at(document, scaleToken);
            if (limit == null || limit.halves()) {
                return null;
            }
            scale = limit.value();
        }
        double value = number.value();
        boolean usual = scale == 5 || scale == 10 || scale == 100;
        boolean cue = announced(token) >= 0;
        if (!(usual || scale == 4 || (cue && (scale == 6 || scale == 7 || scale == 20 || scale == 3 || scale == 2)))) {
            return null;
        }
        if (value > scale && !(scale == 10 && value <= 15 && cue)) {
            return null;
        }
        boolean dated = is(token - 1, ON) && is(end, COMMA) || RatingWords.isOrdered(document, token - 1);
        if (dated || isOdd(value) && cue && !isMine(token) && !isMark(token - 1, ':')) {
            return null;
        }
        // "10/10/2005"
        if (end < count && document.hash(end) == RatingWords.SLASH && !document.hasSpaceBefore(end)) {
            return null;
        }
        int stars = starsEnd(end);
        if (stars > end) {
            end = stars;
        } else {
            if (RatingWords.isCounted(document, end) || (end < count && hyphenated(end))) {
                return null;
            }
            // "3/4" and "2/4" alone are a part of something.
            if (scale == 4 && !number.halves() && slash && !cue && !standsAlone(token, end)) {
                return null;
            }
        }
        boolean word = document.isWord(token) && document.isWord(scaleToken);
        if (word && value == 1 && !cue && stars <= scaleToken + 1 && !standsAlone(token, end)) {
            return null;
        }
        int sure = strength + (cue ? CUE_BONUS : 0) + (scale == 10 || stars > scaleToken + 1 ? 2 : 0);
        return new RatingMention(value, scale, token, end, sure);
    }

    private @Nullable RatingMention stars(int token, NumberPhrase number, int starsEnd) {
        int end = starsEnd;
        double value = number.value();
        if (value > 10) {
            return null;
        }
        if (!number.halves()) {
            int half = NumberPhrase.halfEnd(document, end);
            if (half > end) {
                end = half;
                value += 0.5;
            }
        }
        double scale = value > 5 ? 10 : 5;
        boolean said = false;
        int after = end;
        boolean slash = after < count && document.hash(after) == RatingWords.SLASH;
        if (slash || is(after, OF) || (is(after, OUT) && is(after + 1, OF))) {
            int limitAt = after + (is(after, OUT) ? 2 : 1);
            limitAt += is(limitAt, A) || isWordAt(limitAt, "possible") ? 1 : 0;
            limitAt += isWordAt(limitAt, "possible") ? 1 : 0;
            if (limitAt < count) {
                NumberPhrase limit = NumberPhrase.at(document, limitAt);
                boolean run = isStar(limitAt) || document.hash(limitAt) == ASTERISK_SIGN;
                double top = run ? runEnd(limitAt) - limitAt : limit == null ? -1 : limit.value();
                if (top >= 3 && top <= 10 && value <= top) {
                    scale = top;
                    end = limit == null || run ? runEnd(limitAt) : limit.end();
                    said = true;
                }
            }
        }
        boolean cue = announced(token) >= 0;
        if (!said && !number.halves() && !cue) {
            boolean ofPeople = end < count
                    && (is(end, OF)
                            || isWordAt(end, "who")
                            || isWordAt(end, "in")
                            || isWordAt(end, "are")
                            || isWordAt(end, "were")
                            || isWordAt(end, "like")
                            || isWordAt(end, "and"));
            boolean hyphen = document.hash(token + 1) == HYPHEN;
            boolean owned = token > 0
                    && document.isWord(token - 1)
                    && !hyphen
                    && (isWordAt(token - 1, "the")
                            || isWordAt(token - 1, "its")
                            || isWordAt(token - 1, "their")
                            || isWordAt(token - 1, "these")
                            || isWordAt(token - 1, "other")
                            || isWordAt(token - 1, "all")
                            || isWordAt(token - 1, "no"));
            if (ofPeople || owned || RatingWords.isNoStars(document, end) || (value == 1 && !alone(token, end))) {
                return null;
            }
            if (!hyphen && value != 0 && !alone(token, end)) {
                return null;
            }
        } else if (RatingWords.isNoStars(document, end)) {
            return null;
        }
        return new RatingMention(value, scale, token, end, 80 + (cue ? CUE_BONUS : 0) + (said ? 8 : 0));
    }

    /** Without a scale: "rating: 4", "I give it a 6", "a solid 7". */
    private @Nullable RatingMention bare(int token, NumberPhrase number) {
        int end = number.end();
        double value = number.value();
        if (!followsWell(end)) {
            return null;
        }
        int before = token - 1;
        boolean solid = false;
        while (before >= 0 && token - before <= 3 && RatingWords.isSolid(document, before)) {
            solid = true;
            before--;
        }
        boolean article = before >= 0 && (is(before, A) || is(before, AN));
        int cue = announced(token);
        if (value == 1 && document.isWord(token) && article) {
            return null;
        }
        if (value <= 10 && solid && article && cue < 0) {
            return new RatingMention(value, 10, token, end, 60);
        }
        if (cue < 0) {
            return null;
        }
        boolean noun = RatingWords.isNoun(document, cue);
        int gap = token - cue - 1;
        boolean colon = gap >= 1
                && (isMark(token - 1, ':')
                        || isMark(token - 1, '=')
                        || isMark(token - 1, '-')
                        || isMark(token - 1, '–')
                        || isMark(token - 1, '*')
                        || isMark(token - 1, '('));
        if (noun) {
            boolean linked =
                    colon || article || (gap >= 1 && (isWordAt(token - 1, "is") || isWordAt(token - 1, "of") || solid));
            if (!linked) {
                return null;
            }
        } else if (!article
                && !(gap >= 1
                        && (isWordAt(before, "it")
                                || isWordAt(before, "this")
                                || isWordAt(before, "movie")
                                || isWordAt(before, "film")
                                || isWordAt(before, "show")
                                || isWordAt(before, "book")
                                || isWordAt(before, "only")
                                || isWordAt(before, "about")))) {
            return null;
        }
        if (value > 10) {
            return noun && colon && is(cue, SCORE) ? new RatingMention(value, 100, token, end, 55) : null;
        }
        // "A good one" is no mark, and "a rating of 7.3" with odd decimals is an average.
        if (value == 1 && document.isWord(token) && !(noun && colon) || isOdd(value) && !colon && !isMine(token)) {
            return null;
        }
        return new RatingMention(value, 10, token, end, 65);
    }

    private @Nullable RatingMention starRun(int token) {
        int end = token;
        double value = 0;
        int places = 0;
        while (end < count) {
            long hash = document.hash(end);
            if (hash == WHITE_STAR) {
                places++;
            } else if (isStar(end)) {
                value++;
                places++;
            } else {
                break;
            }
            end++;
        }
        int half = NumberPhrase.halfEnd(document, end);
        if (half > end) {
            value += 0.5;
            places = Math.max(places, (int) Math.ceil(value));
            end = half;
        }
        if (places > 10) {
            return null;
        }
        double scale = value > 5 ? 10 : 5;
        boolean empties = places > Math.ceil(value);
        if (empties && (places == 4 || places == 5 || places == 10)) {
            scale = places;
        }
        if (end + 1 < count && document.hash(end) == RatingWords.SLASH) {
            NumberPhrase limit = NumberPhrase.at(document, end + 1);
            if (limit != null && limit.value() >= Math.max(3, value) && limit.value() <= 10) {
                scale = limit.value();
                end = limit.end();
            }
        }
        if (is(end, OUT) && is(end + 1, OF) && end + 2 < count) {
            NumberPhrase limit = NumberPhrase.at(document, end + 2);
            if (limit != null && limit.value() >= Math.max(3, value) && limit.value() <= 10) {
                scale = limit.value();
                end = limit.end();
            } else if (isStar(end + 2)) {
                scale = runEnd(end + 2) - (end + 2);
                end = runEnd(end + 2);
            }
        }
        // One star may be a bullet.
        boolean sure = places > 1 || empties || half > token + 1;
        if (value > scale || (!sure && announced(token) < 0 && !standsAlone(token, end))) {
            return null;
        }
        return isOfAnother(token, end) ? null : weighed(new RatingMention(value, scale, token, end, 88));
    }

    private @Nullable RatingMention asteriskRun(int token) {
        int end = runEnd(token);
        double value = end - token;
        int stop = end;
        boolean touchesWord =
                (touchesBefore(token) && !isMark(token - 1, '(') && !isMark(token - 1, ':') && !isMark(token - 1, '"'));
        int half = NumberPhrase.halfEnd(document, end);
        if (half > end) {
            value += 0.5;
            end = half;
        }
        boolean glued = end < count && !document.hasSpaceBefore(end) && document.kind(end) != Document.Kind.SYMBOL;
        boolean scaleOfOther = is(token - 1, FROM) || is(token - 1, OF);
        if (touchesWord || glued || value > 5 || scaleOfOther) {
            return null;
        }
        double scale = 5;
        boolean said = false;
        int after = end;
        if (after < count
                && (document.hash(after) == RatingWords.SLASH
                        || is(after, OF)
                        || is(after, FROM)
                        || (is(after, OUT) && is(after + 1, OF)))) {
            int limitAt = after + (is(after, OUT) ? 2 : 1);
            if (limitAt < count) {
                boolean run = document.hash(limitAt) == ASTERISK_SIGN;
                NumberPhrase limit = NumberPhrase.at(document, limitAt);
                double top = run ? runEnd(limitAt) - limitAt : limit == null ? -1 : limit.value();
                if (top >= 3 && top <= 10 && value <= top) {
                    scale = top;
                    end = run ? runEnd(limitAt) : limit == null ? end : limit.end();
                    said = true;
                }
            }
        }
        boolean afterMark =
                token == 0 || document.startsParagraph(token) || document.kind(token - 1) == Document.Kind.SYMBOL;
        boolean alone = afterMark && (end == count || document.startsParagraph(end)) && value != 5;
        if (!said && half <= stop && announced(token) < 0 && !alone) {
            return null;
        }
        if (end < count && alone && !document.startsParagraph(token)) {
            return null;
        }
        return weighed(new RatingMention(value, scale, token, end, 78 + (said ? 8 : 0)));
    }

    private @Nullable RatingMention thumbs(int token, int length, boolean up) {
        int first = token;
        double best = 1;
        for (int at = token - 1; at >= 0 && at >= token - 3; at--) {
            int number = RatingWords.number(document, at);
            if (number == 2 || number == 1 || document.is(at, "2")) {
                first = at;
                best = number == 1 ? 1 : 2;
                break;
            }
            if (!document.is(at, "big") && !document.is(at, "huge") && !document.is(at, "enthusiastic")) {
                break;
            }
        }
        int after = token + length;
        boolean toSomebody = (isWordAt(after, "to") || isWordAt(after, "for"))
                && !isWordAt(after + 1, "this")
                && !isWordAt(after + 1, "it")
                && !isWordAt(after + 1, "me")
                && !(isWordAt(after + 1, "the") && (isWordAt(after + 2, "film") || isWordAt(after + 2, "movie")));
        if (toSomebody || isOfAnother(first, after)) {
            return null;
        }
        return new RatingMention(up ? best : 0, best, first, token + length, 40);
    }

    /** Letters from A+ to F on twelve steps. */
    private @Nullable RatingMention grade(int token) {
        if (!document.isCapitalised(token) || touchesBefore(token) && !isOpening(token - 1)) {
            return null;
        }
        char letter = document.text(token).charAt(0);
        int end = token + 1;
        int sign = 0;
        if (end < count && !document.hasSpaceBefore(end)) {
            if (isMark(end, '+')) {
                sign = 1;
                end++;
            } else if (isMark(end, '-') || isMark(end, '−') || isMark(end, '–')) {
                sign = -1;
                end++;
            }
            boolean glued = end < count
                    && !document.hasSpaceBefore(end)
                    && (document.kind(end) != Document.Kind.SYMBOL
                            || isMark(end, '+')
                            || isMark(end, '-')
                            || isMark(end, '&')
                            || isMark(end, '/'));
            if (glued) {
                return null;
            }
        }
        if (letter == 'F' && sign != 0) {
            sign = 0;
        }
        int cue = announced(token);
        boolean noun = cue >= 0 && RatingWords.isNoun(document, cue);
        boolean linked = cue >= 0
                && (noun
                        ? token - cue > 1 && !document.isWord(token - 1)
                        : isWordAt(token - 1, "a")
                                || isWordAt(token - 1, "an")
                                || RatingWords.isSolid(document, token - 1));
        if (noun
                && (isWordAt(token - 1, "a")
                        || isWordAt(token - 1, "an")
                        || isWordAt(token - 1, "is")
                        || isWordAt(token - 1, "of")
                        || RatingWords.isSolid(document, token - 1))) {
            linked = true;
        }
        boolean ends = end == count
                || document.startsParagraph(end)
                || document.kind(end) == Document.Kind.SYMBOL
                || RatingWords.mayFollow(document, end);
        boolean solid =
                token > 1 && RatingWords.isSolid(document, token - 1) && (is(token - 2, A) || is(token - 2, AN));
        if (sign == 0
                && !(linked && ends)
                && !(solid && ends)
                && !(letter != 'A' && standsAlone(token, end) && end == count && token > 0)) {
            return null;
        }
        if (sign != 0
                && !linked
                && !solid
                && !standsAlone(token, end)
                && !(ends && !startsSentence(token) && sign > 0)) {
            boolean opinion = end < count && (isWordAt(end, "movie") || isWordAt(end, "film"));
            if (!opinion && !ends) {
                return null;
            }
        }
        if (isOfAnother(token, end)) {
            return null;
        }
        double step = letter == 'F' ? 0 : 11 - 3 * (letter - 'A') + sign;
        if (letter == 'E') {
            return null;
        }
        return weighed(new RatingMention(step, 12, token, end, (linked ? 76 : 56)));
    }

    /** "Fresh" or "rotten" as the whole verdict. */
    private @Nullable RatingMention verdict(int token) {
        int cue = announced(token);
        boolean linked = cue >= 0 && RatingWords.isNoun(document, cue) && isMark(token - 1, ':');
        if (!linked && !standsAlone(token, token + 1)) {
            return null;
        }
        return new RatingMention(document.hash(token) == FRESH ? 1 : 0, 1, token, token + 1, 30);
    }

    private @Nullable RatingMention halfStar(int token) {
        if (is(token, NO)) {
            boolean stars = is(token + 1, STARS) && (announced(token) >= 0 || alone(token, token + 2));
            return stars && !isOfAnother(token, token + 2)
                    ? stars(token, new NumberPhrase(0, token + 1, false), token + 2)
                    : null;
        }
        int at = token + 1;
        at += is(at, OF) ? 1 : 0;
        at += is(at, A) ? 1 : 0;
        at += is(at, HYPHEN) ? 1 : 0;
        if (!is(at, ONE_STAR)) {
            return null;
        }
        boolean partOfNumber = token > 1 && is(token - 1, A) && document.is(token - 2, "and");
        if (partOfNumber || isOfAnother(token, at + 1)) {
            return null;
        }
        NumberPhrase half = new NumberPhrase(0.5, at, true);
        return stars(token, half, at + 1);
    }

    /** A mark of one side only, or of the whole. */
    private RatingMention weighed(RatingMention found) {
        int strength = found.strength();
        int at = found.first() - 1;
        while (at >= 0 && found.first() - at <= 3 && document.kind(at) == Document.Kind.SYMBOL) {
            at--;
        }
        boolean labelled = at >= 0
                && found.first() - at > 1
                && document.isWord(at)
                && isMark(at + 1, ':')
                && (at == 0 || startsSentence(at) || !document.isWord(at - 1))
                && !RatingWords.isNoun(document, at);
        boolean part = labelled
                || at >= 0 && found.first() - at > 1 && document.isWord(at) && RatingWords.isPart(document, at);
        int after = found.end();
        boolean forPart = after + 1 < count
                && document.is(after, "for")
                && (document.isCapitalised(after + 1)
                        || RatingWords.isPart(document, after + 1)
                        || after + 2 < count && RatingWords.isPart(document, after + 2));
        if ((part && !isScoreOfWhole(at)) || forPart) {
            strength -= PART_PENALTY;
        }
        for (int back = at; back >= 0 && back > found.first() - 6; back--) {
            if (document.is(back, "overall") || document.is(back, "final") || document.is(back, "total")) {
                strength += CUE_BONUS;
                break;
            }
        }
        return new RatingMention(found.value(), found.best(), found.first(), found.end(), strength);
    }

    /** "Score: 8" of a film may be its music or its mark; with a mark after the colon it is the mark. */
    private boolean isScoreOfWhole(int token) {
        return is(token, SCORE);
    }

    /** The token that announces a rating before {@code token}, -1 when there is none. */
    private int announced(int token) {
        int limit = Math.max(0, token - REACH);
        for (int at = token - 1; at >= limit; at--) {
            if (RatingWords.isVerb(document, at) || RatingWords.isNoun(document, at)) {
                boolean farNoun = token - at > 5 && !RatingWords.isVerb(document, at);
                return farNoun ? -1 : at;
            }
            boolean passes = RatingWords.isBetween(document, at)
                    || RatingWords.isSolid(document, at)
                    || (document.isWord(at) && document.isCapitalised(at));
            if (!passes) {
                return -1;
            }
        }
        return -1;
    }

    /** Decimals as averages have them. */
    private static boolean isOdd(double value) {
        return value * 4 != Math.rint(value * 4);
    }

    /** Whether the writer speaks of themselves shortly before, in the same sentence. */
    private boolean isMine(int token) {
        int first = Math.max(document.sentenceStart(document.sentenceOf(token)), token - 12);
        for (int at = token - 1; at >= first; at--) {
            if (document.is(at, "i")
                    || document.is(at, "my")
                    || document.is(at, "i'd")
                    || document.is(at, "i'll")
                    || document.is(at, "i'm")) {
                return true;
            }
        }
        return false;
    }

    /** Somebody else's, or another film's, or one that was not given. */
    private boolean isOfAnother(int token, int end) {
        if (isWordAt(token - 1, "below")
                || isWordAt(token - 1, "above")
                || isWordAt(token - 1, "under")
                || isWordAt(token - 1, "over")
                || isWordAt(token - 1, "than")) {
            return true;
        }
        int sentence = document.sentenceOf(token);
        int first = document.sentenceStart(sentence);
        int near = Math.max(first, token - 10);
        boolean mine = false;
        for (int at = token - 1; at >= near; at--) {
            if (document.is(at, "i")
                    || document.is(at, "my")
                    || document.is(at, "i'd")
                    || document.is(at, "me")
                    || document.is(at, "i'll")
                    || document.is(at, "i'm")) {
                mine = true;
            } else if (isMark(at, ';') || isMark(at, '(')) {
                break;
            }
            if (RatingWords.isWouldHave(document, at, token)) {
                return true;
            }
            if (!mine && RatingWords.isOther(document, at)) {
                return true;
            }
        }
        for (int at = end; at < Math.min(count, end + 5) && document.sentenceOf(at) == sentence; at++) {
            if (document.is(at, "imdb")
                    || document.is(at, "average")
                    || document.is(at, "tomatoes")
                    || document.is(at, "metacritic")
                    || document.is(at, "site")
                    || document.is(at, "votes")) {
                return !mine;
            }
        }
        for (int at = first; at < near; at++) {
            if (!mine && (document.is(at, "unlike") || document.is(at, "compared"))) {
                return true;
            }
        }
        return false;
    }

    private boolean followsWell(int end) {
        if (end >= count || document.startsParagraph(end)) {
            return true;
        }
        if (document.kind(end) == Document.Kind.SYMBOL) {
            return !(isMark(end, '/')
                    || isMark(end, '%')
                    || isMark(end, '\'')
                    || isMark(end, '’')
                    || isMark(end, '+')
                    || isMark(end, '&')
                    || hyphenated(end)
                    || (isMark(end, ':') && end + 1 < count && document.kind(end + 1) == Document.Kind.NUMBER));
        }
        return RatingWords.mayFollow(document, end) || document.startsParagraph(end);
    }

    /** A hyphen that joins what stands before to a word. */
    private boolean hyphenated(int token) {
        return document.hash(token) == HYPHEN
                && !document.hasSpaceBefore(token)
                && token + 1 < count
                && !document.hasSpaceBefore(token + 1)
                && document.isWord(token + 1);
    }

    /** Nothing else in its sentence or between the marks around it. */
    private boolean standsAlone(int token, int end) {
        boolean before = token == 0
                || startsSentence(token)
                || document.kind(token - 1) == Document.Kind.SYMBOL
                        && !isMark(token - 1, '-')
                        && !isMark(token - 1, '\'');
        int at = end;
        while (at < count && document.kind(at) == Document.Kind.SYMBOL && !startsSentence(at)) {
            at++;
        }
        return before && (at >= count || startsSentence(at));
    }

    /** Between marks on both sides. */
    private boolean alone(int token, int end) {
        boolean before = token == 0
                || startsSentence(token)
                || document.kind(token - 1) == Document.Kind.SYMBOL
                || isWordAt(token - 1, "a")
                || isWordAt(token - 1, "overall");
        boolean after = end >= count
                || startsSentence(end)
                || document.kind(end) == Document.Kind.SYMBOL
                || RatingWords.mayFollow(document, end);
        return before && after;
    }

    private boolean startsSentence(int token) {
        return token < count && document.sentenceStart(document.sentenceOf(token)) == token;
    }

    /** One past "star", "stars", "-star" that begins at a token; the token when nothing of the kind does. */
    private int starsEnd(int token) {
        int at = token;
        if (at < count && document.hash(at) == HYPHEN) {
            at++;
        }
        if (at < count && (document.hash(at) == STARS || document.hash(at) == ONE_STAR)) {
            return at + 1;
        }
        return at == token && at < count && isStar(at) ? at + 1 : token;
    }

    private int runEnd(int token) {
        int end = token;
        boolean stars = isStar(token);
        while (end < count && (stars ? isStar(end) : document.hash(end) == ASTERISK_SIGN)) {
            end++;
        }
        return Math.max(end, token + 1);
    }

    private boolean isStar(int token) {
        if (token >= count) {
            return false;
        }
        long hash = document.hash(token);
        return hash == BLACK_STAR || hash == STAR_EMOJI || hash == STAR_EMOJI_LONG || hash == GLOWING_STAR;
    }

    private boolean touchesBefore(int token) {
        return token > 0 && !document.hasSpaceBefore(token);
    }

    private boolean isOpening(int token) {
        return isMark(token, '(')
                || isMark(token, '"')
                || isMark(token, '\'')
                || isMark(token, '“')
                || isMark(token, '[')
                || isMark(token, '*')
                || (isMark(token, ':') && token > 0 && RatingWords.isNoun(document, token - 1));
    }

    /** Signs that make a number something else than a mark: of money, a time, the second half of a fraction. */
    private boolean isUnit(int token) {
        return isMark(token, '/')
                || isMark(token, '$')
                || isMark(token, '£')
                || isMark(token, '€')
                || isMark(token, '#')
                || isMark(token, '.')
                || isMark(token, '\'')
                || (isMark(token, ':') && token > 0 && document.kind(token - 1) == Document.Kind.NUMBER);
    }

    private boolean is(int token, long hash) {
        return token >= 0 && token < count && document.hash(token) == hash;
    }

    private boolean isWordAt(int token, String word) {
        return token >= 0 && token < count && document.is(token, word);
    }

    private boolean isMark(int token, char mark) {
        return token >= 0 && token < count && document.isSymbol(token, mark);
    }

    private static PhraseTable triggers() {
        PhraseFile file = PhraseFile.beside(RatingWords.class, "rating-words.txt");
        return new PhraseTable()
                .addAll(file.phrases("number"), NUMBER_WORD)
                .addAll(List.of("★", "⭐", "⭐️", "🌟", "☆"), STAR)
                .addAll(List.of("*"), ASTERISK)
                .addAll(file.phrases("thumbs-up"), UP)
                .addAll(file.phrases("thumbs-down"), DOWN)
                .addAll(List.of("a", "b", "c", "d", "f"), LETTER)
                .addAll(List.of("fresh", "rotten"), VERDICT)
                .addAll(List.of("half", "no"), HALF);
    }
}
