package io.reviewstream.enrich.rating;

import org.jspecify.annotations.Nullable;

/** Ratings that are written with a number: "8/10", "three and a half stars", "I give it a 6". */
final class NumberRatings {
    private static final long STARS = RatingWords.hash("stars");
    private static final long ONE_STAR = RatingWords.hash("star");
    private static final long OF = RatingWords.hash("of");
    private static final long ON = RatingWords.hash("on");
    private static final long COMMA = RatingWords.hash(",");
    private static final long OUT = RatingWords.hash("out");
    private static final long HYPHEN = RatingWords.hash("-");
    private static final long NO = RatingWords.hash("no");
    private static final long A = RatingWords.hash("a");
    private static final long AN = RatingWords.hash("an");
    private static final long PERCENT = RatingWords.hash("%");
    private static final long ASTERISK_SIGN = RatingWords.hash("*");
    private static final long SCORE = RatingWords.hash("score");
    private static final int CUE_BONUS = 10;

    private final RatingText text;
    private final RatingOwner owner;
    private final RatingParts parts;

    NumberRatings(RatingText text, RatingOwner owner, RatingParts parts) {
        this.text = text;
        this.owner = owner;
        this.parts = parts;
    }

    @Nullable RatingMention numeric(int token) {
        if (text.touchesBefore(token) && text.isUnit(token - 1)) {
            return null;
        }
        NumberPhrase number = NumberPhrase.at(text.document, token);
        if (number == null || number.value() > 100) {
            return null;
        }
        int next = number.end();
        RatingMention found = next < text.count ? scaled(token, number, next) : null;
        if (found == null) {
            found = bare(token, number);
        }
        return found == null || owner.isOfAnother(token, found.end()) ? null : parts.weighed(found);
    }

    /** With its scale or unit: "8/10", "8 out of 10", "8 of 10", "3 stars", "85%". */
    private @Nullable RatingMention scaled(int token, NumberPhrase number, int next) {
        long hash = text.document.hash(next);
        if (hash == RatingWords.SLASH) {
            if (number.value() == 1 && text.isWordAt(next + 1, "2") && text.starsEnd(next + 2) > next + 2) {
                return stars(token, new NumberPhrase(0.5, next + 2, true), text.starsEnd(next + 2));
            }
            return fraction(token, number, next + 1, 90, true);
        }
        if (text.isWordAt(next, "outta") || text.isWordAt(next, "outa")) {
            return fraction(token, number, next + 1, 90, false);
        }
        if (text.isWordAt(next, "on") && text.standsAlone(token, next + 2)) {
            return fraction(token, number, next + 1, 70, false);
        }
        int out = text.isMark(next, '(') ? next + 1 : next;
        if (text.is(out, OUT) && out + 1 < text.count) {
            int scale = out + (text.is(out + 1, OF) ? 2 : 1);
            while (scale < text.count
                    && (text.document.hash(scale) == A
                            || text.document.is(scale, "possible")
                            || text.document.is(scale, "the"))) {
                scale++;
            }
            return fraction(token, number, scale, 90, false);
        }
        if (hash == OF
                && (number.halves()
                        || text.announced(token) >= 0
                        || text.standsAlone(token, next + 2)
                        || text.starsEnd(next + 2) > next + 2)) {
            return fraction(token, number, next + 1, 75, false);
        }
        int stars = text.starsEnd(next);
        if (stars > next) {
            return stars(token, number, stars);
        }
        if (hash == PERCENT || text.document.is(next, "percent")) {
            boolean announced = text.announced(token) >= 0 && !RatingWords.isCounted(text.document, next + 1);
            return announced || text.standsAlone(token, next + 1)
                    ? new RatingMention(number.value(), 100, token, next + 1, 60)
                    : null;
        }
        if (text.document.is(next, "points") || text.document.is(next, "marks")) {
            if (text.is(next + 1, OUT) && text.is(next + 2, OF)) {
                return fraction(token, number, next + 3, 85, false);
            }
            return text.announced(token) >= 0 && number.value() <= 10
                    ? new RatingMention(number.value(), 10, token, next + 1, 60)
                    : null;
        }
        return null;
    }

