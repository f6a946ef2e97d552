package io.reviewstream.enrich.privacy;

import io.reviewstream.enrich.privacy.PersonalDatum.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Social security numbers of the United States: "123-45-6789", or with blanks after a word that says so. */
final class SocialSecurityNumbers {
    private static final int NEVER_GIVEN = 666;
    private static final int FIRST_OF_OTHERS = 900;

    private final Set<String> words = PrivacyWords.of("ssn");

    @Nullable PersonalDatum at(DigitRun run) {
        if (!run.isOf(0, 3, 2, 4) || Units.isWordAt(run.text, run.end())) {
            return null;
        }
        int area = run.value(0);
        boolean given =
                area > 0 && area != NEVER_GIVEN && area < FIRST_OF_OTHERS && run.value(1) > 0 && run.value(2) > 0;
        boolean plain =
                run.isPartedBy(3, "-") || run.isPartedBy(3, " ") && PrivacyWords.announce(words, run.text, run.from, 4);
        return given && plain ? PersonalDatum.of(Kind.SSN, run.text, run.from, run.end()) : null;
    }
}
