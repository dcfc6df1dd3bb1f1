package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Scripts;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.Snapshots;
import dev.rediscover.persist.exchange.DataExport;
import dev.rediscover.persist.exchange.DataImport;
import dev.rediscover.persist.exchange.ExchangeFormat;
import dev.rediscover.persist.exchange.Refused;
import dev.rediscover.persist.exchange.Selection;
import dev.rediscover.persist.exchange.Steps;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code :save} and {@code :load}: data into files that other programs read, and back. */
final class DataFiles {
    private static final String FORMS =
            "its ending says the form: .rdb as servers keep their data, .jsonl for JSON lines, .redis for commands.";

    private final Session session;
    private final Words words;

    DataFiles(Session session, Words words) {
        this.session = session;
        this.words = words;
    }

    /** Runs one of the two words. */
    Result run(ShellWord word, String rest) {
        if (session.lesson() != null) {
            return session.refuse("A lesson has data of its own; exit leaves it, then \":" + word.label()
                    + "\" is about your sandbox.");
        }
        CommandLine split = CommandLine.split(rest);
        if (!split.ok()) {
            return session.refuse("Invalid argument(s): " + split.explanation());
        }
        List<Bytes> given = split.words();
        if (given.isEmpty()) {
            return session.refuse("Which file? For example \":" + word.label() + " data.rdb\"; " + FORMS);
        }
        try {
            Path file = path(given.get(0).utf8());
            return word == ShellWord.SAVE ? save(file, given) : load(file, given);
        } catch (InvalidPathException e) {
            return session.refuse("\"" + given.get(0) + "\" cannot be the name of a file: " + e.getReason() + ".");
        } catch (Steps.Stopped e) {
            session.people().clearInterrupt();
            session.note(word == ShellWord.SAVE ? "Stopped; nothing was written." : "Stopped; nothing was changed.");
            return Result.FINE;
        }
    }

    /** As a shell would take it. */
    private static Path path(String name) {
        boolean home = name.equals("~") || name.startsWith("~/");
        return Path.of(home ? System.getProperty("user.home", ".") + name.substring(1) : name);
    }

    // ---- save

    private Result save(Path file, List<Bytes> given) {
        ExchangeFormat format = ExchangeFormat.of(file.toString());
        if (format == null) {
            return session.refuse("What should \"" + file + "\" be? " + capital(FORMS));
        }
        Bytes pattern = null;
        int version = 0;
        for (int i = 1; i < given.size(); i += 2) {
            Bytes value = i + 1 < given.size() ? given.get(i + 1) : Bytes.EMPTY;
            if (given.get(i).is("match") && !value.isEmpty()) {
                pattern = value;
            } else if (given.get(i).is("for") && format == ExchangeFormat.RDB && version(value.utf8()) > 0) {
                version = version(value.utf8());
            } else {
                return session.refuse(
                        "\":save FILE\" may be followed by MATCH and a pattern of names, and for RDB files by FOR"
                                + " and the server that is to read them: 7.0, 7.2, 7.4 or 8.0.");
            }
        }
        String trouble = folderTrouble(file);
        if (trouble != null) {
            return session.refuse(trouble);
        }
        if (Files.exists(file) && !mayReplace(file)) {
            session.note("Nothing was written.");
            return Result.FINE;
        }
        return write(file, format, version, new Selection(-1, pattern));
    }

    private static String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** Which RDB files a server reads; 0 for a server that is not known. */
    private static int version(String server) {
        return switch (server) {
            case "7", "7.0" -> 10;
            case "7.2" -> 11;
            case "7.4", "8", "8.0" -> 12;
            default -> 0;
        };
    }