    private @Nullable RatingMention fraction(
            int token, NumberPhrase number, int scaleToken, int strength, boolean slash) {
        if (scaleToken >= text.count) {
            return null;
        }
        double scale;
        int end = scaleToken + 1;
        if (text.document.hash(scaleToken) == ASTERISK_SIGN || text.isStar(scaleToken)) {
            end = text.runEnd(scaleToken);
            scale = end - scaleToken;
        } else {
            NumberPhrase limit = NumberPhrase.at(text.document, scaleToken);
            if (limit == null || limit.halves()) {
                return null;
            }
            scale = limit.value();
        }
        double value = number.value();
        boolean usual = scale == 5 || scale == 10 || scale == 100;
        boolean cue = text.announced(token) >= 0;
        if (!(usual || scale == 4 || (cue && (scale == 6 || scale == 7 || scale == 20 || scale == 3 || scale == 2)))) {
            return null;
        }
        boolean exaggerated = scale == 10
                && (value <= 15 && (cue || text.standsAlone(token, end)) || value == 100 && text.startsSentence(token));
        if (value > scale && !exaggerated) {
            return null;
        }
        boolean day = slash && (text.is(token - 1, ON) || RatingWords.isDated(text.document, token - 1))
                || text.is(token - 1, ON) && text.is(end, COMMA);
        boolean dated = day && text.starsEnd(end) == end || RatingWords.isOrdered(text.document, token - 1);
        if (dated || text.isOdd(value) && cue && !owner.isMine(token) && !text.isMark(token - 1, ':')) {
            return null;
        }
        // "10/10/2005"
        if (end < text.count && text.document.hash(end) == RatingWords.SLASH && !text.document.hasSpaceBefore(end)) {
            return null;
        }
        int stars = text.starsEnd(end);
        if (stars > end) {
            end = stars;
        } else {
            if (RatingWords.isCounted(text.document, end) || (end < text.count && text.hyphenated(end))) {
                return null;
            }
            // "3/4" and "2/4" alone are a part of something.
            if (scale == 4 && !number.halves() && slash && !cue && !text.standsAlone(token, end)) {
                return null;
            }
        }
        boolean word = text.document.isWord(token) && text.document.isWord(scaleToken);
        if (word && value == 1 && !cue && stars <= scaleToken + 1 && !text.standsAlone(token, end)) {
            return null;
        }
        int sure = strength + (cue ? CUE_BONUS : 0) + (scale == 10 || stars > scaleToken + 1 ? 2 : 0);
        return text.isNegative(token)
                ? new RatingMention(0, scale, token - 1, end, sure)
                : new RatingMention(value, scale, token, end, sure);
    }

    private @Nullable RatingMention stars(int token, NumberPhrase number, int starsEnd) {
        int end = starsEnd;
        double value = number.value();
        if (value > 10) {
            return null;
        }
        if (!number.halves()) {
            int half = NumberPhrase.halfEnd(text.document, end);
            if (half > end) {
                end = half;
                value += 0.5;
            }
        }
        double scale = value > 5 ? 10 : 5;
        boolean said = false;
        int after = end + (text.isMark(end, '(') ? 1 : 0);
        boolean slash = after < text.count && text.document.hash(after) == RatingWords.SLASH;
        if (slash || text.is(after, OF) || (text.is(after, OUT) && text.is(after + 1, OF))) {
            int limitAt = after + (text.is(after, OUT) ? 2 : 1);
            limitAt += text.is(limitAt, A) || text.isWordAt(limitAt, "possible") ? 1 : 0;
            limitAt += text.isWordAt(limitAt, "possible") ? 1 : 0;
            if (limitAt < text.count) {
                NumberPhrase limit = NumberPhrase.at(text.document, limitAt);
                boolean run = text.isStar(limitAt) || text.document.hash(limitAt) == ASTERISK_SIGN;
                double top = run ? text.runEnd(limitAt) - limitAt : limit == null ? -1 : limit.value();
                if (top >= 3 && top <= 10 && value <= top) {
                    scale = top;
                    end = limit == null || run ? text.runEnd(limitAt) : limit.end();
                    said = true;
                }
            }
        }
        if (!said && value > 5 && text.isBeyond(token)) {
            return new RatingMention(5, 5, token, end, 80);
        }
        boolean cue = text.announced(token) >= 0;
        if (!said && !number.halves() && !cue) {
            boolean ofPeople = end < text.count
                    && (text.is(end, OF)
                            || text.isWordAt(end, "who")
                            || text.isWordAt(end, "in")
                            || text.isWordAt(end, "are")
                            || text.isWordAt(end, "were")
                            || text.isWordAt(end, "like")
                            || text.isWordAt(end, "and"));
            // "A 5 star product": in the singular it is a mark.
            boolean hyphen = text.document.hash(token + 1) == HYPHEN || (value > 1 && text.is(starsEnd - 1, ONE_STAR));
            boolean owned = token > 0
                    && text.document.isWord(token - 1)
                    && !hyphen
                    && (text.isWordAt(token - 1, "the")
                            || text.isWordAt(token - 1, "its")
                            || text.isWordAt(token - 1, "their")
                            || text.isWordAt(token - 1, "these")
                            || text.isWordAt(token - 1, "other")
                            || text.isWordAt(token - 1, "all")
                            || text.isWordAt(token - 1, "no"));
            if (ofPeople
                    || owned
                    || RatingWords.isNoStars(text.document, end)
                    || (value == 1 && !text.alone(token, end))) {
                return null;
            }
            if (!hyphen && value != 0 && !text.alone(token, end)) {
                return null;
            }
        } else if (RatingWords.isNoStars(text.document, end)) {
            return null;
        }
        return new RatingMention(value, scale, token, end, 80 + (cue ? CUE_BONUS : 0) + (said ? 8 : 0));
    }

