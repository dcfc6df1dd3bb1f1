package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;

/** LCS: the longest common subsequence of two strings, by the textbook table of lengths of common prefixes. */
final class LongestSubsequence {
    private final Bytes a;
    private final Bytes b;
    private boolean wantsLength;
    private boolean wantsRanges;
    private boolean wantsMatchLengths;
    private long shortest;

    private final List<Reply> matches = new ArrayList<>();
    private final byte[] found;
    private int left; // how much of the subsequence is still to be found
    private int aFrom = -1; // the run of equal bytes being followed; -1 if none
    private int aTo;
    private int bFrom;
    private int bTo;

    /** Looks the two strings up, then reads the options, in Redis's order. */
    LongestSubsequence(Call c) {
        Args args = c.args();
        Value first = c.db().read(args.next());
        Value second = c.db().read(args.next());
        a = string(first);
        b = string(second);
        readOptions(args);
        if ((a.length() + 1L) * (b.length() + 1L) * Integer.BYTES > c.engine().longestString()) {
            throw Errors.LCS_TOO_LONG.raise();
        }
        found = new byte[Math.min(a.length(), b.length())];
    }

    private static Bytes string(Value value) {
        if (value != null && !(value instanceof StringValue)) {
            throw Errors.LCS_NOT_STRINGS.raise();
        }
        return value == null ? Bytes.EMPTY : ((StringValue) value).bytes();
    }

    private void readOptions(Args args) {
        while (args.hasNext()) {
            if (args.take("IDX")) {
                wantsRanges = true;
            } else if (args.take("LEN")) {
                wantsLength = true;
            } else if (args.take("WITHMATCHLEN")) {
                wantsMatchLengths = true;
            } else if (args.remaining() > 1 && args.take("MINMATCHLEN")) {
                shortest = Math.max(0, args.integer());
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        if (wantsRanges && wantsLength) {
            throw Errors.LCS_LEN_AND_IDX.raise();
        }
    }

    Reply reply() {
        int[][] lengths = lengths();
        int length = lengths[a.length()][b.length()];
        if (wantsLength) {
            return Reply.of(length);
        }
        walkBack(lengths, length);
        if (!wantsRanges) {
            return Reply.of(Bytes.copyOf(found, 0, length));
        }
        return new Reply.MapOf(
                List.of(Reply.bulk("matches"), Reply.array(matches), Reply.bulk("len"), Reply.of(length)));
    }

    private int[][] lengths() {
        int[][] lengths = new int[a.length() + 1][b.length() + 1];
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                lengths[i][j] = a.at(i - 1) == b.at(j - 1)
                        ? lengths[i - 1][j - 1] + 1
                        : Math.max(lengths[i - 1][j], lengths[i][j - 1]);
            }
        }
        return lengths;
    }

    /** Follows the table from its end, gathering the subsequence and the runs of adjacent equal bytes. */
    private void walkBack(int[][] lengths, int length) {
        left = length;
        int i = a.length();
        int j = b.length();
        while (i > 0 && j > 0 && left > 0) {
            if (a.at(i - 1) == b.at(j - 1)) {
                found[--left] = (byte) a.at(i - 1);
                extend(i - 1, j - 1);
                i--;
                j--;
            } else {
                closeRun();
                if (lengths[i - 1][j] > lengths[i][j - 1]) {
                    i--;
                } else {
                    j--;
                }
            }
        }
        closeRun();
    }

    private void extend(int i, int j) {
        if (aFrom < 0) {
            aTo = i;
            bTo = j;
        }
        aFrom = i;
        bFrom = j;
    }

    private void closeRun() {
        if (aFrom < 0) {
            return;
        }
        int length = aTo - aFrom + 1;
        if (length >= shortest) {
            List<Reply> match = new ArrayList<>(
                    List.of(Reply.array(Reply.of(aFrom), Reply.of(aTo)), Reply.array(Reply.of(bFrom), Reply.of(bTo))));
            if (wantsMatchLengths) {
                match.add(Reply.of(length));
            }
            matches.add(Reply.array(match));
        }
        aFrom = -1;
    }
}
