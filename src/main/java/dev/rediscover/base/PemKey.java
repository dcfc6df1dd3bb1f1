package dev.rediscover.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The private key in a PEM file: PKCS#8 (RFC 5208), plain or encrypted, RSA keys as PKCS#1 has them (RFC 8017) and keys
 * on elliptic curves as SEC 1 has them (RFC 5915), the last two also encrypted in the old way of OpenSSL.
 */
final class PemKey {
    private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d010101"); // 1.2.840.113549.1.1.1
    private static final byte[] RSA_PSS = HexFormat.of().parseHex("06092a864886f70d01010a"); // 1.2.840.113549.1.1.10
    private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201"); // 1.2.840.10045.2.1
    private static final byte[] ED25519 = HexFormat.of().parseHex("06032b6570"); // 1.3.101.112
    private static final byte[] ED448 = HexFormat.of().parseHex("06032b6571"); // 1.3.101.113
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final byte[] NULL = {Der.NULL, 0};

    private final PemFile file;
    private final String pass;

    private PemKey(PemFile file, String pass) {
        this.file = file;
        this.pass = pass;
    }

    /**
     * The first private key in {@code file}.
     *
     * @param pass the pass phrase; empty for none
     * @throws IOException naming the file and what is wrong
     */
    static PrivateKey read(String file, String pass) throws IOException {
        return new PemKey(PemFile.read(file), pass).read();
    }

    private PrivateKey read() throws IOException {
        for (PemFile.Block block : file.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                try {
                    return key(pkcs8(block));
                } catch (Der.Malformed e) {
                    throw file.fault(block.line(), "the private key cannot be read: " + e.getMessage());
                } catch (GeneralSecurityException e) {
                    throw file.fault(block.line(), "the private key cannot be used: " + e.getMessage());
                }
            }
        }
        throw file.fault(0, "holds no private key (want a block that begins with -----BEGIN PRIVATE KEY-----)");
    }

    private byte[] pkcs8(PemFile.Block block) throws IOException, Der.Malformed, GeneralSecurityException {
        switch (block.label()) {
            case "PRIVATE KEY":
                return block.data();
            case "ENCRYPTED PRIVATE KEY":
                return decrypted(block);
            case "RSA PRIVATE KEY":
                return Der.put(
                        Der.SEQUENCE, VERSION_0, Der.put(Der.SEQUENCE, RSA, NULL), Der.put(Der.OCTETS, oldKey(block)));
            case "EC PRIVATE KEY":
                byte[] key = oldKey(block);
                return Der.put(
                        Der.SEQUENCE,
                        VERSION_0,
                        Der.put(Der.SEQUENCE, EC, curve(block, key)),
                        Der.put(Der.OCTETS, key));
            default:
                throw file.fault(block.line(), "no TLS key can be a " + block.label());
        }
    }

    private PrivateKey key(byte[] pkcs8) throws Der.Malformed, GeneralSecurityException {
        Der key = new Der(pkcs8).inside(Der.SEQUENCE);
        key.inside(Der.INTEGER);
        byte[] id = key.inside(Der.SEQUENCE).element();
        return KeyFactory.getInstance(algorithm(id)).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static String algorithm(byte[] id) throws Der.Malformed {
        if (Arrays.equals(id, RSA)) {
            return "RSA";
        } else if (Arrays.equals(id, RSA_PSS)) {
            return "RSASSA-PSS";
        } else if (Arrays.equals(id, EC)) {
            return "EC";
        } else if (Arrays.equals(id, ED25519) || Arrays.equals(id, ED448)) {
            return "EdDSA";
        }
        throw new Der.Malformed("its algorithm is none of RSA, EC and EdDSA");
    }

    /** The curve of a key in the form of SEC 1: inside the key, or in a block of its own. */
    private byte[] curve(PemFile.Block block, byte[] sec1) throws IOException, Der.Malformed {
        Der key = new Der(sec1).inside(Der.SEQUENCE);
        key.inside(Der.INTEGER);
        key.inside(Der.OCTETS);
        if (key.tag() == 0xa0) {
            return key.inside(0xa0).rest();
        }
        List<PemFile.Block> parameters = file.blocks("EC PARAMETERS");
        if (parameters.isEmpty()) {
            throw file.fault(block.line(), "the private key does not say its curve");
        }
        return parameters.get(0).data();
    }

    // ---- encrypted keys

    private byte[] decrypted(PemFile.Block block) throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo info = encrypted(block);
        AlgorithmParameters parameters = info.getAlgParameters();
        if (parameters == null) {
            throw unknownEncryption(block, info.getAlgName());
        }
        // Of the second scheme of PKCS#5 the parameters say which of its many forms this is.
        String text = parameters.toString();
        String form = text != null && text.startsWith("PBE") ? text : info.getAlgName();
        try {
            Cipher cipher = Cipher.getInstance(form);
            PBEKeySpec phrase = new PBEKeySpec(phraseFor(block).toCharArray());
            cipher.init(Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(form).generateSecret(phrase), parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (NoSuchAlgorithmException e) {
            throw unknownEncryption(block, form);
        } catch (GeneralSecurityException e) {
            throw wrongPhrase(block);
        }
    }

    private EncryptedPrivateKeyInfo encrypted(PemFile.Block block) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(block.data());
        } catch (IOException e) {
            throw unknownEncryption(block, e.getMessage());
        }
    }

    private IOException unknownEncryption(PemFile.Block block, String detail) {
        return file.fault(
                block.line(),
                "the private key is encrypted in a way that Java does not know (" + detail
                        + "); openssl pkcs8 -topk8 -v2 aes256 writes it in one that it does");
    }

    private String phraseFor(PemFile.Block block) throws IOException {
        if (pass.isEmpty()) {
            throw file.fault(block.line(), "the private key is encrypted and no pass phrase was given");
        }
        return pass;
    }

    private IOException wrongPhrase(PemFile.Block block) {
        return file.fault(block.line(), "the pass phrase does not open this private key");
    }

    /** The data of a block of the old forms, decrypted if its header says that it is encrypted. */
    private byte[] oldKey(PemFile.Block block) throws IOException, GeneralSecurityException {
        if (block.cipher().isEmpty()) {
            return block.data();
        }
        int comma = block.cipher().indexOf(',');
        String name = block.cipher().substring(0, Math.max(comma, 0)).toUpperCase(Locale.ROOT);
        int keyLength = switch (name) {
            case "AES-128-CBC" -> 16;
            case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
            case "AES-256-CBC" -> 32;
            default ->
                throw file.fault(
                        block.line(), "the private key is encrypted with '" + block.cipher() + "'; want AES-256-CBC");
        };
        try {
            byte[] start =
                    HexFormat.of().parseHex(block.cipher().substring(comma + 1).strip());
            boolean aes = name.startsWith("AES");
            Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
            byte[] secret = secret(phraseFor(block), start, keyLength);
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(secret, aes ? "AES" : "DESede"), new IvParameterSpec(start));
            return cipher.doFinal(block.data());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw wrongPhrase(block);
        }
    }

    /** How OpenSSL made keys of pass phrases: one round of MD5, salted with the first 8 bytes of the start value. */
    private static byte[] secret(String pass, byte[] start, int length) throws GeneralSecurityException {
        byte[] secret = new byte[length];
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] digest = {};
        for (int at = 0; at < length; at += digest.length) {
            md5.update(digest);
            md5.update(pass.getBytes(StandardCharsets.UTF_8));
            md5.update(start, 0, 8);
            digest = md5.digest();
            System.arraycopy(digest, 0, secret, at, Math.min(digest.length, length - at));
        }
        return secret;
    }
}
