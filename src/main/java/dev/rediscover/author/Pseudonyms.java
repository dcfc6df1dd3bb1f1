package dev.rediscover.author;

import dev.rediscover.base.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in the place of learners' names. They hang on the name and on a salt (HMAC-SHA-256, RFC 2104), so they are the
 * same wherever the salt is, and nobody finds the name without it.
 */
public final class Pseudonyms {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 7;

    private final byte[] salt;
    private final Map<String, String> names = new TreeMap<>();

    /** {@code salt}: what whoever may find the names again has to keep; not empty. */
    public Pseudonyms(Bytes salt) {
        this.salt = salt.array().clone();
    }

    /** The pseudonym of a name. */
    synchronized String of(String name) {
        return names.computeIfAbsent(name, this::made);
    }

    /** Every name that was asked for, and its pseudonym. */
    public synchronized Map<String, String> key() {
        return new TreeMap<>(names);
    }

    private String made(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt, "HmacSHA256"));
            byte[] digest = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            StringBuilder made = new StringBuilder("learner-");
            for (int i = 0; i < LENGTH; i++) {
                made.append(LETTERS.charAt((digest[i] & 0xff) % LETTERS.length()));
            }
            return made.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
