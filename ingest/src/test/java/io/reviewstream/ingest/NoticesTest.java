package io.reviewstream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class NoticesTest {
    private final ArrayList<String> lines = new ArrayList<>();
    private final Notices notices = new Notices(lines::add);

    @Test
    void keepsANoticeOnOneLineAndOutOfTheTerminalsCommands() {
        notices.tell("a\nb.jsonl: not read");
        notices.record("f", "r\u001b[31m\u009bed: kaputt ä");

        assertThat(lines).containsExactly("a\\x0ab.jsonl: not read", "r\\x1b[31m\\x9bed: kaputt ä");
    }
}
