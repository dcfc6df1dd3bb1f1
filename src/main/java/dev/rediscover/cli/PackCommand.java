package dev.rediscover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What authors do with packs: one subcommand each. */
@Command(
        name = "pack",
        description = "Write, check, prove and hand out packs of lessons.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        commandListHeading = "%nSubcommands:%n",
        footerHeading = "%nExit codes:%n",
        footer = "  0 fine, 1 something was found, 2 wrong usage.")
final class PackCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine line(Streams streams) {
        CommandLine line = new CommandLine(new PackCommand());
        line.addSubcommand(new PackNewCommand(streams));
        line.addSubcommand(PackAddCommand.line(streams));
        line.addSubcommand(new PackRecordCommand(streams));
        line.addSubcommand(new PackLintCommand(streams));
        line.addSubcommand(new PackTestCommand(streams));
        line.addSubcommand(new PackSchemaCommand(streams));
        line.addSubcommand(new PackPreviewCommand(streams));
        line.addSubcommand(new PackDocCommand(streams));
        line.addSubcommand(new PackBundleCommand(streams));
        line.addSubcommand(new PackInstallCommand(streams));
        line.addSubcommand(new PackDiffCommand(streams));
        line.addSubcommand(new PackListCommand(streams));
        line.addSubcommand(new PackVerifyCommand(streams));
        line.addSubcommand(new PackRemoveCommand(streams));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with a pack");
    }
}
