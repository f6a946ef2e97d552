package io.reviewstream.enrich.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleJudgementsTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatWasSaidOfEachName() throws IOException {
        PeopleJudgements judgements = read("# comment\nr/1\t12\t1\tDW\nr/1\t40\t0.5\tC\nr/2\t3\t1\tA!\n");

        List<PeopleJudgements.Judgement> first = judgements.of("r/1");
        assertThat(first).hasSize(2);
        assertThat(first.get(0).start()).isEqualTo(12);
        assertThat(first.get(0).is('W')).isTrue();
        assertThat(first.get(0).is('A')).isFalse();
        assertThat(first.get(0).standing()).isEqualTo(Standing.DIRECTS);
        assertThat(first.get(1).weight()).isEqualTo(0.5f);
        assertThat(first.get(1).standing()).isEqualTo(Standing.PLAYED);
        assertThat(judgements.of("r/3")).isEmpty();
    }

    @Test
    void takesNothingForRightOfWhichTooMuchOrTooLittleWasRead() throws IOException {
        PeopleJudgements.Judgement cut = read("r/2\t3\t1\tA!\n").of("r/2").get(0);

        assertThat(cut.is('A')).isFalse();
        assertThat(cut.standing()).isEqualTo(Standing.NOBODY);
    }

    @Test
    void saysWhichLineIsWrong() {
        assertThatThrownBy(() -> read("r/1\t12\t1\tA\nr/1\t12\t1\tQ\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("judged.tsv:2: expected review, start, weight and label");
    }

    private PeopleJudgements read(String lines) throws IOException {
        Path file = folder.resolve("judged.tsv");
        Files.writeString(file, lines);
        return PeopleJudgements.read(file);
    }
}
