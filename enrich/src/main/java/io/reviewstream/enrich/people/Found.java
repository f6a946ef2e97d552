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

/** The people found in one document, as they are reported: with their mentions, and what the text says of them. */
final class Found {
    /** Parts of a sentence that say less of somebody say nothing, … */
    private static final double LITTLE = 0.1;

    /** … and what they say all in all takes a side from this on. */
    private static final double CLEAR = 0.3;

    private final Document document;
    private final Surroundings surroundings;
    private final List<Somebody> all;
    private final @Nullable Opinions opinions;
    private final List<InRole> inRoles = new ArrayList<>();

    private record InRole(
            Somebody somebody, Role role, @Nullable String character) {}

    Found(Names names, List<Somebody> all, Surroundings surroundings, @Nullable Opinions opinions) {
        this.document = names.document();
        this.surroundings = surroundings;
        this.all = all;
        this.opinions = opinions;
    }

    List<Person> people() {
        @Nullable Sayings sayings = opinions == null || inRoles.isEmpty() ? null : new Sayings(opinions);
        return inRoles.stream()
                .map(inRole -> person(inRole, sayings == null ? null : sayings.opinion(inRole.somebody)))
                .toList();
    }

    /**
     * Adds a maker or cast member once for each role.
     *
     * @param played whom they play, -1 when nobody is named
     * @param told their roles, a bit each as in {@link RoleWords}
     */
    void addMaker(int person, int played, int told) {
        int roles = told == RoleWords.OTHER ? told : told & ~RoleWords.OTHER;
        String character = played < 0 ? null : nameOf(all.get(played), true);
        for (int number = 0; number < RoleWords.ROLES_WITH_WORDS; number++) {
            if ((roles >>> number & 1) != 0) {
                Role role = RoleWords.role(number);
                add(person, role, role == Role.ACTOR ? character : null);
            }
        }
    }

    void add(int person, Role role, @Nullable String character) {
        inRoles.add(new InRole(all.get(person), role, character));
    }

    private Person person(InRole inRole, @Nullable Opinion opinion) {
        var mentions = new ArrayList<Span>(inRole.somebody.mentions.size());
        for (Stretch mention : inRole.somebody.mentions) {
            mentions.add(document.nameSpan(mention.first(), mention.end()));
        }
        return new Person(
                nameOf(inRole.somebody, inRole.role == Role.CHARACTER),
                inRole.role,
                inRole.character,
                mentions,
                opinion);
    }

    private String nameOf(Somebody somebody, boolean played) {
        Stretch name = somebody.name;
        return document.nameText(played ? surroundings.nameStart(name) : name.first(), name.end());
    }

    /** What is said of each, in the parts of sentences that name them. */
    private final class Sayings {
        private final Opinions opinions;
        private final SentenceParts parts;

        /** What the part says that begins at each token, once it was asked for: one part often names several. */
        private final double[] scores = new double[document.tokenCount()];

        Sayings(Opinions opinions) {
            this.opinions = opinions;
            this.parts = new SentenceParts(
                    document, all, inRoles.stream().map(InRole::somebody).toList());
            Arrays.fill(scores, Double.NaN);
        }

        /** The mean of what the parts say that name the person; null when they say nothing. */
        @Nullable Opinion opinion(Somebody somebody) {
            double sum = 0;
            int said = 0;
            double most = 0;
            double least = 0;
            int last = -1;
            for (Stretch mention : somebody.mentions) {
                int part = parts.first(mention.first());
                if (part == last) {
                    continue;
                }
                last = part;
                double score = score(part);
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

        private double score(int part) {
            if (Double.isNaN(scores[part])) {
                scores[part] = opinions.score(part, parts.end(part));
            }
            return scores[part];
        }
    }
}
