package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reviewstream.events.EnrichedReview;
import io.reviewstream.events.Json;
import org.junit.jupiter.api.Test;

final class ReviewLineTest {
    /** As it stands in JSON: clears the screen, and hides what follows. */
    private static final String ATTACK = "\\u001b[2J\\u001b[8m";

    @Test
    void passesNoCommandOfAForeignRecordOnToTheTerminal() {
        EnrichedReview review = review(ATTACK + "en", ATTACK + "Quay", ATTACK + "Ana Duarte", ATTACK + "noir");

        String line = new ReviewLine(true).of(review);

        assertThat(line)
                .isEqualTo("\u001B[90m [2J [8men    \u001B[0m  \u001B[1m [2J [8mQuay\u001B[0m   [2J [8mAna Duarte"
                        + "  \u001B[36m [2J [8mnoir\u001B[0m");
    }

    @Test
    void hasNoCommandsAtAllWithoutColours() {
        EnrichedReview review = review(ATTACK + "en", ATTACK + "Quay", ATTACK + "Ana Duarte", ATTACK + "noir");

        assertThat(new ReviewLine(false).of(review)).doesNotContain("\u001B");
    }

    private static EnrichedReview review(String language, String name, String person, String genre) {
        String json = "{'id':'a','revision':1,'review':{'id':'a','revision':1,'source':'feed','text':'Fine.'},"
                + "'enrichment':{'language':{'code':'" + language + "','confidence':0.0,'supported':false},"
                + "'itemReviewed':{'type':'Movie','name':'" + name
                + "','sameAs':[],'confidence':1,'mentions':[],'candidates':[]},"
                + "'people':[{'name':'" + person + "','role':'unknown','mentions':[]}],'genres':['" + genre + "'],"
                + "'genreMentions':[],'aspects':[],'positiveNotes':[],'negativeNotes':[],"
                + "'recommendation':{'verdict':'unclear','mentions':[]},'spoiler':{'likely':false,'mentions':[]},"
                + "'keyPhrases':[],'statistics':{'words':1,'sentences':1,'readingSeconds':0}},"
                + "'provenance':{'analysisVersion':'1'}}";
        return Json.mapper().readValue(json.replace('\'', '"'), EnrichedReview.class);
    }
}
