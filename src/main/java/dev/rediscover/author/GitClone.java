package dev.rediscover.author;

import dev.rediscover.base.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Packs from git repositories, by the user's own {@code git}. Nothing of the repository is checked out, so no hook,
 * filter, link or submodule of it is ever looked at: its newest files are asked for as a zip file, which is read like
 * any other from strangers. Git may ask nothing, speaks https, ssh and to this machine's own files, and has two minutes
 * and little room.
 */
final class GitClone {
    private static final long MOST_MILLIS = 120_000;
    private static final long MOST_ROOM = 128L << 20;
    private static final int MOST_ZIP = (int) PackFiles.MOST_TOTAL + (8 << 20);
    private static final int MOST_SAID = 64 * 1024;
    private static final int POLL_MILLIS = 100;

    private final Path room;
    private final Watcher watcher;
    private final long until;

    private GitClone(Path room, Watcher watcher) {
        this.room = room;
        this.watcher = watcher;
        this.until = Clock.system().millis() + MOST_MILLIS;
    }

    /** Whether somebody means an address, not a file: {@code https://…}, {@code git@host:path}, {@code ext::…}. */
    static boolean isAddress(String name) {
        int colon = name.indexOf(':');
        boolean drive = colon == 1 && Character.isLetter(name.charAt(0));
        int slash = name.indexOf('/');
        return colon >= 0 && !drive && (slash < 0 || colon < slash);
    }

