package dev.rediscover.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Gives each password of a session a stand-in, always the same, so that what was typed can be written down and still
 * runs: who set {@code >s3cret} and then said {@code AUTH s3cret} is let in when it is played again. Passwords that
 * everybody may read anyway, those that a lesson itself tells, are written as they are.
 */
public final class Disguise {
    private static final String NAME = "secret-";

    private final Predicate<String> known;
    private final Map<String, String> names = new HashMap<>(); // by the hash of the password

    /** {@code known} tells whether a password is no secret. */
    public Disguise(Predicate<String> known) {
        this.known = known;
    }

    /**
     * What is written for a word that is a password, or a rule of ACL SETUSER with one.
     *
     * @param word the word as the engine gets it
     * @param rule whether it is a rule: a sign and a password, or its hash
     * @param raw the word as it was typed, with its quotes
     */
    String of(String word, boolean rule, String raw) {
        String password = rule ? word.substring(1) : word;
        if (password.isEmpty() || known.test(password)) {
            return raw;
        }
        boolean hashed = rule && (word.charAt(0) == '#' || word.charAt(0) == '!');
        String hash = hashed ? password : sha256(password); // the same password, however it is given
        String name = names.getOrDefault(hash, NAME + (names.size() + 1));
        names.put(hash, name);
        return (rule ? word.substring(0, 1) : "") + (hashed ? sha256(name) : name);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
