package io.reviewstream.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model's classes are worth, from -1 for the worst to 1 for the best, told by their names. */
final class LabelValues {
    private static final Pattern STARS = Pattern.compile("([1-9]|10) ?stars?");
    private static final Pattern NUMBERED = Pattern.compile("label_[0-9]+");

    private LabelValues() {}

    /** @throws IOException when the names tell nothing */
    static double[] of(List<String> labels) throws IOException {
        var names = new ArrayList<String>();
        for (String label : labels) {
            names.add(label.toLowerCase(Locale.ROOT).strip());
        }
        var values = new double[labels.size()];
        boolean inOrder = names.stream().allMatch(name -> NUMBERED.matcher(name).matches());
        double stars = mostStars(names);
        for (int i = 0; i < values.length; i++) {
            Matcher matcher = STARS.matcher(names.get(i));
            if (inOrder) {
                values[i] = 2.0 * i / (values.length - 1) - 1;
            } else if (stars > 1 && matcher.matches()) {
                values[i] = 2 * (Double.parseDouble(matcher.group(1)) - 1) / (stars - 1) - 1;
            } else {
                values[i] = named(names.get(i), labels);
            }
        }
        return values;
    }

    private static double mostStars(List<String> names) {
        double most = 0;
        for (String name : names) {
            Matcher matcher = STARS.matcher(name);
            if (matcher.matches()) {
                most = Math.max(most, Double.parseDouble(matcher.group(1)));
            }
        }
        return most;
    }

    private static double named(String name, List<String> labels) throws IOException {
        double strength = name.startsWith("very") || name.startsWith("extremely") ? 1 : isGraded(labels) ? 0.5 : 1;
        if (name.contains("neg") || name.equals("bad") || name.equals("rotten")) {
            return -strength;
        }
        if (name.contains("pos") || name.equals("good") || name.equals("fresh")) {
            return strength;
        }
        if (name.contains("neu") || name.equals("mixed")) {
            return 0;
        }
        throw new IOException(
                "the classes " + String.join(", ", labels)
                        + " are no sentiment; name them positive, neutral, negative or 1 star to 5 stars in config.json (id2label)");
    }

    /** Whether there is a very positive beside a positive. */
    private static boolean isGraded(List<String> labels) {
        return labels.stream()
                .map(label -> label.toLowerCase(Locale.ROOT).strip())
                .anyMatch(label -> label.startsWith("very") || label.startsWith("extremely"));
    }
}