    /** The address, if it is of a kind that is allowed. */
    static String checked(String address) throws PackRefused {
        String shown = FileNames.shown(address);
        if (address.startsWith("-") || address.contains("::")) {
            throw new PackRefused("the address " + shown + " is refused: it would have git run a program");
        }
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) <= ' ' || address.charAt(i) == 0x7f) {
                throw new PackRefused("the address " + shown + " is refused: it holds a blank or a control character");
            }
        }
        int scheme = address.indexOf("://");
        String kind = scheme < 0 ? "ssh" : address.substring(0, scheme);
        String rest = scheme < 0 ? address : address.substring(scheme + 3);
        int end = scheme < 0 ? rest.indexOf(':') : rest.indexOf('/');
        String host = end < 0 ? rest : rest.substring(0, end);
        host = host.substring(host.lastIndexOf('@') + 1);
        boolean known = kind.equals("https") || kind.equals("ssh") || kind.equals("file");
        if (!known) {
            throw new PackRefused(
                    "the address " + shown + " is refused: packs are fetched by https, ssh, or from a path");
        }
        String user = rest.substring(0, Math.max(0, rest.indexOf('@')));
        boolean odd = host.startsWith("-") || user.startsWith("-") || host.isEmpty() && !kind.equals("file");
        if (odd) {
            throw new PackRefused("the address " + shown + " is refused: it names no host");
        }
        return address;
    }

    /**
     * The files in the newest state of a repository.
     *
     * @param version a tag of it, with or without a {@code v} before; empty for its main branch
     */
    static PackFiles of(String address, String version, Watcher watcher) throws IOException {
        Path room = Files.createTempDirectory("rediscover-pack");
        try {
            return new GitClone(room, watcher).fetch(address, version);
        } finally {
            PackFolder.delete(room);
        }
    }

    private PackFiles fetch(String address, String version) throws IOException {
        List<String> options =
                List.of("clone", "--bare", "--depth", "1", "--single-branch", "--no-tags", "--template=", "--progress");
        String failed = "";
        for (String tag : version.isEmpty() ? List.of("") : List.of(version, "v" + version)) {
            List<String> words = new ArrayList<>(options);
            if (!tag.isEmpty()) {
                words.add("--branch=" + tag);
            }
            words.addAll(List.of("--", address, room.resolve("repository").toString()));
            failed = run(words, null);
            if (failed.isEmpty()) {
                break;
            }
            PackFolder.delete(room.resolve("repository"));
        }
        if (!failed.isEmpty()) {
            throw new PackRefused("git could not fetch " + FileNames.shown(address) + ": " + failed);
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        String repository = room.resolve("repository").toString();
        failed = run(List.of("--git-dir=" + repository, "archive", "--format=zip", "-0", "HEAD"), zip);
        if (!failed.isEmpty()) {
            throw new PackRefused("git could not give the files of " + FileNames.shown(address) + ": " + failed);
        }
        return PackZip.read(zip.toByteArray());
    }

    /** Runs git; returns why it failed, empty if it did not. */
    private String run(List<String> words, ByteArrayOutputStream into) throws IOException {
        Process git = start(words);
        git.getOutputStream().close();
        Said said = new Said(git.getErrorStream());
        Thread listener = new Thread(said, "git-says");
        listener.setDaemon(true);
        listener.start();
        Output output = new Output(git.getInputStream(), into);
        Thread reader = new Thread(output, "git-gives");
        reader.setDaemon(true);
        reader.start();
        try {
            String stopped = watch(git, said, output);
            reader.join(POLL_MILLIS * 10);
            listener.join(POLL_MILLIS * 10);
            if (stopped.isEmpty() && output.tooMuch) {
                return "it is larger than " + (MOST_ZIP >> 20) + " MB";
            }
            return !stopped.isEmpty() ? stopped : git.exitValue() == 0 ? "" : said.lastLine();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was at work", e);
        } finally {
            stop(git);
        }
    }

    private static void stop(Process git) {
        git.descendants().forEach(ProcessHandle::destroyForcibly);
        git.destroyForcibly();
    }

    /** Waits for git; returns why it was stopped, empty if it came to its end. */
    private String watch(Process git, Said said, Output output) throws IOException, InterruptedException {
        while (!git.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            watcher.at(said.percent, 100, said.stage);
            if (Clock.system().millis() > until) {
                return "it took more than " + MOST_MILLIS / 1000 + " seconds";
            }
            if (output.tooMuch || size() > MOST_ROOM) {
                return "it is larger than a pack may be";
            }
        }
        return "";
    }

    private Process start(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        for (String setting : List.of(
                "core.hooksPath=/dev/null",
                "core.fsmonitor=false",
                "core.askPass=",
                "protocol.allow=never",
                "protocol.https.allow=always",
                "protocol.ssh.allow=always",
                "protocol.file.allow=always",
                "protocol.ext.allow=never",
                "submodule.recurse=false",
                "transfer.fsckObjects=true",
                "advice.detachedHead=false")) {
            command.add("-c");
            command.add(setting);
        }
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(room.toFile());
        var env = builder.environment();
        env.keySet().removeIf(name -> name.startsWith("GIT_"));
        env.put("GIT_TERMINAL_PROMPT", "0");
        env.put("GIT_LFS_SKIP_SMUDGE", "1");
        env.put("GIT_SSH_COMMAND", "ssh -oBatchMode=yes");
        env.put("GIT_CEILING_DIRECTORIES", room.toString());
        env.put("GCM_INTERACTIVE", "never");
        env.put("SSH_ASKPASS", "");
        env.put("LC_ALL", "C");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("git cannot be run: install it, or fetch the pack as a zip file", e);
        }
    }

    private long size() throws IOException {
        long[] total = {0};
        Files.walkFileTree(room, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                total[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
                return FileVisitResult.CONTINUE; // git took it away meanwhile
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException fault) {
                return FileVisitResult.CONTINUE;
            }
        });
        return total[0];
    }

    /** What git says of its progress and its failures, to be shown without control characters. */
    private static final class Said implements Runnable {
        private final InputStream in;
        private volatile int percent;
        private volatile String stage = "asking";
        private volatile String last = "";

        Said(InputStream in) {
            this.in = in;
        }

        @Override
        public void run() {
            StringBuilder line = new StringBuilder();
            try (in) {
                for (int c = in.read(); c >= 0; c = in.read()) {
                    if (c == '\n' || c == '\r') {
                        take(line.toString().strip());
                        line.setLength(0);
                    } else if (line.length() < MOST_SAID) {
                        line.append((char) c);
                    }
                }
            } catch (IOException e) {
                // It has come to its end; what was said before counts.
            }
            take(line.toString().strip());
        }

        /** Lines such as {@code Receiving objects:  45% (9/20)}; anything else may be why it failed. */
        private void take(String line) {
            int sign = line.indexOf('%');
            int colon = line.indexOf(':');
            if (sign > 0 && colon > 0 && colon < sign) {
                try {
                    percent = Integer.parseInt(line.substring(colon + 1, sign).strip());
                    stage = FileNames.shown(line.substring(0, colon));
                    return;
                } catch (NumberFormatException e) {
                    // No progress after all.
                }
            }
            if (!line.isEmpty() && (!last.startsWith("fatal:") || line.startsWith("fatal:"))) {
                last = line;
            }
        }

        String lastLine() {
            String text = last.startsWith("fatal: ") ? last.substring(7) : last;
            String utf8 = new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return text.isEmpty() ? "it says nothing" : FileNames.shown(utf8);
        }
    }

    /** What git gives. */
    private static final class Output implements Runnable {
        private final InputStream in;
        private final ByteArrayOutputStream into;
        private volatile boolean tooMuch;

        Output(InputStream in, ByteArrayOutputStream into) {
            this.in = in;
            this.into = into;
        }

        @Override
        public void run() {
            byte[] part = new byte[8192];
            try (in) {
                for (int length = in.read(part); length >= 0 && !tooMuch; length = in.read(part)) {
                    if (into != null) {
                        into.write(part, 0, length);
                        tooMuch = into.size() > MOST_ZIP;
                    }
                }
            } catch (IOException e) {
                // It has come to its end; the zip file tells whether it is whole.
            }
        }
    }
}
