package dev.rediscover.persist;

/** A file that is no RDB file, or a broken one: the message says where, and what was being read. */
public final class RdbException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, which decides what can be done about it. */
    public enum Kind {
        /** It does not begin as an RDB file. */
        NO_RDB,
        /** It is of a version that is not known. */
        VERSION,
        /** It ends before it is complete; what stands before that is whole. */
        CUT,
        /** Something in it is not well formed. */
        CORRUPT,
        /** All is well formed, and the checksum says otherwise. */
        CHECKSUM
    }

    private final Kind kind;
    private final long offset;

    RdbException(Kind kind, long offset, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.offset = offset;
    }

    public Kind kind() {
        return kind;
    }

    /** How many bytes stand before what is wrong. */
    public long offset() {
        return offset;
    }
}
