package io.reviewstream.local.command;

import io.reviewstream.console.Replayer;
import io.reviewstream.events.Topics;
import io.reviewstream.ingest.parse.ReviewParser;
import io.reviewstream.local.deadletter.Letter;
import io.reviewstream.local.deadletter.LetterBox;
import io.reviewstream.local.deadletter.Replay;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;

/** Replay as {@code dlq replay} does it, for the page. One at a time, so that none shuts another out. */
record ConsoleReplay(KafkaSettings kafka, Topics topics) implements Replayer {
    @Override
    public synchronized String replay(String id) {
        try (var replay = new Replay(kafka, topics, new DlqCommand.Reviews(ReviewParser.DEFAULT_MAX_TEXT_BYTES))) {
            Letter letter = new LetterBox(kafka, topics)
                    .read(id::equals, unreadable -> {}).stream()
                            .filter(each -> each.id().equals(id))
                            .findFirst()
                            .orElseThrow(() -> new FailedException("there is no letter " + id));
            if (letter.replayed()) {
                throw new FailedException("letter " + id + " was sent back already");
            }
            return replay.send(letter, null);
        }
    }
}
