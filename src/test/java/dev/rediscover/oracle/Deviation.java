package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.util.List;

/**
 * Where this engine answers otherwise than redis-server 7.0 on purpose, and why: it says of itself that it is 8.0. This
 * list is the only one; whatever is not on it is a bug.
 */
enum Deviation {
    SCORE_DIGITS(
            "Since 7.2 a double is printed with the fewest digits that give it back (0.1, not 0.10000000000000001).") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return sameNumber(real, ours);
        }
    },
    ENDLESS_TIMEOUTS("7.0 takes a time-out that is too large for one below 0; later versions say what is wrong.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return real.equals(Errors.TIMEOUT_NEGATIVE.reply()) && ours.equals(Errors.TIMEOUT_OUT_OF_RANGE.reply());
        }
    },
    LEAST_RANK("Since 7.2 LPOS refuses the least rank, whose opposite is no 64-bit number.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            String most = Long.toString(Long.MAX_VALUE);
            return line.get(0).is("LPOS") && ours.equals(Errors.BETWEEN.reply("-" + most, most));
        }
    },
    ARGUMENTS_FIRST("Since 7.2 BITCOUNT and BITPOS read all their arguments before they look at the key.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return (line.get(0).is("BITCOUNT") || line.get(0).is("BITPOS"))
                    && (ours.equals(Errors.SYNTAX.reply()) || ours.equals(Errors.NOT_INTEGER.reply()))
                    && (!real.isError() || real.equals(Errors.WRONG_TYPE.reply()));
        }
    },
    LAST_DIGITS("Sines of different libraries differ in their last digit, and so do distances that STOREDIST keeps.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return sameNumber(real, ours, 1e-10);
        }
    },
    RANK_WITH_SCORE("Since 7.2 ZRANK and ZREVRANK take WITHSCORE, so a fourth word is looked at.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return (line.get(0).is("ZRANK") || line.get(0).is("ZREVRANK"))
                    && line.size() == 4
                    && ours.equals(Errors.SYNTAX.reply());
        }
    },
    STALE_OVERFLOW(
            "SORT of redis-server reads errno without clearing it: an earlier overflow spoils all its weights.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return (line.get(0).is("SORT") || line.get(0).is("SORT_RO"))
                    && real.equals(Errors.SORT_NOT_NUMBERS.reply())
                    && ours.kind() == Reply.Kind.ARRAY;
        }
    },
    SORT_CONVERTS("redis-server turns a sorted set that is sorted into a skip list; reading changes nothing here.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return line.get(0).is("OBJECT")
                    && real.equals(Reply.bulk("skiplist"))
                    && ours.equals(Reply.bulk("listpack"));
        }
    },
    NOTHING_SHARED(
            "redis-server keeps one copy of each small integer for all keys; here every value belongs to its key.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return line.get(0).is("OBJECT")
                    && line.get(1).is("REFCOUNT")
                    && real.equals(Reply.of(Integer.MAX_VALUE))
                    && ours.equals(Reply.ONE);
        }
    },
    EQUAL_DISTANCES("Of places at the same distance COUNT takes any; in redis-server its partial sort decides which.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            boolean counts =
                    line.get(0).latin1().toUpperCase(java.util.Locale.ROOT).startsWith("GEO")
                            && line.stream().anyMatch(word -> word.is("COUNT"));
            return counts && real instanceof Reply.Arr && withoutNames(real).equals(withoutNames(ours));
        }

        /** What is told of each place besides its name; how many places, where nothing else is told. */
        private List<Object> withoutNames(Reply places) {
            List<Object> facts = new java.util.ArrayList<>();
            for (Reply place : ((Reply.Arr) places).items()) {
                facts.add(
                        place instanceof Reply.Arr told
                                ? told.items().subList(1, told.items().size())
                                : "a place");
            }
            return facts;
        }
    },
    COMPACT_ENCODINGS("Since 7.2 short lists and short sets of texts are listpacks, not quicklist and hashtable.") {
        @Override
        boolean explains(List<Bytes> line, Reply real, Reply ours) {
            return line.get(0).is("OBJECT")
                    && line.size() == 3
                    && line.get(1).is("ENCODING")
                    && ours.equals(Reply.bulk("listpack"))
                    && (real.equals(Reply.bulk("quicklist")) || real.equals(Reply.bulk("hashtable")));
        }
    };

    private final String reason;

    Deviation(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    /** Whether this is the reason why {@code line} got {@code real} from redis-server and {@code ours} here. */
    abstract boolean explains(List<Bytes> line, Reply real, Reply ours);

    private static boolean sameNumber(Reply real, Reply ours) {
        return sameNumber(real, ours, 0);
    }

    /** Whether the replies are the same but for numbers that differ by no more than that share of them. */
    private static boolean sameNumber(Reply real, Reply ours, double share) {
        List<Reply> theirs = Comparison.items(real);
        List<Reply> mine = Comparison.items(ours);
        if (theirs != null && mine != null && real.kind() == ours.kind() && theirs.size() == mine.size()) {
            for (int i = 0; i < theirs.size(); i++) {
                Reply left = theirs.get(i);
                Reply right = mine.get(i);
                if (!left.equals(right) && !sameNumber(left, right, share)) {
                    return false;
                }
            }
            return true;
        }
        if (real instanceof Reply.Dbl a && ours instanceof Reply.Dbl b) {
            return near(a.value(), b.value(), share);
        }
        return real instanceof Reply.Bulk a && ours instanceof Reply.Bulk b && sameNumber(a.value(), b.value(), share);
    }

    private static boolean sameNumber(Bytes real, Bytes ours, double share) {
        try {
            return near(Double.parseDouble(real.latin1()), Double.parseDouble(ours.latin1()), share);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean near(double real, double ours, double share) {
        return real == ours || Math.abs(real - ours) <= share * Math.abs(real);
    }
}
