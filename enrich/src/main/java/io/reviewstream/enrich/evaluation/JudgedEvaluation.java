package io.reviewstream.enrich.evaluation;

import io.reviewstream.enrich.labelled.FilmReviews;
import io.reviewstream.enrich.people.PeopleJudgements;
import io.reviewstream.enrich.people.PeopleJudgements.Judgement;
import io.reviewstream.events.Person;
import io.reviewstream.events.Person.Role;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Measures what of the people reported is right, by names that readers have judged one by one. */
final class JudgedEvaluation {
    private final Function<FilmReviews.Review, Finders> finders;

    /** With finders for each review. */
    JudgedEvaluation(Function<FilmReviews.Review, Finders> finders) {
        this.finders = finders;
    }

    /** A table, a line each role: how many names were reported with it, and the shares that are right. */
    String evaluate(FilmReviews films, PeopleJudgements judgements) {
        Map<Role, Tally> tallies = new EnumMap<>(Role.class);
        var all = new Tally();
        for (FilmReviews.Review review : films.reviews()) {
            List<Judgement> judged = judgements.of(review.id());
            if (judged.isEmpty()) {
                continue;
            }
            for (Person person : finders.apply(review).find(review).people()) {
                int start = person.mentions().get(0).start();
                for (Judgement judgement : judged) {
                    if (judgement.start() == start) {
                        tallies.computeIfAbsent(person.role(), role -> new Tally())
                                .add(person.role(), judgement);
                        all.add(person.role(), judgement);
                    }
                }
            }
        }
        var table = new StringBuilder("people judged: reported, right, right or a person of whom nothing was said\n");
        tallies.forEach((role, tally) -> table.append(tally.line(role.name().toLowerCase(Locale.ROOT))));
        return table.append(all.line("all")).toString();
    }

    private static final class Tally {
        private double reported;
        private double right;
        private double persons;
        private int names;

        void add(Role role, Judgement judgement) {
            boolean hasPart = judgement.is('A') || judgement.is('D') || judgement.is('W');
            boolean isRight = switch (role) {
                case ACTOR -> judgement.is('A');
                case DIRECTOR -> judgement.is('D');
                case CHARACTER -> judgement.is('C');
                case UNKNOWN -> hasPart;
                default -> judgement.is('W');
            };
            names++;
            reported += judgement.weight();
            right += isRight ? judgement.weight() : 0;
            persons += isRight || role == Role.UNKNOWN && judgement.is('P') ? judgement.weight() : 0;
        }

        String line(String name) {
            return String.format(
                    Locale.ROOT, "  %-16s %6d  %.3f  %.3f%n", name, names, right / reported, persons / reported);
        }
    }
}