    private static String folderTrouble(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            return "\"" + file + "\" is a folder.";
        }
        return Files.isDirectory(folder) ? null : "There is no folder \"" + folder + "\".";
    }

    private boolean mayReplace(Path file) {
        if (!session.screen().isInteractive()) {
            return true;
        }
        String when =
                SandboxNews.moment(file.toFile().lastModified(), session.world().millis());
        String answer =
                session.screen().ask("\"" + file + "\" is there already, from " + when + ". Replace it? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private Result write(Path file, ExchangeFormat format, int version, Selection what) {
        EmbeddedLink link = session.link();
        Engine copy;
        synchronized (link) {
            link.tick();
            copy = link.fork();
        }
        Progress progress = new Progress(session, "Writing " + file.getFileName());
        try {
            DataExport done = DataExport.write(copy, what, file, format, version, Map.of(), progress);
            progress.end();
            session.note("Saved " + SandboxNews.contents(done.keys(), done.libraries()) + " in " + file + ", "
                    + format.title() + " of " + size(done.bytes()) + ". "
                    + cure(file, format, done.keys() + done.libraries() == 1));
            return Result.FINE;
        } catch (Refused e) {
            return session.refuse("Nothing was written: " + sentence(e.getMessage()));
        } catch (IOException e) {
            return session.refuse("Nothing was written: " + sentence(SandboxFile.why(e)));
        } finally {
            progress.end();
        }
    }

    private static String cure(Path file, ExchangeFormat format, boolean one) {
        String load =
                "\":load " + Quoting.word(Bytes.of(file.toString())) + "\" brings " + (one ? "it" : "them") + " back";
        return switch (format) {
            case RDB -> load + "; so does a server that finds it as its dump.rdb.";
            case JSON_LINES -> load + ".";
            case COMMANDS -> load + "; so does \"redis-cli < FILE\" on a server.";
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? bytes / 1000 + "." + bytes % 1000 / 100 + " kB"
                : bytes / 1_000_000 + "." + bytes % 1_000_000 / 100_000 + " MB";
    }

    // ---- load

    private Result load(Path file, List<Bytes> given) {
        boolean replace = given.size() == 2 && given.get(1).is("replace");
        boolean keep = given.size() == 2 && given.get(1).is("keep");
        if (given.size() > 1 && !replace && !keep) {
            return session.refuse("\":load FILE\" may be followed by REPLACE or KEEP, which says what becomes of keys"
                    + " that are there already.");
        }
        if (!Files.isRegularFile(file)) {
            return session.refuse(
                    Files.isDirectory(file) ? "\"" + file + "\" is a folder." : "There is no file \"" + file + "\".");
        }
        Progress progress = new Progress(session, "Reading " + file.getFileName());
        Engine staged = Engines.forFile(session.link());
        DataImport read;
        try {
            ExchangeFormat format = form(file);
            if (format == null) {
                return session.refuse("\"" + file + "\" is of no form that is known; " + FORMS);
            }
            read = DataImport.read(file, format, staged, progress);
        } catch (Refused e) {
            return session.refuse("Nothing was loaded from " + file + ": " + sentence(e.getMessage()));
        } catch (IOException e) {
            return session.refuse("Nothing was loaded: " + sentence(SandboxFile.why(e)));
        } finally {
            progress.end();
        }
        return take(file, read, staged, replace, keep);
    }

    /** By its name, else by its first bytes. */
    private static ExchangeFormat form(Path file) throws IOException {
        ExchangeFormat format = ExchangeFormat.of(file.toString());
        if (format != null) {
            return format;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(5);
            if (new String(first, StandardCharsets.ISO_8859_1).equals("REDIS")) {
                return ExchangeFormat.RDB;
            }
            return first.length > 0 && first[0] == '{' ? ExchangeFormat.JSON_LINES : null;
        }
    }

    private Result take(Path file, DataImport read, Engine staged, boolean replace, boolean keep) {
        List<String> there = there(staged);
        boolean over = replace;
        if (!there.isEmpty() && !replace && !keep) {
            String question = count(read.keys()) + " in " + file + "; " + named(there) + ".";
            if (!session.screen().isInteractive()) {
                return session.refuse(question + " Say REPLACE or KEEP behind the file's name.");
            }
            session.note(question);
            String answer = session.screen().ask("[r]eplace or [k]eep, or Enter to load nothing? ");
            char choice = answer == null || answer.isBlank()
                    ? 'c'
                    : Character.toLowerCase(answer.strip().charAt(0));
            if (choice != 'r' && choice != 'k') {
                session.note("Nothing was loaded.");
                return Result.FINE;
            }
            over = choice == 'r';
        }
        return merge(file, read, staged, there.size(), over);
    }

    private Result merge(Path file, DataImport read, Engine staged, int there, boolean over) {
        String gone = read.expired() == 0 ? "" : " " + count(read.expired()) + " had expired.";
        if (read.keys() + read.libraries() == (over ? 0 : there)) {
            session.note("Nothing was loaded: " + (there > 0 ? "all of it stays as it is." : "there is nothing in it.")
                    + gone);
            return Result.FINE;
        }
        String some = there == 0
                ? ""
                : over ? ", " + there + " in the place of others" : "; " + there + " of them stayed as they were";
        EmbeddedLink link = session.link();
        String clash = clash(staged);
        link.merge(staged, over, ":load " + file);
        session.note("Loaded " + SandboxNews.contents(read.keys(), read.libraries()) + some + "." + gone + clash
                + " \":undo\" takes that back.");
        words.showChanges(link.lastChanges());
        return Result.FINE;
    }

    private static String count(long keys) {
        return keys == 1 ? "1 key" : keys + " keys";
    }

    /** The keys that are in both, as people write them. */
    private List<String> there(Engine staged) {
        List<String> both = new ArrayList<>();
        EmbeddedLink link = session.link();
        synchronized (link) {
            for (int db = 0; db < Engine.DATABASES; db++) {
                Keyspace own = link.engine().db(db);
                for (Bytes key : staged.db(db).keys()) {
                    if (own.peek(key) != null) {
                        both.add(Quoting.word(key) + (db == 0 ? "" : " in db " + db));
                    }
                }
            }
            for (Scripts.Library library : staged.scripts().libraries()) {
                if (link.engine().scripts().library(library.name()) != null) {
                    both.add("library " + library.name());
                }
            }
        }
        return both;
    }

    private static String named(List<String> all) {
        int shown = Math.min(3, all.size());
        String names = String.join(", ", all.subList(0, shown)) + (all.size() > shown ? ", ..." : "");
        return all.size() + (all.size() == 1 ? " is" : " are") + " there already (" + names + ")";
    }

    /** What is left out because another library has a function of the same name. */
    private String clash(Engine staged) {
        StringBuilder out = new StringBuilder();
        Scripts own = session.link().engine().scripts();
        for (Scripts.Library library : staged.scripts().libraries()) {
            Scripts.Library other = Snapshots.clashing(library, own);
            if (other != null) {
                out.append(" Library ").append(library.name()).append(" is left out: ");
                out.append(other.name()).append(" has functions of the same names.");
            }
        }
        return out.toString();
    }
}
