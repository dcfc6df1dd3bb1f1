package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.CommandName;
import dev.rediscover.lesson.ReplyDiff;
import java.util.List;

/** Which commands reply in no order that means anything, so that two replies are the same in any order. */
final class Unordered {
    private static final List<String> ANY = List.of(
            "SMEMBERS",
            "SUNION",
            "SINTER",
            "SDIFF",
            "HKEYS",
            "HVALS",
            "KEYS",
            "PUBSUB CHANNELS",
            "PUBSUB SHARDCHANNELS",
            "COMMAND LIST",
            "TS.QUERYINDEX",
            "FT._LIST",
            "ACL USERS",
            "ACL CAT",
            "ACL LIST");
    private static final List<String> PAIRS = List.of("HGETALL", "CONFIG GET", "PUBSUB NUMSUB", "LATENCY LATEST");

    private Unordered() {}

    /** How the reply of this command is to be compared. */
    static ReplyDiff.Order of(List<Bytes> words) {
        for (String command : ANY) {
            if (CommandName.fits(command, words)) {
                return ReplyDiff.Order.ANY;
            }
        }
        for (String command : PAIRS) {
            if (CommandName.fits(command, words)) {
                return ReplyDiff.Order.PAIRS;
            }
        }
        return ReplyDiff.Order.GIVEN;
    }

    /** Whether the reply is a cursor and an array in no order, as SCAN gives it. */
    static boolean isScan(List<Bytes> words) {
        for (String command : List.of("SCAN", "SSCAN", "HSCAN", "ZSCAN")) {
            if (CommandName.fits(command, words)) {
                return true;
            }
        }
        return false;
    }
}
