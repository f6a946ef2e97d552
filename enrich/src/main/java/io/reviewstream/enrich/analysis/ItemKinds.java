package io.reviewstream.enrich.analysis;

import io.reviewstream.enrich.aspect.AspectFinder;
import io.reviewstream.enrich.aspect.Vocabularies;
import io.reviewstream.enrich.choice.Points;
import io.reviewstream.enrich.item.ItemTypes;
import io.reviewstream.enrich.names.NamedWords;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Person;
import io.reviewstream.events.StatedItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what kind of thing a review is of: by the source, by the few words that say so, by all words that belong to a domain. */
final class ItemKinds {
    private static final String FILM = "film";
    private static final String FILM_TYPE = "Movie";
    private static final Set<Person.Role> FILM_ROLES =
            Set.of(Person.Role.ACTOR, Person.Role.DIRECTOR, Person.Role.CINEMATOGRAPHER);

    /** Points of a domain that is clear: a cue, and a word that no other domain has. */
    private static final int LEAST = 4;

    /** With so many points for films whoever is found to act does so in one, though another domain has more. */
    private static final int PERHAPS_FILM = 4;

    /** From so many halves of its points on another domain than that of the type that few words tell is believed. */
    private static final int OUTWEIGHS = 5;

    /** Restaurants, hotels, shops and sights are of these, too; exports of such reviews say no more. */
    private static final String ANY_BUSINESS = "LocalBusiness";

    private static final String SERVICE = "service";
    private static final List<String> OTHER_BUSINESSES = List.of("restaurant", "hotel", "shop", "attraction");

    private final AspectFinder aspects;

    /** By type in lower case. */
    private final Map<String, String> domains;

    private final Map<String, String> typeOfDomain;

    ItemKinds(AspectFinder aspects, Vocabularies vocabularies) {
        this.aspects = aspects;
        this.domains = vocabularies.domains();
        this.typeOfDomain = vocabularies.types();
    }

    /**
     * What source or words tell.
     *
     * @param few points that the few words for types give
     * @param stated by the source
     * @param named words that do not count
     */
    ItemKind of(Document document, Points few, @Nullable StatedItem stated, NamedWords named) {
        String type = ItemTypes.type(few, stated).orElse(null);
        if (ANY_BUSINESS.equals(type)) {
            return new ItemKind(type, business(aspects.pointsOfEach(document, named)), true);
        }
        return type != null && (ItemTypes.isStated(stated) || FILM_TYPE.equals(type))
                ? of(type)
                : told(document, few, type, named);
    }

    /** Which words it takes to read what is said of a business of any kind. */
    private static String business(Points points) {
        String most = SERVICE;
        for (String other : OTHER_BUSINESSES) {
            most = points.of(other) > points.of(most) ? other : most;
        }
        return most;
    }

    /** Of a type. */
    ItemKind of(String type) {
        return new ItemKind(type, domains.get(type.toLowerCase(Locale.ROOT)), true);
    }

    private ItemKind told(Document document, Points few, @Nullable String told, NamedWords named) {
        Points points = aspects.points(document, named);
        String domain = points.clear(LEAST).orElse(null);
        if (domain == null) {
            return told == null ? ItemKind.UNKNOWN : of(told);
        }
        String type = FILM.equals(domain) ? ItemTypes.screened(few).orElse(null) : typeOfDomain.get(domain);
        if (told != null) {
            ItemKind other = of(told);
            int others = other.domain() == null ? 0 : points.of(other.domain());
            if (type == null || 2 * points.of(domain) <= OUTWEIGHS * others) {
                return other;
            }
        }
        boolean sure = FILM.equals(domain) || points.of(FILM) < PERHAPS_FILM;
        return new ItemKind(type, domain, type != null && sure);
    }

    /** What somebody directs, or plays a part in, is shown on a screen when nothing else is sure. */
    static ItemKind made(Points few, ItemKind kind, List<Person> people) {
        boolean film = !kind.isSure() && people.stream().anyMatch(person -> FILM_ROLES.contains(person.role()));
        return film ? new ItemKind(ItemTypes.screened(few).orElse(null), FILM, true) : kind;
    }
}
