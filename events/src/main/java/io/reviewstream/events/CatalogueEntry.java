package io.reviewstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work that reviews may be of: the value on {@code reviews.catalogue}, and a line of a catalogue file. The key on the
 * topic is whatever the publisher calls the entry; a record without a value takes it out again.
 *
 * @param name the title as it is to be written
 * @param type schema.org type such as {@code Movie}, {@code TVSeries}, {@code Book}, {@code Product}; null when unknown
 * @param year of release, 1 to 9999, null when unknown
 * @param aliases other titles that mean the same work
 * @param people makers and cast in full; naming some of them settles which of two works with one title is meant
 * @param identifiers URLs or identifiers of the work; they become {@code itemReviewed.sameAs}
 */
public record CatalogueEntry(
        String name,
        @Nullable String type,
        @Nullable Integer year,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> people,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> identifiers) {
    public CatalogueEntry {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("name is required");
        }
        if (year != null && (year < 1 || year > 9999)) {
            throw new IllegalArgumentException("year must be 1 to 9999 but was " + year);
        }
        name = name.strip();
        aliases = withoutBlanks(aliases);
        people = withoutBlanks(people);
        identifiers = withoutBlanks(identifiers);
    }

    /** The key that a published file gives the entry: its first identifier, else its name and year. */
    public String defaultKey() {
        if (!identifiers.isEmpty()) {
            return identifiers.get(0);
        }
        return year == null ? name : name + " (" + year + ")";
    }

    private static List<String> withoutBlanks(@Nullable List<@Nullable String> values) {
        if (values == null) {
            return List.of();
        }
        var kept = new ArrayList<String>(values.size());
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                kept.add(value.strip());
            }
        }
        return List.copyOf(kept);
    }
}
