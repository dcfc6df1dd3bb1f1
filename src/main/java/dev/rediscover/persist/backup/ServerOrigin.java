package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.backup.BackupNote.How;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.KeptFile.Role;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is asked for its data. Where its files are in reach, they are taken: those of its BACKUP command if it
 * has one, else the append-only file, else the snapshot after BGSAVE. Otherwise it is asked to send a snapshot as to a
 * replica, and if it does not do that, its keys one by one, which is not of one moment.
 */
public final class ServerOrigin implements BackupOrigin {
    /** The ways, the best first. */
    private static final How[] WAYS = {How.BACKUP, How.FILES, How.BGSAVE, How.SYNC, How.SCAN};

    private static final int MOST_PAUSES = 36_000;
    private static final int TRIES = 20;
    private static final int LONGEST_REASON = 200;

    private final BackupServer server;
    private final How wanted;
    private final KeyCopier keys;
    private final List<String> remarks = new ArrayList<>();

    /** Copies key by key, into an RDB file. */
    public interface KeyCopier {
        /** Writes all keys of {@code server} to {@code target}. */
        void copy(BackupServer server, Path target) throws IOException;
    }

    /** This way cannot be gone; another may. */
    private static final class NotThisWay extends IOException {
        private static final long serialVersionUID = 1;

        NotThisWay(String why) {
            super(why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why);
        }
    }

