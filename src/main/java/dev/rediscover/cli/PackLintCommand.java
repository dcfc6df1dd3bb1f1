package dev.rediscover.cli;

import dev.rediscover.author.PackLint;
import dev.rediscover.author.Sarif;
import dev.rediscover.lesson.Rule;
import dev.rediscover.render.JsonText;
import dev.rediscover.render.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Finds what is wrong or unwise in packs. */
@Command(
        name = "lint",
        description = "Find what is wrong or unwise in packs, without running anything.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack lint mypack",
            "  rediscover pack lint lessons/* --errors-only",
            "  rediscover pack lint mypack --sarif=lint.sarif",
            "",
            "Each finding is file:line:column: what — cure [rule]. With --json: packs,",
            "errors, warnings and findings, each with pack, file, line, column, rule,",
            "severity (error, warning), what and cure.",
            "Exit codes: 0 nothing found, 1 something was found, 2 wrong usage."
        })
final class PackLintCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Mixin
    private NamedPacks packs;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(
            names = "--sarif",
            arity = "0..1",
            fallbackValue = "-",
            paramLabel = "FILE",
            description = "Write the findings as SARIF 2.1.0, for code scanning; - is the output.")
    private String sarif;

    @Option(names = "--rule", paramLabel = "ID", description = "Only this rule; may be given several times.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--errors-only", description = "Leave out what is only advice.")
    private boolean errorsOnly;

    PackLintCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Set<String> wanted = wantedRules();
        ProgressBar bar = new ProgressBar(streams);
        PackLint lint = new PackLint(PackShelf.catalog());
        PackLint.Report report = lint.lint(packs.places(streams), bar::at).only(wanted, errorsOnly);
        bar.clear();
        show(report);
        return report.found().isEmpty() ? 0 : 1;
    }

    private void show(PackLint.Report report) throws IOException {
        String said = json ? JsonText.of(values(report)) + "\n" : text(report);
        String log = sarif == null ? null : Sarif.of(report, Version.text(), Path.of("")) + "\n";
        if (log != null && !sarif.equals("-")) {
            Files.writeString(Path.of(sarif), log);
        }
        streams.print("-".equals(sarif) ? log : said);
    }

    private Set<String> wantedRules() {
        for (String rule : rules) {
            if (Rule.of(rule) == null) {
                throw new ParameterException(spec.commandLine(), "there is no rule " + rule);
            }
        }
        return new LinkedHashSet<>(rules);
    }

    private static String text(PackLint.Report report) {
        StringBuilder out = new StringBuilder();
        report.found().forEach(one -> out.append(one.text()).append('\n'));
        return out.append(Wording.count(report.errors(), "error"))
                .append(", ")
                .append(Wording.count(report.warnings(), "warning"))
                .append(" in ")
                .append(Wording.count(report.packs().size(), "pack"))
                .append('\n')
                .toString();
    }

    private static Map<String, Object> values(PackLint.Report report) {
        List<Object> findings = new ArrayList<>();
        for (PackLint.Found one : report.found()) {
            Map<String, Object> finding = new LinkedHashMap<>();
            finding.put("pack", one.pack().name());
            finding.put("file", one.file());
            finding.put("line", one.fault().place().line());
            finding.put("column", one.fault().place().column());
            finding.put("rule", one.fault().rule().id());
            finding.put("severity", one.fault().isError() ? "error" : "warning");
            finding.put("what", one.fault().what());
            finding.put("cure", one.fault().cure());
            findings.add(finding);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("packs", report.packs().size());
        values.put("errors", report.errors());
        values.put("warnings", report.warnings());
        values.put("findings", findings);
        return values;
    }
}
