package io.reviewstream.enrich.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Data that comes with a class as a list of lines; {@code #} begins a comment line. */
public final class DataLines {
    private DataLines() {}

    /**
     * The lines of a file that lies beside a class, but for comments and blank lines.
     *
     * @throws IllegalStateException when it is not there
     */
    public static List<String> beside(Class<?> owner, String name) {
        var lines = new ArrayList<String>();
        try (var reader = new BufferedReader(reader(owner, name))) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
        return lines;
    }

    /** What lies beside a class, as text. */
    static Reader reader(Class<?> owner, String name) {
        InputStream in = owner.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name + " beside " + owner.getName());
        }
        return new InputStreamReader(in, StandardCharsets.UTF_8);
    }
}
