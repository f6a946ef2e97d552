package io.reviewstream.enrich.people;

import io.reviewstream.enrich.text.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Of "Jane Doe (Molly Gray)" only one is of the cast: who, is decided for all such pairs of a review together. */
final class NamesInBrackets {
    /** By so many more pairs in brackets that have the actor on one side, the others have theirs there, too. */
    private static final int MAJORITY = 2;

    /** The chance of somebody who is taken to act as those on the same side of other brackets do. */
    private static final float FOLLOWS = 0.15f;

    private final Document document;
    private final List<Somebody> people;

    /** The roles that words tell of each, … */
    private final int[] told;

    /** … and the chance of each to act or direct. */
    private final float[] making;

    NamesInBrackets(Document document, List<Somebody> people, int[] told, float[] making) {
        this.document = document;
        this.people = people;
        this.told = told;
        this.making = making;
    }

    /** Two names of which one stands in brackets behind the other. */
    private record Pair(int outside, int inside) {}

    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        int[] endings = {};
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                int before = mention.first() - 1;
                boolean bracketed = before > 0
                        && document.isSymbol(before, '(')
                        && mention.end() < document.tokenCount()
                        && document.isSymbol(mention.end(), ')');
                if (bracketed) {
                    endings = endings.length == 0 ? endings() : endings;
                    int outside = endings[before];
                    if (outside >= 0 && outside != i) {
                        pairs.add(new Pair(outside, i));
                    }
                }
            }
        }
        return pairs;
    }

    /**
     * Of "Jane Doe (Molly Gray)" only one is of the cast: the one on the side where most pairs of the review have theirs, else the
     * likelier one, or the one whose role is told.
     */
    void giveWay(boolean[] makers) {
        List<Pair> pairs = pairs();
        int votes = 0;
        for (Pair pair : pairs) {
            votes += vote(pair, makers);
        }
        for (Pair pair : pairs) {
            boolean decided = Math.abs(votes) >= MAJORITY;
            if (makers[pair.outside] && makers[pair.inside]) {
                boolean outsideStays = decided ? votes > 0 : isLikelierOutside(pair);
                makers[outsideStays ? pair.inside : pair.outside] = false;
            } else if (decided && (votes > 0 ? makers[pair.inside] : makers[pair.outside])) {
                turn(pair, votes > 0, makers);
            } else if (decided) {
                follow(votes > 0 ? pair.outside : pair.inside, makers);
            }
        }
    }

    /** Takes the other one for the one who acts, where other films know them rather than the first to. */
    private void turn(Pair pair, boolean outwards, boolean[] makers) {
        int acting = outwards ? pair.outside : pair.inside;
        int other = outwards ? pair.inside : pair.outside;
        if (told[other] == 0 && Renown.acts(people.get(acting).renown) > Renown.acts(people.get(other).renown)) {
            makers[acting] = true;
            makers[other] = false;
        }
    }

    /** Of a pair of which neither seemed to act, takes the one who does in the others. */
    private void follow(int acting, boolean[] makers) {
        makers[acting] |= people.get(acting).name.full() && making[acting] >= FOLLOWS;
    }

    /** 1 for the outer one, -1 for the one in brackets, 0 when neither is likelier. */
    private int vote(Pair pair, boolean[] makers) {
        if (makers[pair.outside] != makers[pair.inside]) {
            return makers[pair.outside] ? 1 : -1;
        }
        return Integer.signum(actsMore(pair));
    }

    /** How much more the outer one acts in other films than the one in brackets. */
    private int actsMore(Pair pair) {
        return Renown.acts(people.get(pair.outside).renown) - Renown.acts(people.get(pair.inside).renown);
    }

    private boolean isLikelierOutside(Pair pair) {
        if ((told[pair.inside] != 0) != (told[pair.outside] != 0)) {
            return told[pair.outside] != 0;
        }
        int more = actsMore(pair);
        return more == 0 ? making[pair.inside] < making[pair.outside] : more > 0;
    }

    /** For each token whose mention ends before it; -1 when nobody's does. */
    private int[] endings() {
        int[] endings = new int[document.tokenCount() + 1];
        Arrays.fill(endings, -1);
        for (int i = 0; i < people.size(); i++) {
            for (Stretch mention : people.get(i).mentions) {
                endings[mention.end()] = i;
            }
        }
        return endings;
    }
}
