package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The names of scripts. */
final class Digest {
    private Digest() {}

    /** SHA-1 in 40 lower-case hexadecimal digits. */
    static Bytes sha1(Bytes text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.array());
            return Bytes.of(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
