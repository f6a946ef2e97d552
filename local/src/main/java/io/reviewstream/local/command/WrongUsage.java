package io.reviewstream.local.command;

import io.reviewstream.runtime.NearestName;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: what is not known comes before what it leaves missing. */
final class WrongUsage {
    private WrongUsage() {}

    static String of(ParameterException e) {
        CommandLine command = e.getCommandLine();
        List<String> unknown = command.getUnmatchedArguments();
        if (unknown.isEmpty() || !(e instanceof MissingParameterException || e instanceof UnmatchedArgumentException)) {
            return String.valueOf(e.getMessage());
        }
        var unmatched = new UnmatchedArgumentException(command, unknown);
        String first = unknown.get(0);
        if (unmatched.isUnknownOption()) {
            return "there is no option " + first
                    + NearestName.hint(
                            first, command.getCommandSpec().optionsMap().keySet());
        }
        return command.getSubcommands().isEmpty()
                ? String.valueOf(unmatched.getMessage())
                : "there is no command " + first
                        + NearestName.hint(first, command.getSubcommands().keySet());
    }
}
