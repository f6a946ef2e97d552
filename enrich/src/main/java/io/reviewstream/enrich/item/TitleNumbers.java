package io.reviewstream.enrich.item;

import io.reviewstream.enrich.choice.LinearModel;
import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.text.Document;

/** What {@link TitleModel}'s trees look at: each possible title beside the others of its review, in numbers. */
final class TitleNumbers {
    /** How many numbers there are beside those of {@link TitleShape}. */
    private static final int OWN = 46;

    private final Names names;
    private final Document document;
    private final TitleGroups groups;
    private final TitleScores all;
    private final float[] scores;
    private final float[] chances;
    private final int best;
    private final int second;
    private int quotedGroups;
    private int titledGroups;
    private int leastFame = Fame.MOST + 1;

    /**
     * Of the candidates of a review; the marks that {@link TitleFeatures} leaves in the groups must be there.
     *
     * @param all the scores of each group from 1 on, at 0 of none
     */
    TitleNumbers(Names names, TitleGroups groups, TitleScores all) {
        this.names = names;
        this.document = names.document();
        this.groups = groups;
        this.all = all;
        this.scores = all.sums;
        this.chances = scores.clone();
        LinearModel.softmax(chances, chances.length);
        int[] leaders = TitleModel.best(scores, 2);
        best = leaders[0];
        second = leaders.length > 1 ? leaders[1] : 0;
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup group = groups.get(i);
            if (group.quoted > 0) {
                quotedGroups++;
                titledGroups += group.titled ? 1 : 0;
                leastFame = Math.min(leastFame, Fame.quoted(group.fame));
            }
        }
    }

    /** The numbers of a candidate. */
    float[] of(int candidate) {
        float[] numbers = new float[OWN + TitleShape.NUMBERS];
        TitleGroup group = groups.get(candidate - 1);
        int other = candidate == best ? second : best;
        TitleGroup rival = other == 0 ? null : groups.get(other - 1);
        int first = group.first(0);
        int last = group.first(group.size() - 1);
        int othersQuoted = 0;
        int othersNamed = 0;
        for (int i = 0; i < groups.size(); i++) {
            TitleGroup fellow = groups.get(i);
            if (fellow != group) {
                othersQuoted = Math.max(othersQuoted, fellow.quoted);
                othersNamed =
                        fellow.words > 1 || fellow.quoted > 0 ? Math.max(othersNamed, fellow.size()) : othersNamed;
            }
        }
        int at = 0;
        numbers[at++] = scores[candidate] - scores[0];
        numbers[at++] = scores[candidate] - scores[other];
        numbers[at++] = chances[candidate];
        numbers[at++] = Fame.named(group.fame);
        numbers[at++] = Fame.quoted(group.fame);
        numbers[at++] = Fame.quoted(group.fame) - leastFame;
        numbers[at++] = rival == null ? -1 : Fame.named(rival.fame) - Fame.named(group.fame);
        numbers[at++] = group.quoted;
        numbers[at++] = group.size();
        numbers[at++] = group.words;
        numbers[at++] = group.whole;
        numbers[at++] = first;
        numbers[at++] = group.sentence(0);
        numbers[at++] = document.sentenceCount() - 1 - group.sentence(group.size() - 1);
        numbers[at++] = groups.size();
        numbers[at++] = quotedGroups;
        numbers[at++] = titledGroups;
        numbers[at++] = document.tokenCount();
        numbers[at++] = group.longMentions;
        numbers[at++] = group.shortMentions;
        numbers[at++] = group.quotedBefore;
        numbers[at++] = group.titled ? group.titledBefore : -1;
        numbers[at++] = othersNamed;
        numbers[at++] = group.quoted - othersQuoted;
        numbers[at++] = group.size() - othersNamed;
        numbers[at++] = last - first;
        numbers[at++] = group.cuts(0);
        numbers[at++] = rival == null ? -1 : rival.quoted > 0 ? 1 : 0;
        numbers[at++] = all.contexts[candidate];
        numbers[at++] = all.contexts[candidate] / TitleFeatures.mentions(group);
        numbers[at++] = all.most[candidate];
        numbers[at++] = all.least[candidate];
        numbers[at++] = all.contexts[candidate] - all.contexts[other];
        numbers[at++] = all.most[candidate] - all.most[other];
        numbers[at++] = all.firsts[candidate];
        numbers[at++] = all.firsts[candidate] - all.firsts[other];
        numbers[at++] = group.innerMentions;
        numbers[at++] = rival == null ? -1 : first - rival.first(0);
        numbers[at++] = scores[0] - scores[best];
        numbers[at++] = group.person ? 1 : 0;
        float form = scores[candidate] - all.contexts[candidate];
        numbers[at++] = form - scores[0];
        numbers[at++] = rival == null ? 0 : form - scores[other] + all.contexts[other];
        numbers[at++] = Fame.quoted(group.fame) - Fame.named(group.fame);
        numbers[at++] = first - document.sentenceStart(group.sentence(0));
        numbers[at++] = document.tokenCount() - last;
        int begins = 0;
        for (int mention = 0; mention < group.size(); mention++) {
            begins += group.first(mention) - document.sentenceStart(group.sentence(mention)) <= 1 ? 1 : 0;
        }
        numbers[at++] = begins;
        new TitleShape(names, group).numbers(numbers, at);
        return numbers;
    }
}
