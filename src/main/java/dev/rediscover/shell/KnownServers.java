package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Utf8;
import dev.rediscover.transcript.Secrets;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The servers with a name, in the file {@code connections} of the state folder, which its owner writes. A line is a
 * name and the words that would stand behind {@code rediscover connect}; {@code #} begins a remark:
 *
 * <pre>
 * shop   -h 10.0.0.5 --user app --tls --production shop
 * mine   redis://127.0.0.1:7000/2
 * </pre>
 */
public final class KnownServers {
    private static final int MOST = 1000;

    private final Map<String, List<String>> servers = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final String file;

    private KnownServers(String file) {
        this.file = file;
    }

    /** Those of {@code state}; none where that is {@code null} or has no such file. */
    public static KnownServers of(StateFolder state) {
        File file = state == null ? null : state.file("connections");
        KnownServers known = new KnownServers(file == null ? "" : file.getPath());
        if (file != null && file.isFile()) {
            known.read(file);
        }
        return known;
    }

    private void read(File file) {
        try (BufferedReader in = new BufferedReader(new FileReader(file, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null && number < MOST; line = in.readLine()) {
                take(line.strip(), ++number);
            }
        } catch (IOException e) {
            complaints.add(file + " cannot be read: " + e.getMessage());
        }
    }

    private void take(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        CommandLine split = CommandLine.split(line);
        List<String> words = new ArrayList<>();
        for (Bytes word : split.words()) {
            words.add(Utf8.text(word));
        }
        if (!split.ok() || words.size() < 2 || !Words.isName(words.get(0))) {
            complaints.add(file + ":" + number + ": a line is a name and where that server is, such as"
                    + " \"mine redis://127.0.0.1:7000\"");
            return;
        }
        if (Secrets.has(":connect " + line)) {
            complaints.add(file + ":" + number + ": there is a password in this line, for whoever can read the file;"
                    + " --askpass asks for it instead");
        }
        servers.put(words.get(0), words.subList(1, words.size()));
    }

    /** The words that {@code name} stands for; {@code null} if it is no name of a server. */
    List<String> find(String name) {
        return servers.get(name);
    }

    /** The names, in the order of the file. */
    List<String> names() {
        return new ArrayList<>(servers.keySet());
    }

    /** What is wrong with the file, a sentence each. */
    public List<String> complaints() {
        return complaints;
    }

    /** Where the file is, or would be; empty if nothing is kept. */
    String file() {
        return file;
    }
}
