package io.reviewstream.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

final class HelpTest {
    /** Of a terminal, as long as nobody makes it wider. */
    private static final int COLUMNS = 80;

    static Stream<Class<?>> commands() {
        return Stream.of(Reviewstream.class.getAnnotation(Command.class).subcommands());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void keepsItsColumnsInATerminal(Class<?> command) {
        assertThat(command.getAnnotation(Command.class).footer())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThan(COLUMNS));
    }
}
