package io.reviewstream.enrich.text;

import java.util.HashMap;
import java.util.Map;

/**
 * The named HTML entities that occur in prose: those of Latin-1, in the order of their code points from 160, and the
 * commonest others.
 *
 * @see <a href="https://www.w3.org/TR/html401/sgml/entities.html">HTML 4 entities</a>
 */
final class Entities {
    private static final String LATIN1 =
            "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr"
                    + " deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
                    + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml"
                    + " ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig"
                    + " agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml"
                    + " eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
    private static final Map<String, Integer> BY_NAME = new HashMap<>();

    static {
        int codePoint = 160;
        for (String name : LATIN1.split(" ")) {
            BY_NAME.put(name, codePoint++);
        }
        BY_NAME.putAll(Map.of(
                "amp",
                (int) '&',
                "lt",
                (int) '<',
                "gt",
                (int) '>',
                "quot",
                (int) '"',
                "apos",
                (int) '\'',
                "euro",
                0x20AC,
                "trade",
                0x2122,
                "hellip",
                0x2026,
                "bull",
                0x2022,
                "star",
                0x2606));
        BY_NAME.putAll(Map.of(
                "ndash", 0x2013, "mdash", 0x2014, "lsquo", 0x2018, "rsquo", 0x2019, "sbquo", 0x201A, "ldquo", 0x201C,
                "rdquo", 0x201D, "bdquo", 0x201E, "starf", 0x2605, "hearts", 0x2665));
        BY_NAME.putAll(Map.of("OElig", 0x152, "oelig", 0x153, "Scaron", 0x160, "scaron", 0x161, "Yuml", 0x178));
    }

    private Entities() {}

    /** The code point, -1 when the name is unknown. */
    static int codePoint(String name) {
        return BY_NAME.getOrDefault(name, -1);
    }
}
