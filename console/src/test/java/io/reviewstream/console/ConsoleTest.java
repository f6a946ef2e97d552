package io.reviewstream.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reviewstream.events.Topics;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.KafkaSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
    /** What its clients say of a cluster that is away would hide the one line that tells what to do. */
    @Test
    void asksNothingOfKafkaWhereItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var console = console(taken.getLocalPort())) {
            assertThatThrownBy(console::start)
                    .isInstanceOf(FailedException.class)
                    .hasMessage("cannot listen at 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use; choose another address with CONSOLE_LISTEN, or stop what uses"
                            + " this one");
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("kafka-"));
        }
    }

    @Test
    void saysThatANameHasNoAddress() {
        try (var console = console("nowhere.invalid", 80)) {
            assertThatThrownBy(console::start)
                    .isInstanceOf(FailedException.class)
                    .hasMessage("cannot listen at nowhere.invalid:80: no address is known of that name;"
                            + " CONSOLE_LISTEN is to be one of this machine's");
        }
    }

    private static Console console(int port) {
        return console("127.0.0.1", port);
    }

    private static Console console(String host, int port) {
        var settings =
                new ConsoleSettings(KafkaSettings.of("127.0.0.1:1"), Topics.standard(), host, port, List.of(), 10);
        return new Console(settings, null, null, Clock.systemUTC());
    }
}
