package io.reviewstream.enrich.rating;

import io.reviewstream.enrich.text.Document;
import org.jspecify.annotations.Nullable;

/** Ratings that are written with signs, letters or one word: "★★★½", "B+", "two thumbs up". */
final class SignRatings {
    private static final long OF = RatingWords.hash("of");
    private static final long FROM = RatingWords.hash("from");
    private static final long OUT = RatingWords.hash("out");
    private static final long A = RatingWords.hash("a");
    private static final long AN = RatingWords.hash("an");
    private static final long WHITE_STAR = RatingWords.hash("☆");
    private static final long ASTERISK_SIGN = RatingWords.hash("*");
    private static final long FRESH = RatingWords.hash("fresh");

    private static final int MOST_PLACES = 10;
    private static final int MOST_ASTERISKS = 5;

    private final RatingText text;
    private final RatingOwner owner;
    private final RatingParts parts;

    SignRatings(RatingText text, RatingOwner owner, RatingParts parts) {
        this.text = text;
        this.owner = owner;
        this.parts = parts;
    }

    @Nullable RatingMention starRun(int token) {
        if (token > 0 && isOfRun(token - 1)) {
            // Half of a rating that was refused is none.
            return null;
        }
        int end = token;
        double value = 0;
        int places = 0;
        while (end < text.count) {
            long hash = text.document.hash(end);
            if (hash == WHITE_STAR) {
                places++;
            } else if (text.isStar(end)) {
                value++;
                places++;
            } else {
                break;
            }
            end++;
            if (places > MOST_PLACES) {
                return null;
            }
        }
        int half = NumberPhrase.halfEnd(text.document, end);
        if (half > end) {
            value += 0.5;
            places = Math.max(places, (int) Math.ceil(value));
            end = half;
            while (text.is(end, WHITE_STAR) && places <= MOST_PLACES) {
                places++;
                end++;
            }
        }
        if (places > MOST_PLACES) {
            return null;
        }
        double scale = value > 5 ? 10 : 5;
        boolean empties = places > Math.ceil(value);
        if (empties && (places == 4 || places == 5 || places == 10)) {
            scale = places;
        }
        if (end + 1 < text.count && text.document.hash(end) == RatingWords.SLASH) {
            NumberPhrase limit = NumberPhrase.at(text.document, end + 1);
            if (limit != null && limit.value() >= Math.max(3, value) && limit.value() <= 10) {
                scale = limit.value();
                end = limit.end();
            }
        }
        if (text.is(end, OUT) && text.is(end + 1, OF) && end + 2 < text.count) {
            NumberPhrase limit = NumberPhrase.at(text.document, end + 2);
            if (limit != null && limit.value() >= Math.max(3, value) && limit.value() <= 10) {
                scale = limit.value();
                end = limit.end();
            } else if (text.isStar(end + 2)) {
                scale = text.runEnd(end + 2) - (end + 2);
                end = text.runEnd(end + 2);
            }
        }
        // One star may be a bullet.
        boolean sure = places > 1 || empties || half > token + 1;
        if (value > scale || (!sure && text.announced(token) < 0 && !text.standsAlone(token, end))) {
            return null;
        }
        return owner.isOfAnother(token, end) ? null : parts.weighed(new RatingMention(value, scale, token, end, 88));
    }

    private boolean isOfRun(int token) {
        return text.isStar(token) || text.is(token, WHITE_STAR);
    }

    @Nullable RatingMention asteriskRun(int token) {
        // Of a run that is too long every token is asked for what begins there, so none may look at all of it.
        int end = text.runEnd(token, Math.min(text.count, token + MOST_ASTERISKS + 1));
        double value = end - token;
        int stop = end;
        boolean touchesWord = (text.touchesBefore(token)
                && !text.isMark(token - 1, '(')
                && !text.isMark(token - 1, ':')
                && !text.isMark(token - 1, '"'));
        int half = NumberPhrase.halfEnd(text.document, end);
        if (half > end) {
            value += 0.5;
            end = half;
        }
        boolean glued = end < text.count
                && !text.document.hasSpaceBefore(end)
                && text.document.kind(end) != Document.Kind.SYMBOL;
        boolean scaleOfOther = text.is(token - 1, FROM) || text.is(token - 1, OF);
        if (touchesWord || glued || value > MOST_ASTERISKS || scaleOfOther) {
            return null;
        }
        double scale = 5;
        boolean said = false;
        int after = end + (text.isMark(end, '(') ? 1 : 0);
        if (after < text.count
                && (text.document.hash(after) == RatingWords.SLASH
                        || text.is(after, OF)
                        || text.is(after, FROM)
                        || (text.is(after, OUT) && text.is(after + 1, OF)))) {
            int limitAt = after + (text.is(after, OUT) ? 2 : 1);
            if (limitAt < text.count) {
                boolean run = text.document.hash(limitAt) == ASTERISK_SIGN;
                NumberPhrase limit = NumberPhrase.at(text.document, limitAt);
                double top = run ? text.runEnd(limitAt) - limitAt : limit == null ? -1 : limit.value();
                if (top >= 3 && top <= 10 && value <= top) {
                    scale = top;
                    end = run ? text.runEnd(limitAt) : limit == null ? end : limit.end();
                    said = true;
                }
            }
        }
        boolean afterMark = token == 0
                || text.document.startsParagraph(token)
                || text.document.kind(token - 1) == Document.Kind.SYMBOL;
        boolean alone = afterMark && (end == text.count || text.document.startsParagraph(end)) && value != 5;
        boolean bare = !said && text.announced(token) < 0;
        if (bare && half <= stop && !alone) {
            return null;
        }
        if (bare && end < text.count && alone && !text.document.startsParagraph(token)) {
            return null;
        }
        return parts.weighed(new RatingMention(value, scale, token, end, 78 + (said ? 8 : 0)));
    }

