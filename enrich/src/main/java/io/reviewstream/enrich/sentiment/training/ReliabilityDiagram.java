package io.reviewstream.enrich.sentiment.training;

import java.util.List;
import java.util.Locale;

/** Draws how often a model is right against how sure it is. */
final class ReliabilityDiagram {
    private static final int SIZE = 360;
    private static final int MARGIN = 40;

    private ReliabilityDiagram() {}

    static String of(List<Evaluation.Bin> bins) {
        int all = Math.max(1, bins.stream().mapToInt(Evaluation.Bin::texts).sum());
        int full = SIZE + 2 * MARGIN;
        var svg = new StringBuilder();
        svg.append(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">%n",
                full, full));
        svg.append(text("<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", full, full));
        for (int tick = 5; tick <= 10; tick++) {
            double at = tick / 10.0;
            svg.append(text(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    x(0.5), y(at), x(1), y(at)));
            svg.append(
                    text("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>%n", x(0.5) - 5, y(at) + 4, at));
            svg.append(
                    text("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>%n", x(at), y(0.5) + 16, at));
        }
        svg.append(text(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#999\" stroke-dasharray=\"4\"/>%n",
                x(0.5), y(0.5), x(1), y(1)));
        for (Evaluation.Bin bin : bins) {
            double radius = 2 + 12 * Math.sqrt((double) bin.texts() / all);
            svg.append(text(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#2a6fb0\" fill-opacity=\"0.7\">"
                            + "<title>%d texts: sure %.3f, right %.3f</title></circle>%n",
                    x(bin.confidence()),
                    y(Math.max(0.5, bin.accuracy())),
                    radius,
                    bin.texts(),
                    bin.confidence(),
                    bin.accuracy()));
        }
        svg.append(text("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">confidence</text>%n", x(0.75), full - 6));
        svg.append(text("<text x=\"%d\" y=\"%d\">accuracy</text>%n</svg>%n", 6, MARGIN - 14));
        return svg.toString();
    }

    private static double x(double share) {
        return MARGIN + (share - 0.5) / 0.5 * SIZE;
    }

    private static double y(double share) {
        return MARGIN + (1 - share) / 0.5 * SIZE;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), values);
    }
}
