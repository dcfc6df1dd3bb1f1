package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Access;
import dev.rediscover.engine.acl.BadRule;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Utf8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that {@code aclfile} names: a line {@code user NAME RULE ...} for each user, words parted by blanks and
 * never quoted, no comments. It counts as a whole or not at all.
 */
public final class UserFile {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_ERRORS = 100;
    private static final String UNKNOWN = "Unknown command or category name in ACL";

    /** Why a file cannot be used, in the words of Redis; what is wrong with each line. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        Fault(String message) {
            super(message, null, false, false);
        }
    }

    private final String name;
    private final Access access;
    private final Map<Bytes, User> users = new LinkedHashMap<>();
    private final StringBuilder errors = new StringBuilder();
    private int count;

    private UserFile(String name, Access access) {
        this.name = name;
        this.access = access;
    }

    /**
     * Lets the users of a file be the users of {@code access}, and no others.
     *
     * @param name what the file is called in errors: as the configuration has it
     * @throws Fault if it cannot be read or used; then the users are as they were
     */
    public static void load(Path file, String name, Access access) throws Fault {
        UserFile loaded = new UserFile(name, access);
        loaded.read(content(file, name));
        if (loaded.count > 0) {
            throw new Fault(loaded.errors
                    + "WARNING: ACL errors detected, no change to the previously active ACL rules was performed");
        }
        loaded.become();
    }

    /**
     * Writes the users of {@code access} to a file. Readers see the old content or the new, never a part of one.
     *
     * @throws IOException if it cannot be written; then it is as it was
     */
    public static void save(Path file, Access access) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (User user : access.users()) {
            out.write(user.describe().array());
            out.write('\n');
        }
        ConfigFile.replace(file, out.toByteArray());
    }

    private static byte[] content(Path file, String name) throws Fault {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw new Fault("Error loading ACLs, file '" + name + "' has more than " + (MOST_BYTES >> 20) + " MB");
            }
            return content;
        } catch (IOException e) {
            throw new Fault("Error loading ACLs, opening file '" + name + "': " + reason(e));
        }
    }

    private static String reason(IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        return fault instanceof AccessDeniedException ? "Permission denied" : fault.getMessage();
    }

    private void read(byte[] content) {
        int from = 0;
        for (int line = 1; from < content.length; line++) {
            int end = from;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            List<Bytes> words = words(ConfigReader.trimmed(content, from, end));
            if (!words.isEmpty()) {
                readLine(line, words);
            }
            from = end + 1;
        }
    }

    /** The words of a line, which are parted by blanks and never quoted. */
    static List<Bytes> words(Bytes line) {
        List<Bytes> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.at(i) == ' ') {
                if (i > from) {
                    words.add(line.slice(from, i));
                }
                from = i + 1;
            }
        }
        return words;
    }

    private void readLine(int line, List<Bytes> words) {
        String place = name + ":" + line;
        if (words.size() < 2 || !words.get(0).equals(Bytes.of("user"))) {
            error(place + " should start with user keyword followed by the username. ");
            return;
        }
        Bytes user = words.get(1);
        if (!Rules.isName(user)) {
            error("'" + place + ": username '" + Utf8.text(user) + "' contains invalid characters. ");
        } else if (users.containsKey(user)) {
            error("WARNING: Duplicate user '" + Utf8.text(user) + "' found on line " + line + ". ");
        } else {
            users.put(user, applied(place, access.create(user), words.subList(2, words.size())));
        }
    }

    /** The user with the rules of a line; unknown commands are told one by one, of other errors the first. */
    private User applied(String place, User fresh, List<Bytes> words) {
        User user = fresh;
        boolean told = false;
        for (List<Bytes> rule : Selectors.joined(words)) {
            try {
                user = access.rules().apply(user, rule, access.allChannelsByDefault());
            } catch (BadRule e) {
                if (e.reason().equals(UNKNOWN)) {
                    error(place + ": Error in applying operation '" + Utf8.text(e.rule()) + "': " + UNKNOWN + ". ");
                } else if (!told) {
                    error(place + ": " + e.reason() + ". ");
                    told = true;
                }
            }
        }
        return user;
    }

    private void error(String sentence) {
        if (++count <= MOST_ERRORS) {
            errors.append(sentence);
        } else if (count == MOST_ERRORS + 1) {
            errors.append("And more. ");
        }
    }

    private void become() {
        if (!users.containsKey(Rules.DEFAULT_USER)) {
            users.put(Rules.DEFAULT_USER, access.rules().createDefault());
        }
        for (User old : access.users()) {
            if (!users.containsKey(old.name())) {
                access.delete(old.name());
            }
        }
        users.values().forEach(access::put);
    }
}