    /** Without a scale: "rating: 4", "I give it a 6", "a solid 7". */
    private @Nullable RatingMention bare(int token, NumberPhrase number) {
        int end = number.end();
        double value = number.value();
        int cue = text.announced(token);
        if (!text.followsWell(end) && !(cue >= 0 && text.fillsLine(cue, end))) {
            return null;
        }
        int before = token - 1;
        boolean solid = false;
        while (before >= 0 && token - before <= 3 && RatingWords.isSolid(text.document, before)) {
            solid = true;
            before--;
        }
        boolean article = before >= 0 && (text.is(before, A) || text.is(before, AN));
        if (value == 1 && text.document.isWord(token) && article) {
            return null;
        }
        // "A solid 7", and "Solid 7." by itself.
        if (value <= 10 && solid && (article || text.startsSentence(before + 1)) && cue < 0) {
            return new RatingMention(value, scale(token, value), token, end, 60);
        }
        if (cue < 0) {
            boolean itIs = article
                    && (text.isWordAt(before - 1, "it's")
                            || text.isWordAt(before - 1, "is")
                                    && (text.isWordAt(before - 2, "it") || text.isWordAt(before - 2, "this")));
            boolean easily = article
                    && RatingWords.isEasily(text.document, before - 1)
                    && (text.startsSentence(before - 1) || text.document.isSymbol(before - 2));
            return (itIs || easily) && value > 1 && value <= 10 ? new RatingMention(value, 10, token, end, 50) : null;
        }
        boolean noun = RatingWords.isNoun(text.document, cue);
        int gap = token - cue - 1;
        boolean colon = gap >= 1
                && (text.isMark(token - 1, ':')
                        || text.isMark(token - 1, '=')
                        || text.isMark(token - 1, '-')
                        || text.isMark(token - 1, '–')
                        || text.isMark(token - 1, '*')
                        || text.isMark(token - 1, '('));
        if (noun) {
            boolean linked = colon
                    || gap == 0 && text.fillsLine(cue, end)
                    || article
                    || (gap >= 1 && (text.isWordAt(token - 1, "is") || text.isWordAt(token - 1, "of") || solid));
            if (!linked) {
                return null;
            }
        } else if (!article
                && !(gap >= 1
                        && (text.isWordAt(before, "it")
                                || text.isWordAt(before, "this")
                                || text.isWordAt(before, "movie")
                                || text.isWordAt(before, "film")
                                || text.isWordAt(before, "show")
                                || text.isWordAt(before, "book")
                                || text.isWordAt(before, "only")
                                || text.isWordAt(before, "about")))) {
            return null;
        }
        if (value > 10) {
            return noun && colon && text.is(cue, SCORE) ? new RatingMention(value, 100, token, end, 55) : null;
        }
        // "A good one" is no mark, and "a rating of 7.3" with odd decimals is an average.
        if (value == 1 && text.document.isWord(token) && !(noun && colon)
                || text.isOdd(value) && !colon && !owner.isMine(token)) {
            return null;
        }
        return new RatingMention(value, scale(token, value), token, end, 65);
    }

    private double scale(int token, double value) {
        double scale = text.scale(token);
        return value > scale ? 10 : scale;
    }

    @Nullable RatingMention halfStar(int token) {
        if (text.is(token, NO)) {
            boolean stars = text.is(token + 1, STARS) && (text.announced(token) >= 0 || text.alone(token, token + 2));
            return stars && !owner.isOfAnother(token, token + 2)
                    ? stars(token, new NumberPhrase(0, token + 1, false), token + 2)
                    : null;
        }
        int at = token + 1;
        at += text.is(at, OF) ? 1 : 0;
        at += text.is(at, A) ? 1 : 0;
        at += text.is(at, HYPHEN) ? 1 : 0;
        if (!text.is(at, ONE_STAR)) {
            return null;
        }
        boolean partOfNumber = token > 1 && text.is(token - 1, A) && text.document.is(token - 2, "and");
        if (partOfNumber || owner.isOfAnother(token, at + 1)) {
            return null;
        }
        NumberPhrase half = new NumberPhrase(0.5, at, true);
        return stars(token, half, at + 1);
    }
}
