package io.reviewstream.enrich.catalogue;

import io.reviewstream.events.CatalogueEntry;
import io.reviewstream.events.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Works by their titles and other titles. Entries are kept as the JSON they came in and read when a title is looked up: half
 * a million of them take some 250 MB, and a review that names none of them costs a look-up for each of its few candidates.
 * Thread-safe: reviews are analysed while entries come and go.
 */
public final class Catalogue {
    /** So many works of one title are more than any review could tell apart. */
    private static final int MOST_OF_ONE_TITLE = 50;

    private final ConcurrentHashMap<String, byte[]> entries = new ConcurrentHashMap<>();
    private final LongAdder fingerprint = new LongAdder();
    private final ConcurrentHashMap<Long, String[]> idsByTitle = new ConcurrentHashMap<>();

    /** Adds an entry, or puts it in the place of the one with the same id. */
    public void put(String id, CatalogueEntry entry) {
        put(id, entry, Json.mapper().writeValueAsBytes(entry));
    }

    /**
     * The same of an entry as JSON.
     *
     * @throws tools.jackson.core.JacksonException when it is none
     */
    public void putJson(String id, byte[] json) {
        put(id, read(json), json);
    }

    private void put(String id, CatalogueEntry entry, byte[] json) {
        remove(id);
        entries.put(id, json);
        fingerprint.add(fingerprint(id, json));
        for (long title : titles(entry)) {
            idsByTitle.merge(title, new String[] {id}, Catalogue::joined);
        }
    }

    /** Takes an entry out; nothing happens when there is none. */
    public void remove(String id) {
        byte[] before = entries.remove(id);
        if (before == null) {
            return;
        }
        fingerprint.add(-fingerprint(id, before));
        for (long title : titles(read(before))) {
            idsByTitle.computeIfPresent(title, (key, ids) -> without(ids, id));
        }
    }

    /** The entries with this title or alias, in the order in which they came; none when there are very many. */
    public List<CatalogueEntry> called(String title) {
        String[] ids = entries.isEmpty() ? null : idsByTitle.get(TitleKey.of(title));
        if (ids == null || ids.length > MOST_OF_ONE_TITLE) {
            return List.of();
        }
        var called = new ArrayList<CatalogueEntry>(ids.length);
        for (String id : ids) {
            byte[] json = entries.get(id);
            if (json != null) {
                called.add(read(json));
            }
        }
        return called;
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The same for the same entries, in whatever order they came. */
    public String fingerprint() {
        return String.format(Locale.ROOT, "%08x", fingerprint.sum() & 0xffff_ffffL);
    }

    private static long fingerprint(String id, byte[] json) {
        var sum = new CRC32();
        sum.update(id.getBytes(StandardCharsets.UTF_8));
        sum.update(json);
        return sum.getValue();
    }

    /** The entry's JSON; null when there is none. */
    public byte @Nullable [] json(String id) {
        return entries.get(id);
    }

    private static Set<Long> titles(CatalogueEntry entry) {
        var titles = new HashSet<Long>();
        titles.add(TitleKey.of(entry.name()));
        entry.aliases().forEach(alias -> titles.add(TitleKey.of(alias)));
        titles.remove(0L);
        return titles;
    }

    private static CatalogueEntry read(byte[] json) {
        return Json.mapper().readValue(json, CatalogueEntry.class);
    }

    private static String[] joined(String[] ids, String[] more) {
        String[] all = Arrays.copyOf(ids, ids.length + 1);
        all[ids.length] = more[0];
        return all;
    }

    private static String @Nullable [] without(String[] ids, String id) {
        String[] rest = Arrays.stream(ids).filter(one -> !one.equals(id)).toArray(String[]::new);
        return rest.length == 0 ? null : rest;
    }
}