    @Nullable RatingMention thumbs(int token, int length, boolean up) {
        int first = token;
        double best = 1;
        for (int at = token - 1; at >= 0 && at >= token - 3; at--) {
            int number = RatingWords.number(text.document, at);
            if (number == 2 || number == 1 || text.document.is(at, "2")) {
                first = at;
                best = number == 1 ? 1 : 2;
                break;
            }
            if (!text.document.is(at, "big")
                    && !text.document.is(at, "huge")
                    && !text.document.is(at, "enthusiastic")) {
                break;
            }
        }
        int after = token + length;
        boolean toSomebody = (text.isWordAt(after, "to") || text.isWordAt(after, "for"))
                && !text.isWordAt(after + 1, "this")
                && !text.isWordAt(after + 1, "it")
                && !text.isWordAt(after + 1, "me")
                && !(text.isWordAt(after + 1, "the")
                        && (text.isWordAt(after + 2, "film") || text.isWordAt(after + 2, "movie")));
        if (toSomebody || owner.isOfAnother(first, after)) {
            return null;
        }
        return new RatingMention(up ? best : 0, best, first, token + length, 40);
    }

    /** Letters from A+ to F on twelve steps. */
    @Nullable RatingMention grade(int token) {
        if (!text.document.isCapitalised(token) || text.touchesBefore(token) && !text.isOpening(token - 1)) {
            return null;
        }
        char letter = text.document.text(token).charAt(0);
        int end = token + 1;
        int sign = 0;
        if (end < text.count && !text.document.hasSpaceBefore(end)) {
            if (text.isMark(end, '+')) {
                sign = 1;
                end++;
            } else if (text.isMark(end, '-') || text.isMark(end, '−') || text.isMark(end, '–')) {
                sign = -1;
                end++;
            }
            boolean glued = end < text.count
                    && !text.document.hasSpaceBefore(end)
                    && (text.document.kind(end) != Document.Kind.SYMBOL
                            || text.isMark(end, '+')
                            || text.isMark(end, '-')
                            || text.isMark(end, '&')
                            || text.isMark(end, '/'));
            if (glued) {
                return null;
            }
        }
        boolean spelled = sign == 0 && (text.isWordAt(end, "plus") || text.isWordAt(end, "minus"));
        if (spelled && (letter != 'A' || text.announced(token) >= 0 || text.standsAlone(token, end + 1))) {
            sign = text.isWordAt(end, "plus") ? 1 : -1;
            end++;
        }
        if (letter == 'F' && sign != 0) {
            sign = 0;
        }
        int cue = text.announced(token);
        boolean noun = cue >= 0 && RatingWords.isNoun(text.document, cue);
        boolean linked = cue >= 0
                && (noun
                        ? token - cue > 1 && !text.document.isWord(token - 1)
                        : text.isWordAt(token - 1, "a")
                                || text.isWordAt(token - 1, "an")
                                || RatingWords.isSolid(text.document, token - 1));
        if (noun
                && (text.isWordAt(token - 1, "a")
                        || text.isWordAt(token - 1, "an")
                        || text.isWordAt(token - 1, "is")
                        || text.isWordAt(token - 1, "of")
                        || RatingWords.isSolid(text.document, token - 1))) {
            linked = true;
        }
        boolean ends = end == text.count
                || text.document.startsParagraph(end)
                || text.document.kind(end) == Document.Kind.SYMBOL
                || RatingWords.mayFollow(text.document, end);
        boolean solid = token > 1
                && RatingWords.isSolid(text.document, token - 1)
                && (text.is(token - 2, A) || text.is(token - 2, AN));
        if (sign == 0
                && !(linked && ends)
                && !(solid && ends)
                && !(letter != 'A' && text.standsAlone(token, end) && end == text.count && token > 0)) {
            return null;
        }
        if (sign != 0
                && !linked
                && !solid
                && !text.standsAlone(token, end)
                && !(ends && !text.startsSentence(token) && sign > 0)) {
            boolean opinion = sign > 0 && (text.isWordAt(token - 1, "a") || text.isWordAt(token - 1, "an"))
                    || end < text.count && (text.isWordAt(end, "movie") || text.isWordAt(end, "film"));
            if (!opinion && !ends) {
                return null;
            }
        }
        if (owner.isOfAnother(token, end)) {
            return null;
        }
        double step = letter == 'F' ? 0 : 11 - 3 * (letter - 'A') + sign;
        if (letter == 'E') {
            return null;
        }
        return parts.weighed(new RatingMention(step, 12, token, end, (linked ? 76 : 56)));
    }

    /** "Fresh" or "rotten" as the whole verdict. */
    @Nullable RatingMention verdict(int token) {
        int cue = text.announced(token);
        boolean linked = cue >= 0 && RatingWords.isNoun(text.document, cue) && text.isMark(token - 1, ':');
        if (!linked && !text.standsAlone(token, token + 1)) {
            return null;
        }
        return new RatingMention(text.document.hash(token) == FRESH ? 1 : 0, 1, token, token + 1, 30);
    }
}
