package dev.rediscover.cli;

import dev.rediscover.author.GradeFiles;
import dev.rediscover.author.GradePage;
import dev.rediscover.author.GradeReport;
import dev.rediscover.author.GradeTable;
import dev.rediscover.author.Grading;
import dev.rediscover.author.Pseudonyms;
import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.render.JsonText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Grades what a class has handed in. */
@Command(
        name = "grade",
        description = {
            "Grade transcripts: run them again and judge again, whatever they say.",
            "Blocks :play and :hide do not count. Several sessions of a learner make one",
            "result: of a step taken again the best time counts, and unaided is only who",
            "had no help at it before."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover grade basics handed-in",
            "  rediscover grade mypack handed-in --csv > grades.csv",
            "  rediscover grade mypack handed-in --html grades.html --anonymise",
            "",
            "Verdicts: pass; revealed (after the solution was shown); skipped; miss (a wrong",
            "prediction); fail; unattempted; held-out (right on the data shown, wrong on the",
            "instructor's own). Points are given for pass. In the totals, missed is what was",
            "revealed, skipped or mispredicted, and open is what was not tried.",
            "",
            "A learner is named by the header, else by the folder under DIR, else by the file.",
            "--json: pack, pack_version, status, learners (learner, status, points, of,",
            "unaided, active_seconds, results: name, passed, message, depends_on and the",
            "columns of --csv), problems, notes, proves.",
            "",
            "A grade tells what was typed, not who typed it: a transcript cannot prove that.",
            "Exit codes: 0 everything was graded, 1 something could not be, 2 wrong usage."
        })
final class GradeCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private HandedInFiles handedIn;

    @ArgGroup
    private Form form = new Form();

    /** How to print. */
    static final class Form {
        @Option(names = "--csv", description = "Print CSV, a line a learner and step.")
        private boolean csv;

        @Option(names = "--json", description = "Print JSON; results have the fields of check50's.")
        private boolean json;

        @Option(names = "--junit", description = "Print XML as JUnit's tools read it.")
        private boolean junit;

        @Option(names = "--summary", description = "Print each learner in one line, no steps.")
        private boolean summary;
    }

    @Option(names = "--html", paramLabel = "PAGE", description = "Write a page with charts as well.")
    private Path html;

    @Option(
            names = "--count",
            paramLabel = "WHICH",
            description = "Which time counts of a step: best (default) or last.")
    private String count = "best";

    @Option(
            names = "--with",
            paramLabel = "DATA",
            description = {
                "Try answers that pass on data of your own as well: a file (or a folder of them) that says lesson:"
                        + " {step: [[\"SET a 1\"], [\"SET a 2\"]]}, each a setup."
            })
    private Path with;

    @Option(names = "--anonymise", description = "Give learners other names, and files numbers.")
    private boolean anonymise;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "With --anonymise: keep here who is who. Where it is there already, names stay as they were.")
    private Path key;

    GradeCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (!count.equals("best") && !count.equals("last")) {
            throw handedIn.usage("--count is best or last, not " + count);
        }
        if (key != null && !anonymise) {
            throw handedIn.usage("--key goes with --anonymise");
        }
        ProgressBar bar = new ProgressBar(streams);
        KeyFile keys = anonymise ? keys() : null;
        GradeReport report = report(bar, keys);
        bar.clear();
        streams.print(printed(report));
        if (html != null) {
            handedIn.write(html, GradePage.of(report));
        }
        if (keys != null && key != null) {
            handedIn.write(key, keys.text());
            keepPrivate(key.toFile());
        }
        return report.problems().isEmpty() ? 0 : 1;
    }

    private GradeReport report(ProgressBar bar, KeyFile keys) {
        try {
            Grading grading = handedIn.grading(streams, bar).under(keys == null ? null : keys.names());
            grading = with == null ? grading : grading.with(with);
            return (count.equals("last") ? grading.countingTheLast() : grading).of(handedIn.files());
        } catch (IOException e) {
            bar.clear();
            throw handedIn.usage(e.getMessage());
        }
    }

    private String printed(GradeReport report) {
        if (form.csv) {
            return GradeFiles.csv(report);
        }
        if (form.json) {
            return JsonText.of(GradeFiles.values(report)) + "\n";
        }
        return form.junit ? GradeFiles.junit(report) : GradeTable.of(report, !form.summary);
    }

    /** Lets only its owner read a file, where the file system knows owners. */
    private static void keepPrivate(File file) {
        boolean closed = file.setReadable(false, false) && file.setWritable(false, false);
        if (closed) {
            file.setReadable(true, true);
            file.setWritable(true, true);
        }
    }

    // ---- who is who

    /** The salt of the pseudonyms, and in its file the names: one a line, behind the salt. */
    private record KeyFile(String salt, Pseudonyms names) {
        static KeyFile of(String salt) {
            return new KeyFile(salt, new Pseudonyms(Bytes.of(salt)));
        }

        String text() {
            StringBuilder out = new StringBuilder("salt\t").append(salt).append('\n');
            for (Map.Entry<String, String> entry : names.key().entrySet()) {
                out.append(entry.getValue()).append('\t').append(entry.getKey()).append('\n');
            }
            return out.toString();
        }
    }

    private KeyFile keys() {
        if (key != null && Files.exists(key)) {
            try {
                List<String> lines = Files.readAllLines(key);
                String first = lines.isEmpty() ? "" : lines.get(0);
                if (first.startsWith("salt\t") && first.length() > 5) {
                    return KeyFile.of(first.substring(5));
                }
            } catch (IOException e) {
                throw handedIn.usage(key + " cannot be read: " + e.getMessage());
            }
            throw handedIn.usage(key + " is no key of an earlier --anonymise; name a file that is not there yet");
        }
        return KeyFile.of(RandomSource.secret());
    }
}
