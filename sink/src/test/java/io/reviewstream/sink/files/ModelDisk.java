package io.reviewstream.sink.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can fail at any step, and that forgets after a power cut what was not synced: contents past the
 * last force are cut somewhere, and of the names that were not synced only the earliest few are kept, as a journal does.
 */
final class ModelDisk implements Disk {
    /** The machine goes dark. */
    static final class PowerCut extends Error {
        private static final long serialVersionUID = 1;
    }

    private static final class Node {
        private byte[] content = {};
        private int forced;
    }

    private record Change(Set<Path> folders, Map<Path, Node> put, Set<Path> removed) {
        void applyTo(Map<Path, Node> names) {
            removed.forEach(names::remove);
            names.putAll(put);
        }
    }

    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> durable = new TreeMap<>();
    private final List<Change> pending = new ArrayList<>();
    private final Set<Path> locks = new HashSet<>();
    private long stepsLeft = Long.MAX_VALUE;
    private IOException failure = new IOException();
    private boolean fails;
    private boolean repeatsLinks;
    private long looksLeft = Long.MAX_VALUE;
    private Runnable meanwhile = () -> {};

    void cutPowerAfter(long steps) {
        stepsLeft = steps;
        fails = false;
    }

    /** Every step after the first so many throws this. */
    void failAfter(long steps, IOException with) {
        stepsLeft = steps;
        failure = with;
        fails = true;
    }

    /** Others do something just before somebody has looked at the disk so many times more. */
    void beforeLook(long looks, Runnable others) {
        looksLeft = looks;
        meanwhile = others;
    }

    /** As over a network where the answers to all links are lost, and the requests repeated. */
    void repeatLinks() {
        repeatsLinks = true;
    }

    private void look() {
        if (looksLeft-- == 0) {
            meanwhile.run();
        }
    }

    void work() {
        stepsLeft = Long.MAX_VALUE;
    }

    /** What a process finds that comes after a killed one on a machine that went on. */
    void afterKill() {
        work();
    }

    /** What is found after a power cut; how much of the unsynced is there is up to {@code random}. */
    void afterPowerCut(Random random) {
        work();
        int kept = random.nextInt(pending.size() + 1);
        pending.subList(0, kept).forEach(change -> change.applyTo(durable));
        pending.clear();
        names.clear();
        names.putAll(durable);
        for (Node node : new ArrayList<>(names.values())) {
            int length = node.forced + random.nextInt(node.content.length - node.forced + 1);
            node.content = Arrays.copyOf(node.content, length);
            node.forced = length;
        }
    }

    /** The very bytes of a file, to damage them. */
    byte[] content(Path file) {
        return Objects.requireNonNull(names.get(file), () -> "no file " + file).content;
    }

    /** Files by path. */
    Map<Path, byte[]> files() {
        var files = new TreeMap<Path, byte[]>();
        names.forEach((path, node) -> files.put(path, node.content));
        return files;
    }

    private void step() throws IOException {
        if (stepsLeft-- <= 0) {
            if (fails) {
                throw failure;
            }
            throw new PowerCut();
        }
    }

    private void change(Map<Path, Node> put, Set<Path> removed) {
        var folders = new TreeSet<Path>();
        put.keySet().forEach(path -> folders.add(path.getParent()));
        removed.forEach(path -> folders.add(path.getParent()));
        var change = new Change(folders, put, removed);
        change.applyTo(names);
        pending.add(change);
    }

    private Node node(Path file) throws NoSuchFileException {
        Node node = names.get(file);
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        return node;
    }

    @Override
    public Output create(Path file) throws IOException {
        step();
        if (names.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        var node = new Node();
        change(Map.of(file, node), Set.of());
        return new NodeOutput(node);
    }

    @Override
    public Output append(Path file) throws IOException {
        step();
        return new NodeOutput(node(file));
    }

    @Override
    public InputStream read(Path file) throws IOException {
        look();
        return new ByteArrayInputStream(node(file).content);
    }

    @Override
    public boolean exists(Path file) {
        look();
        return names.containsKey(file) || names.keySet().stream().anyMatch(name -> name.startsWith(file));
    }

    @Override
    public List<String> list(Path folder) {
        look();
        var found = new TreeSet<String>();
        for (Path name : names.keySet()) {
            if (name.startsWith(folder) && name.getNameCount() > folder.getNameCount()) {
                found.add(name.getName(folder.getNameCount()).toString());
            }
        }
        return List.copyOf(found);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        step();
    }

    @Override
    public void link(Path file, Path name) throws IOException {
        step();
        if (names.containsKey(name)) {
            throw new FileAlreadyExistsException(name.toString());
        }
        change(Map.of(name, node(file)), Set.of());
        if (repeatsLinks) {
            throw new FileAlreadyExistsException(name.toString());
        }
    }

    @Override
    public void move(Path file, Path name) throws IOException {
        step();
        change(Map.of(name, node(file)), Set.of(file));
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        if (names.containsKey(file)) {
            change(new HashMap<>(), Set.of(file));
        }
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        step();
        var synced = pending.stream()
                .filter(change -> change.folders.contains(folder))
                .toList();
        synced.forEach(change -> change.applyTo(durable));
        pending.removeAll(synced);
    }

    @Override
    public @Nullable Closeable tryLock(Path file) {
        if (!locks.add(file)) {
            return null;
        }
        return () -> locks.remove(file);
    }

    private final class NodeOutput implements Output {
        private final Node node;

        NodeOutput(Node node) {
            this.node = node;
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            step();
            var grown = new ByteArrayOutputStream();
            grown.writeBytes(node.content);
            grown.write(bytes, start, length);
            node.content = grown.toByteArray();
        }

        @Override
        public void force() throws IOException {
            step();
            node.forced = node.content.length;
        }

        @Override
        public void close() {
            // Closing makes nothing durable.
        }
    }
}
