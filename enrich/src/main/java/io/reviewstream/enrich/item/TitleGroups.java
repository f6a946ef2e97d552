package io.reviewstream.enrich.item;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The groups of one document, by key and in the order of their first mention, quotations first. */
final class TitleGroups {
    /** A text with more candidates is no review; the bound keeps hostile ones from taking minutes. */
    private static final int MOST = 500;

    /** With more than this, those are left out that hardly ever are the title. */
    private static final int ENOUGH = 8;

    private TitleGroup[] groups = new TitleGroup[16];
    private int size;

    /** Places in {@link #groups}, counted from 1, at the slots of their keys. */
    private short[] slots = new short[64];

    int size() {
        return size;
    }

    TitleGroup get(int at) {
        return groups[at];
    }

    @Nullable TitleGroup find(long key) {
        int at = place(key);
        return at < 0 ? null : groups[at];
    }

    /** Where {@link #get} has the group with this key; -1 when there is none. */
    int place(long key) {
        return slots[slot(key)] - 1;
    }

    /** The group with this key, made when there is none; null when there are too many. */
    @Nullable TitleGroup add(long key, int words, long firstKey, long lastKey) {
        int slot = slot(key);
        if (slots[slot] != 0) {
            return groups[slots[slot] - 1];
        }
        if (size == MOST) {
            return null;
        }
        if (size == groups.length) {
            groups = Arrays.copyOf(groups, size * 2);
        }
        var group = new TitleGroup(key, words, firstKey, lastKey);
        groups[size++] = group;
        slots[slot] = (short) size;
        if (size * 3 > slots.length) {
            index(slots.length * 2);
        }
        return group;
    }

    /** Leaves out those that hardly ever are the title where there are many. */
    void dropFaint() {
        if (size <= ENOUGH) {
            return;
        }
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!isFaint(groups[i])) {
                groups[kept++] = groups[i];
            }
        }
        Arrays.fill(groups, kept, size, null);
        size = kept;
        index(slots.length);
    }

    /** One word, or many that are not all, named once, with nothing to set them off: in a long review there are many of these. */
    private static boolean isFaint(TitleGroup group) {
        int cut = TitleGroup.CUT_LEFT | TitleGroup.CUT_RIGHT;
        int cuts = group.cuts(0) & cut;
        return group.quoted == 0
                && group.size() == 1
                && (group.words == 1 && group.first(0) > 20 || cuts == cut || group.words > 8 && cuts != 0);
    }

    private void index(int capacity) {
        slots = new short[capacity];
        for (int i = 0; i < size; i++) {
            slots[slot(groups[i].key)] = (short) (i + 1);
        }
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        int mask = slots.length - 1;
        int at = (int) key & mask;
        while (slots[at] != 0 && groups[slots[at] - 1].key != key) {
            at = at + 1 & mask;
        }
        return at;
    }
}
