package dev.rediscover.transcript;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A chain of hashes over a file as it grows. Each mark is the beginning of SHA-256 of the hash behind the mark before
 * and of all bytes since, so that it depends on everything above it.
 */
final class ChainState {
    /** What stands between a line and its mark. */
    static final String MARK = " chain=";

    /** Hexadecimal digits of a mark: enough that no accident hits one, few enough to be read past. */
    static final int DIGITS = 16;

    private final MessageDigest digest;

    ChainState() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Takes bytes of the file; a mark's own are not among them. */
    void add(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
    }

    void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The mark for what was taken so far; the next one goes on from here. */
    String mark() {
        byte[] hash = digest.digest();
        digest.update(hash);
        StringBuilder text = new StringBuilder(DIGITS);
        for (int i = 0; i < DIGITS / 2; i++) {
            text.append(Character.forDigit(hash[i] >> 4 & 15, 16)).append(Character.forDigit(hash[i] & 15, 16));
        }
        return text.toString();
    }
}
