package io.reviewstream.enrich.people;

import io.reviewstream.enrich.names.NameReader;
import io.reviewstream.enrich.text.Document;
import io.reviewstream.events.Person.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * People whose trade is known, from a file: on each line a role, a colon, and names parted by commas; {@code #} begins a comment.
 * They are counted into {@link Renown} when it is learned.
 */
public final class KnownMakers {
    private record Maker(Somebody somebody, int role) {}

    private final List<Maker> makers;

    private KnownMakers(List<Maker> makers) {
        this.makers = makers;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or a line has no role or a name that is none; says which
     */
    public static KnownMakers read(Path file) throws IOException {
        var makers = new ArrayList<Maker>();
        var nameReader = new NameReader();
        var peopleReader = new PeopleReader();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            int role = colon < 0 ? -1 : role(line.substring(0, colon).strip());
            if (role < 0) {
                throw new IOException(file + ":" + number + ": not a role before a colon");
            }
            for (String name : line.substring(colon + 1).split(",")) {
                // Within a sentence, where "Gore" or "Taika" is no word that opens one.
                List<Somebody> named = peopleReader.read(nameReader.read(Document.of("with " + name.strip())));
                if (named.size() != 1 || !named.get(0).name.full()) {
                    throw new IOException(file + ":" + number + ": not a full name: " + name.strip());
                }
                makers.add(new Maker(named.get(0), role));
            }
        }
        return new KnownMakers(List.copyOf(makers));
    }

    /** The bit of a role, as in {@link RoleWords}; -1 when there is none with that name. */
    private static int role(String name) {
        for (int number = 0; number < RoleWords.ROLES_WITH_WORDS - 1; number++) {
            Role role = RoleWords.role(number);
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return 1 << number;
            }
        }
        return -1;
    }

    /** Counts them as the reviews of some films would, in each of which several tell the role. */
    void addTo(RenownCounting renown) {
        for (Maker maker : makers) {
            renown.addKnown(maker.somebody, maker.role);
        }
    }
}
