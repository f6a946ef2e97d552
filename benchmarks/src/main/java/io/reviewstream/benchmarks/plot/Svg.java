package io.reviewstream.benchmarks.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plots as SVG: lines through points, and bars. They are legible on a light page and on a dark one. */
final class Svg {
    private static final int WIDTH = 760;
    private static final int LINES_HEIGHT = 360;
    private static final int BAR_HEIGHT = 26;
    private static final int LEFT = 80;
    private static final int BARS_LEFT = 150;
    private static final int RIGHT = 30;
    private static final int TOP = 48;
    private static final int BOTTOM = 54;
    private static final int LEGEND_WIDTH = 330;

    /** Of Okabe and Ito, told apart by those who do not see all colours. */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");

    private Svg() {}

    /** A point of a line. */
    record At(double x, double y) {}

    /** Lines by their names, each with its points in order. */
    static String lines(String title, Axis x, Axis y, Map<String, List<At>> lines) {
        var body = new StringBuilder();
        double right = WIDTH - RIGHT;
        double bottom = LINES_HEIGHT - BOTTOM;
        for (double value : y.lines()) {
            double at = bottom - y.at(value) * (bottom - TOP);
            body.append(line(LEFT, at, right, at, "#8884")).append(text(LEFT - 8, at + 4, "end", Axis.label(value)));
        }
        for (double value : x.lines()) {
            double at = LEFT + x.at(value) * (right - LEFT);
            body.append(line(at, TOP, at, bottom, "#8884")).append(text(at, bottom + 18, "middle", Axis.label(value)));
        }
        body.append(text((LEFT + right) / 2, LINES_HEIGHT - 12, "middle", x.name()));
        body.append(text(LEFT, TOP - 8, "start", y.name()));
        int number = 0;
        for (var line : lines.entrySet()) {
            String colour = COLOURS.get(number % COLOURS.size());
            var points = new ArrayList<String>();
            for (At at : line.getValue()) {
                String px = number(LEFT + x.at(at.x()) * (right - LEFT));
                String py = number(bottom - y.at(at.y()) * (bottom - TOP));
                points.add(px + "," + py);
                if (line.getValue().size() < 30) {
                    body.append("<circle cx=\"" + px + "\" cy=\"" + py + "\" r=\"3.5\" fill=\"" + colour + "\"/>\n");
                }
            }
            body.append("<polyline points=\"" + String.join(" ", points) + "\" fill=\"none\" stroke=\"" + colour
                    + "\" stroke-width=\"2\"/>\n");
            double legendX = right - LEGEND_WIDTH;
            double legendY = 14 + 15 * number;
            body.append("<rect x=\"" + number(legendX) + "\" y=\"" + number(legendY - 9)
                    + "\" width=\"10\" height=\"10\" fill=\"" + colour + "\"/>\n");
            body.append(text(legendX + 16, legendY, "start", line.getKey()));
            number++;
        }
        return page(title, LINES_HEIGHT, body);
    }

    /** A bar for each name. */
    static String bars(String title, Axis x, Map<String, Double> bars) {
        var body = new StringBuilder();
        double right = WIDTH - RIGHT - 60;
        double bottom = TOP + BAR_HEIGHT * bars.size();
        for (double value : x.lines()) {
            double at = BARS_LEFT + x.at(value) * (right - BARS_LEFT);
            body.append(line(at, TOP, at, bottom, "#8884")).append(text(at, bottom + 18, "middle", Axis.label(value)));
        }
        double y = TOP;
        for (var bar : bars.entrySet()) {
            double width = x.at(bar.getValue()) * (right - BARS_LEFT);
            body.append("<rect x=\"" + BARS_LEFT + "\" y=\"" + number(y + 4) + "\" width=\"" + number(width)
                    + "\" height=\"" + (BAR_HEIGHT - 8) + "\" fill=\"" + COLOURS.get(0) + "\"/>\n");
            body.append(text(BARS_LEFT - 8, y + 17, "end", bar.getKey()));
            body.append(text(BARS_LEFT + width + 6, y + 17, "start", Axis.label(bar.getValue())));
            y += BAR_HEIGHT;
        }
        body.append(text((BARS_LEFT + right) / 2, bottom + 40, "middle", x.name()));
        return page(title, (int) bottom + BOTTOM, body);
    }

    private static String page(String title, int height, StringBuilder body) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<title>" + escaped(title)
                + "</title>\n<style>text{fill:#24292f}@media(prefers-color-scheme:dark){text{fill:#d0d7de}}</style>\n"
                + text(12, 18, "start", title).replace("<text ", "<text font-weight=\"bold\" ")
                + body + "</svg>\n";
    }

    private static String line(double x1, double y1, double x2, double y2, String colour) {
        return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2)
                + "\" stroke=\"" + colour + "\"/>\n";
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(text)
                + "</text>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
