package io.reviewstream.benchmarks.plot;

import io.reviewstream.benchmarks.endtoend.Job;
import io.reviewstream.benchmarks.endtoend.Point;
import io.reviewstream.benchmarks.endtoend.Results;
import io.reviewstream.benchmarks.endtoend.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the plots of a file of figures into a folder: {@code RESULTS FOLDER}. What was not measured is not drawn. */
public final class PlotMain {
    private final Path folder;

    private PlotMain(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        Path results = Path.of(args[0]);
        var plots = new PlotMain(Files.createDirectories(Path.of(args[1])));
        plots.peers(Results.read(results, "peers", Job.class));
        List<Point> growth = Results.read(results, "growth", Point.class);
        plots.lines("growth-count", "Time per review by the number of reviews", "count: ", "reviews", true, growth);
        plots.lines(
                "growth-length", "Time per review by the length of its text", "length: ", "characters", true, growth);
        plots.lines(
                "growth-partitions",
                "Reviews a second by the number of partitions",
                "partitions: ",
                "partitions",
                false,
                growth);
        plots.lines(
                "soak",
                "Memory during run --follow at half the top rate",
                "",
                "seconds",
                false,
                Results.read(results, "soak", Point.class));
    }

    private void peers(List<Job> jobs) throws IOException {
        Map<String, List<Double>> warm = new LinkedHashMap<>();
        for (Job job : jobs) {
            if (job.mode().equals(Job.WARM)) {
                warm.computeIfAbsent(job.contestant(), name -> new ArrayList<>())
                        .add(job.cpuMicros());
            }
        }
        if (warm.isEmpty()) {
            return;
        }
        var bars = new LinkedHashMap<String, Double>();
        warm.forEach((name, values) -> bars.put(name, Spread.of(values).median()));
        double least = bars.values().stream().mapToDouble(v -> v).min().orElseThrow();
        double most = bars.values().stream().mapToDouble(v -> v).max().orElseThrow();
        write(
                "peers",
                Svg.bars(
                        "Processor time per review, warm, broker included (median)",
                        Axis.of("µs, each line ten times the one before", true, least, most),
                        bars));
    }

    /** All series whose names begin so; the rest of a name says what is shown, and its unit. */
    private void lines(String file, String title, String prefix, String x, boolean logarithmic, List<Point> points)
            throws IOException {
        Map<String, List<Svg.At>> lines = new LinkedHashMap<>();
        for (Point point : points) {
            if (point.series().startsWith(prefix)) {
                lines.computeIfAbsent(point.series().substring(prefix.length()), name -> new ArrayList<>())
                        .add(new Svg.At(point.x(), point.y()));
            }
        }
        List<Svg.At> all = lines.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return;
        }
        double mostY = all.stream().mapToDouble(Svg.At::y).max().orElseThrow();
        double leastY = all.stream().mapToDouble(Svg.At::y).min().orElseThrow();
        double mostX = all.stream().mapToDouble(Svg.At::x).max().orElseThrow();
        double leastX = all.stream().mapToDouble(Svg.At::x).min().orElseThrow();
        write(
                file,
                Svg.lines(
                        title, Axis.of(x, logarithmic, leastX, mostX), Axis.of("", logarithmic, leastY, mostY), lines));
    }

    private void write(String file, String svg) throws IOException {
        Path path = folder.resolve(file + ".svg");
        Files.writeString(path, svg);
        System.out.println(path);
    }
}