    /**
     * One for {@code server}.
     *
     * @param wanted the way; {@code null} for the best that works
     */
    public ServerOrigin(BackupServer server, How wanted, KeyCopier keys) {
        this.server = server;
        this.wanted = wanted;
        this.keys = keys;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public Content copyTo(Path target, FileCopy copy) throws IOException {
        String version = field(text("INFO", "server"), "redis_version");
        List<String> reasons = new ArrayList<>();
        for (How how : wanted == null ? WAYS : new How[] {wanted}) {
            try {
                remarks.clear();
                return content(how, version, target, copy);
            } catch (NotThisWay e) {
                reasons.add(how.name().toLowerCase(java.util.Locale.ROOT) + ": " + e.getMessage());
                BackupShelf.removeInside(target);
            }
        }
        throw new BackupFault("the data of " + server.name() + " cannot be had (" + String.join("; ", reasons) + ")");
    }

    private Content content(How how, String version, Path target, FileCopy copy) throws IOException {
        return switch (how) {
            case BACKUP -> new Content(how, Loads.AOF, version, byCommand(target, copy), remarks);
            case FILES -> new Content(how, Loads.AOF, version, appendOnly(target, copy), remarks);
            case BGSAVE -> new Content(how, Loads.RDB, version, saved(target, copy), remarks);
            case SYNC -> new Content(how, Loads.RDB, version, sent(target, copy), remarks);
            case SCAN -> new Content(how, Loads.RDB, version, scanned(target, copy), remarks);
        };
    }

    // ---- asking

    private Reply ask(String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        Reply reply = server.ask(argv);
        if (reply instanceof Reply.Err error) {
            throw new NotThisWay(String.join(" ", words) + " is refused: " + error.text());
        }
        return reply;
    }

    private String text(String... words) throws IOException {
        return ask(words) instanceof Reply.Bulk bulk ? bulk.value().utf8() : "";
    }

    private static String field(String info, String name) {
        int at = info.indexOf(name + ":");
        int end = at < 0 ? -1 : info.indexOf('\n', at);
        return at < 0
                ? ""
                : info.substring(at + name.length() + 1, end < 0 ? info.length() : end)
                        .strip();
    }

    private List<String> texts(String... words) throws IOException {
        Reply reply = ask(words);
        List<Reply> items = reply instanceof Reply.Arr array
                ? array.items()
                : reply instanceof Reply.MapOf map ? map.items() : List.of();
        List<String> texts = new ArrayList<>();
        for (Reply item : items) {
            texts.add(
                    item instanceof Reply.Bulk bulk
                            ? bulk.value().utf8()
                            : item instanceof Reply.Int number ? "" + number.value() : "");
        }
        return texts;
    }

    private String config(String parameter) throws IOException {
        List<String> pair = texts("CONFIG", "GET", parameter);
        return pair.size() < 2 ? "" : pair.get(1);
    }

    private Path localFolder() throws IOException {
        if (!server.isLocal()) {
            throw new NotThisWay("the server is on another machine");
        }
        Path dir = Path.of(config("dir"));
        if (!dir.isAbsolute() || !Files.isDirectory(dir) || !Files.isReadable(dir)) {
            throw new NotThisWay("its folder is not in reach of this user");
        }
        return dir;
    }

    private DataNames names() throws IOException {
        String folder = config("appenddirname");
        String file = config("appendfilename");
        DataNames names = new DataNames(
                config("dbfilename"),
                folder.isEmpty() ? DataNames.USUAL.folder() : folder,
                file.isEmpty() ? DataNames.USUAL.file() : file);
        names.require();
        return names;
    }

    // ---- BACKUP

    private List<KeptFile> byCommand(Path target, FileCopy copy) throws IOException {
        localFolder();
        String state = status("state");
        if (!state.equals("idle") && !state.equals("failed")) {
            throw new NotThisWay("a backup is there already (" + state + "); BACKUP CLEANUP or ABORT ends it");
        }
        ask("BACKUP", "START");
        try {
            await("state", "incrementing");
            ask("BACKUP", "SEAL");
            return sealedFiles(target, copy);
        } finally {
            leave();
        }
    }

    private String status(String field) throws IOException {
        List<String> status = texts("BACKUP", "STATUS");
        int at = status.indexOf(field);
        return at < 0 || at + 1 >= status.size() ? "" : status.get(at + 1);
    }

    private void await(String field, String value) throws IOException {
        for (int i = 0; i < MOST_PAUSES; i++) {
            String now = status(field);
            if (now.equals(value)) {
                return;
            }
            if (now.equals("failed") || now.equals("idle")) {
                throw new NotThisWay("the server's backup failed: " + status("error"));
            }
            server.pause();
        }
        throw new NotThisWay("the server's backup does not come to its end");
    }

    private void leave() throws IOException {
        String state = status("state");
        if (!state.equals("idle") && !state.equals("sealed") && !state.equals("failed")) {
            ask("BACKUP", "ABORT");
        }
        ask("BACKUP", "CLEANUP");
    }

    private List<KeptFile> sealedFiles(Path target, FileCopy copy) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String path : texts("BACKUP", "LIST")) {
            paths.add(Path.of(path));
        }
        if (paths.size() < 2 || !Files.isReadable(paths.get(0))) {
            throw new NotThisWay("the files of its backup are not in reach of this user");
        }
        Path manifest = paths.get(paths.size() - 1);
        String name = manifest.getFileName().toString();
        Path folder = manifest.toAbsolutePath().normalize().getParent();
        DataNames names = new DataNames(
                DataNames.USUAL.rdb(),
                folder.getFileName().toString(),
                name.endsWith(".manifest") ? name.substring(0, name.length() - ".manifest".length()) : name);
        // its folder holds what a server's folder of the append-only file does
        ServerFolder.Taken taken = new ServerFolder(folder.getParent(), names).copyTo(target, copy, true, false);
        return renamed(target, taken.files(), names.folder(), config("appenddirname"));
    }

    /** Puts the files where a server that starts from them looks for them. */
    private static List<KeptFile> renamed(Path target, List<KeptFile> files, String from, String wanted)
            throws IOException {
        String to = KeptFile.isName(wanted) ? wanted : DataNames.USUAL.folder();
        if (!to.equals(from)) {
            Files.move(target.resolve(from), target.resolve(to));
        }
        List<KeptFile> renamed = new ArrayList<>();
        for (KeptFile file : files) {
            renamed.add(new KeptFile(to + "/" + file.name(), file.role(), file.bytes(), file.sha256()));
        }
        return renamed;
    }

    // ---- the append-only file

    private List<KeptFile> appendOnly(Path target, FileCopy copy) throws IOException {
        if (!config("appendonly").equals("yes")) {
            throw new NotThisWay("it keeps no append-only file");
        }
        Path dir = localFolder();
        DataNames names = names();
        if (!isOfThisServer(dir, names)) {
            throw new NotThisWay("the append-only file in " + dir + " here is not the one that it writes");
        }
        ServerFolder.Taken taken = new ServerFolder(dir, names).copyTo(target, copy, true, false);
        remarks.addAll(taken.remarks());
        return taken.files();
    }

    /**
     * Whether the size that the server tells lies between what is here before and after it is asked. A server that has
     * begun its append-only file and not rewritten it since leaves the base out.
     */
    private boolean isOfThisServer(Path dir, DataNames names) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            if (!Files.isRegularFile(names.manifest(dir))) {
                server.pause(); // perhaps it has been told to keep one just now
                continue;
            }
            long before = ServerFolder.size(dir, names, i % 2 == 0);
            String told = field(text("INFO", "persistence"), "aof_current_size");
            long after = ServerFolder.size(dir, names, i % 2 == 0);
            long size = number(told);
            if (before >= 0 && size >= before && size <= after) {
                return true;
            }
            server.pause();
        }
        return false;
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits ? Long.parseLong(text) : -1;
    }

    // ---- a snapshot

    private List<KeptFile> saved(Path target, FileCopy copy) throws IOException {
        Path dir = localFolder();
        DataNames names = names();
        awaitNoSave();
        long before = number(texts("TIME").get(0));
        ask("BGSAVE");
        awaitNoSave();
        if (!field(text("INFO", "persistence"), "rdb_last_bgsave_status").equals("ok")) {
            throw new NotThisWay("BGSAVE failed there; its log says why");
        }
        Path file = dir.resolve(names.rdb());
        if (!Files.isReadable(file) || RdbHead.of(file).madeSeconds() < before) {
            throw new NotThisWay("the snapshot that it saved is not at " + file + " here");
        }
        return new ServerFolder(dir, names).copyTo(target, copy, false, true).files();
    }

    private void awaitNoSave() throws IOException {
        for (int i = 0; i < MOST_PAUSES; i++) {
            String info = text("INFO", "persistence");
            if (field(info, "rdb_bgsave_in_progress").equals("0")
                    && !field(info, "aof_rewrite_in_progress").equals("1")) {
                return;
            }
            server.pause();
        }
        throw new NotThisWay("its snapshot does not come to its end");
    }

    private List<KeptFile> sent(Path target, FileCopy copy) throws IOException {
        Path file = target.resolve(DataNames.USUAL.rdb());
        try {
            server.snapshot(file, copy.progress());
        } catch (IOException e) {
            throw new NotThisWay(e.getMessage());
        }
        return List.of(summed(file, copy));
    }

    private List<KeptFile> scanned(Path target, FileCopy copy) throws IOException {
        Path file = target.resolve(DataNames.USUAL.rdb());
        keys.copy(server, file);
        remarks.add("keys were copied one by one: each is whole, but they are not of one moment");
        return List.of(summed(file, copy));
    }

    private static KeptFile summed(Path file, FileCopy copy) throws IOException {
        try (FileChannel channel = FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        long bytes = Files.size(file);
        return new KeptFile(DataNames.USUAL.rdb(), Role.RDB, bytes, copy.sum(file, bytes));
    }
}
