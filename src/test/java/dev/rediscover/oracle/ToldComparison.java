package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.oracle.AofTail.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether two servers have told the same of changes. Both run by the real clock, one a little after the other, so
 * moments and the ids that are made of them may differ by {@value #TOLERANCE} ms; chance chooses other members; and
 * how the names of commands and words are spelled does not count, as a real server keeps the spelling of the client in
 * some places and not in others.
 *
 * <p>On purpose we tell otherwise than 7.0:
 *
 * <ul>
 *   <li>behind what XREADGROUP gave out, how many entries the group has read, as since 7.4; else it is lost;
 *   <li>a consumer that XREADGROUP NOACK makes when it begins to wait, as since 7.2, not when it is served;
 *   <li>the first entry that is left as the threshold of MINID ~; 7.0 may take one that is deleted, with the same
 *       effect;
 *   <li>a string that BITFIELD made longer before OVERFLOW FAIL stopped it, which 7.0 forgets;
 *   <li>DEL for a due key that WATCH, EXEC or the place of an empty result meets; 7.0 leaves the first two lying, and
 *       repeats the command for the last, with the same effect.
 * </ul>
 */
final class ToldComparison {
    private static final long TOLERANCE = 3_000;
    private static final long FIRST_MOMENT = 1_700_000_000_000L;

    /** Members that chance chose. */
    private static final Set<String> RANDOM = Set.of("SREM");

    private ToldComparison() {}

    static boolean same(List<Told> real, List<Told> told) {
        List<Told> ours = as7(told);
        if (real.size() != ours.size()) {
            return false;
        }
        for (int i = 0; i < real.size(); i++) {
            if (!same(real.get(i), ours.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@code told} as 7.0 would have it, which does not say how many entries a group has read; since 7.4 XGROUP SETID
     * comes behind what XREADGROUP gave out.
     */
    private static List<Told> as7(List<Told> told) {
        List<Told> left = new ArrayList<>();
        for (Told each : told) {
            Told last = left.isEmpty() ? null : left.get(left.size() - 1);
            boolean read = last != null
                    && last.argv().get(0).is("XCLAIM")
                    && each.argv().get(0).is("XGROUP")
                    && each.argv().get(1).is("SETID")
                    && each.argv().contains(Bytes.of("ENTRIESREAD"));
            if (!read) {
                left.add(each);
            }
        }
        for (int i = 0; i + 2 < left.size(); i++) {
            if (left.get(i).argv().get(0).is("MULTI")
                    && left.get(i + 2).argv().get(0).is("EXEC")) {
                left.remove(i + 2);
                left.remove(i);
            }
        }
        return left;
    }

    private static boolean same(Told real, Told ours) {
        if (real.db() != ours.db() || real.argv().size() != ours.argv().size()) {
            return false;
        }
        for (int i = 0; i < real.argv().size(); i++) {
            if (!same(real.argv().get(i), ours.argv().get(i))) {
                boolean drawn = i >= 2 && RANDOM.contains(ours.argv().get(0).latin1());
                // where entries at the front are deleted a real one takes such an id for the first; it says the same
                boolean first = i > 2
                        && ours.argv().get(i - 2).is("MINID")
                        && ours.argv().get(i - 1).is("=");
                if (!drawn && !first) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(Bytes real, Bytes ours) {
        if (real.equals(ours) || real.latin1().equalsIgnoreCase(ours.latin1())) {
            return true;
        }
        if (ours.latin1().equals(real.latin1() + "-0")) {
            return true; // an id as it was typed, and as it is
        }
        List<Long> theirs = numbers(real);
        List<Long> mine = numbers(ours);
        if (theirs.isEmpty() || theirs.size() != mine.size()) {
            return false;
        }
        boolean moment = theirs.get(0) > FIRST_MOMENT && mine.get(0) > FIRST_MOMENT;
        return moment && Math.abs(theirs.get(0) - mine.get(0)) <= TOLERANCE;
    }

    /** The numbers of a moment or of a stream's id; none of anything else. */
    private static List<Long> numbers(Bytes word) {
        List<Long> numbers = new ArrayList<>();
        for (String part : word.latin1().split("-")) {
            if (!part.matches("[0-9]{1,15}")) {
                return List.of();
            }
            numbers.add(Long.parseLong(part));
        }
        return numbers;
    }
}
