package io.reviewstream.local.command;

import io.reviewstream.runtime.ExitCode;
import io.reviewstream.runtime.FailedException;
import io.reviewstream.runtime.LogSettings;
import io.reviewstream.runtime.SettingsException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line's root. */
@Command(
        name = "reviewstream",
        description = "Free-text reviews in, structured reviews out, through Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage or settings.", "Start with: reviewstream demo"},
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            AnalyzeCommand.class,
            IngestCommand.class,
            EnrichCommand.class,
            SinkCommand.class,
            ConsoleCommand.class,
            ConsumeCommand.class,
            VerifyCommand.class,
            CompactCommand.class,
            DiffCommand.class,
            AuditCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            DlqCommand.class,
            DoctorCommand.class,
            TopicsCommand.class,
            CatalogueCommand.class
        })
public final class Reviewstream {
    /** The label of what may be empty. */
    static final String PREFIX = "PREFIX";

    private Reviewstream() {}

    public static void main(String[] args) {
        // Reviews are UTF-8 whatever the locale of the shell says.
        var stdout = new DataOutput(new java.io.FileOutputStream(java.io.FileDescriptor.out));
        var out = new PrintStream(stdout, false, StandardCharsets.UTF_8);
        var err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        int exitCode = run(args, Terminal.of(System.getenv(), System.in, out, err));
        out.flush();
        System.exit(stdout.checked(exitCode, err));
    }

    /** Runs one command; the exit code is the process's. */
    static int run(String[] args, Terminal terminal) {
        var commandLine = new CommandLine(new Reviewstream(), new Commands(terminal));
        commandLine.setOut(terminal.outWriter());
        commandLine.setErr(terminal.errWriter());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.outColours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler((e, given) -> {
            terminal.err().println("reviewstream: " + WrongUsage.of(e));
            terminal.err().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        });
        commandLine.setExecutionStrategy(given -> {
            refuseEmpty(given);
            checkEnvironment(commandLine, terminal);
            return new CommandLine.RunLast().execute(given);
        });
        commandLine.setExecutionExceptionHandler((e, command, given) -> failure(e, terminal));
        for (CommandLine sub : commandLine.getSubcommands().values()) {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
        }
        commandLine.getCommandSpec().mixinStandardHelpOptions(true);
        commandLine.getCommandSpec().version("reviewstream " + version());
        if (args.length == 0) {
            commandLine.usage(terminal.errWriter());
            return ExitCode.USAGE;
        }
        return commandLine.execute(withHelpAsOption(args));
    }

    /** {@code help run} is {@code run --help}. */
    private static String[] withHelpAsOption(String[] args) {
        return args[0].equals("help")
                ? Stream.concat(Stream.of(args).skip(1), Stream.of("--help")).toArray(String[]::new)
                : args;
    }

    private static void checkEnvironment(CommandLine commandLine, Terminal terminal) {
        try {
            LogSettings.from(terminal.environment());
            OwnVariables.refuseMistyped(terminal.environment());
        } catch (SettingsException e) {
            throw new CommandLine.ExecutionException(commandLine, "wrong settings", e);
        }
    }

    /** A shell's variable that is not set leaves an empty word, which as a path would be the current folder. */
    private static void refuseEmpty(ParseResult given) {
        for (CommandLine command : given.asCommandLineList()) {
            for (ArgSpec argument : command.getParseResult().matchedArgs()) {
                if (!argument.typeInfo().isBoolean()
                        && !argument.paramLabel().equals(PREFIX)
                        && argument.originalStringValues().stream().anyMatch(String::isBlank)) {
                    String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
                    throw new ParameterException(command, name + " is empty");
                }
            }
        }
    }

    private static int failure(Exception e, Terminal terminal) {
        Optional<SettingsException> settings = SettingsException.behind(e);
        if (settings.isPresent()) {
            settings.get().problems().forEach(problem -> terminal.err().println("reviewstream: " + problem));
            return ExitCode.USAGE;
        }
        if (e instanceof FailedException) {
            terminal.err().println("reviewstream: " + e.getMessage());
            return ExitCode.FAILED;
        }
        if (e instanceof InvalidPathException path) {
            terminal.err().println("reviewstream: this is no path of a file or folder: " + path.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            terminal.err().println("reviewstream: interrupted");
            return ExitCode.FAILED;
        }
        // Not the user's mistake: the trace is what a bug report needs.
        e.printStackTrace(terminal.err());
        return ExitCode.FAILED;
    }

    private static String version() {
        String version = Reviewstream.class.getPackage().getImplementationVersion();
        return version == null ? "(development build)" : version;
    }

    /** Makes the commands, each with the terminal. */
    private record Commands(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Terminal.class) {
                    constructor.setAccessible(true);
                    return type.cast(constructor.newInstance(terminal));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
