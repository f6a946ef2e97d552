package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.Names;
import io.reviewstream.enrich.sentiment.Opinions;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Decimals;
import io.reviewstream.events.Label;
import io.reviewstream.events.Opinion;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import io.reviewstream.events.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people found in one document, as they are reported: with their mentions, and what the sentences say of them. */
final class Found {
    /** Sentences that say less of somebody say nothing, … */
    private static final double LITTLE = 0.1;

    /** … and what they say all in all takes a side from this on. */
    private static final double CLEAR = 0.3;

    private final Document document;
    private final List<Somebody> all;
    private final @Nullable Opinions opinions;
    private final List<Person> people = new ArrayList<>();

    /** What each sentence says, once it was asked for: one sentence often names several. */
    private double[] scores = {};

    Found(Names names, List<Somebody> all, @Nullable Opinions opinions) {
        this.document = names.document();
        this.all = all;
        this.opinions = opinions;
    }

    List<Person> people() {
        return people;
    }

    /**
     * Adds a maker or cast member once for each role.
     *
     * @param played whom they play, -1 when nobody is named
     * @param told their roles, a bit each as in {@link RoleWords}
     */
    void addMaker(int person, int played, int told) {
        int roles = told == RoleWords.OTHER ? told : told & ~RoleWords.OTHER;
        String character = played < 0 ? null : nameOf(all.get(played));
        for (int number = 0; number < RoleWords.ROLES_WITH_WORDS; number++) {
            if ((roles >>> number & 1) != 0) {
                Role role = RoleWords.role(number);
                add(person, role, role == Role.ACTOR ? character : null);
            }
        }
    }

    void add(int person, Role role, @Nullable String character) {
        Somebody somebody = all.get(person);
        var mentions = new ArrayList<Span>(somebody.mentions.size());
        for (Stretch mention : somebody.mentions) {
            mentions.add(document.nameSpan(mention.first(), mention.end()));
        }
        people.add(new Person(
                nameOf(somebody), role, character, mentions, opinions == null ? null : opinion(somebody, opinions)));
    }

    private String nameOf(Somebody somebody) {
        return document.nameText(somebody.name.first(), somebody.name.end());
    }

    /** The mean of what the sentences say that name the person; null when they say nothing. */
    private @Nullable Opinion opinion(Somebody somebody, Opinions opinions) {
        double sum = 0;
        int said = 0;
        double most = 0;
        double least = 0;
        int last = -1;
        for (Stretch mention : somebody.mentions) {
            if (mention.sentence() == last) {
                continue;
            }
            last = mention.sentence();
            double score = score(last, opinions);
            if (Math.abs(score) >= LITTLE) {
                sum += score;
                said++;
                most = Math.max(most, score);
                least = Math.min(least, score);
            }
        }
        if (said == 0) {
            return null;
        }
        double mean = sum / said;
        Label label = most > CLEAR && least < -CLEAR
                ? Label.MIXED
                : mean >= CLEAR ? Label.POSITIVE : mean <= -CLEAR ? Label.NEGATIVE : Label.NEUTRAL;
        return new Opinion(label, Decimals.rounded(mean));
    }

    private double score(int sentence, Opinions opinions) {
        if (scores.length == 0) {
            scores = new double[document.sentenceCount()];
            Arrays.fill(scores, Double.NaN);
        }
        if (Double.isNaN(scores[sentence])) {
            scores[sentence] = opinions.score(document.sentenceStart(sentence), document.sentenceEnd(sentence));
        }
        return scores[sentence];
    }
}
