package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.value.HyperLogLog;
import dev.rediscover.value.SetValue;
import java.util.ArrayList;
import java.util.List;

/** Unions, intersections and differences of sets. A missing set is empty. */
enum SetAlgebra {
    UNION,
    INTER,
    DIFF;

    /**
     * The members of the result for the sets at {@code keys}; at most {@code limit} of them, 0 for all. Every key is
     * looked up, so that one of a wrong type shows even where the others decide the result.
     */
    List<Bytes> members(Call c, List<Bytes> keys, long limit) {
        List<SetValue> sets = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            sets.add(c.read(key, SetValue.class));
        }
        long most = limit == 0 ? Long.MAX_VALUE : limit;
        return this == UNION ? union(c, sets, most) : filtered(sets, most);
    }

    /** How many members the result for the sets at {@code keys} has; counts up to {@code limit}, 0 for all. */
    long count(Call c, List<Bytes> keys, long limit) {
        return members(c, keys, limit).size();
    }

    /**
     * About how many members the union of the sets at {@code keys} has, by a HyperLogLog that has seen them all: in
     * little memory, and usually within a percent. At most {@code limit}, if that is not 0.
     */
    static long estimate(Call c, List<Bytes> keys, long limit) {
        List<SetValue> sets = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            sets.add(c.read(key, SetValue.class));
        }
        HyperLogLog seen = HyperLogLog.empty();
        for (SetValue set : sets) {
            if (set != null) {
                for (Bytes member : set) {
                    seen.add(member, c.limits().hllSparseMaxBytes);
                }
            }
        }
        long estimate = seen.estimate();
        return limit == 0 ? estimate : Math.min(estimate, limit);
    }

    private static List<Bytes> union(Call c, List<SetValue> sets, long most) {
        SetValue seen = new SetValue(c.limits());
        List<Bytes> members = new ArrayList<>();
        for (SetValue set : sets) {
            if (set == null) {
                continue;
            }
            for (Bytes member : set) {
                if (members.size() == most) {
                    return members;
                }
                if (seen.add(member)) {
                    members.add(member);
                }
            }
        }
        return members;
    }

    /** The members of one set that are in all others, or in none of them. */
    private List<Bytes> filtered(List<SetValue> sets, long most) {
        List<Bytes> members = new ArrayList<>();
        SetValue base = this == INTER ? smallest(sets) : sets.get(0);
        if (base == null) {
            return members;
        }
        for (Bytes member : base) {
            if (members.size() == most) {
                break;
            }
            if (passes(member, sets, base)) {
                members.add(member);
            }
        }
        return members;
    }

    private boolean passes(Bytes member, List<SetValue> sets, SetValue base) {
        boolean wanted = this == INTER;
        for (int i = wanted ? 0 : 1; i < sets.size(); i++) {
            SetValue set = sets.get(i);
            boolean inside = set != null && (set == base || set.contains(member));
            if (inside != wanted) {
                return false;
            }
        }
        return true;
    }

    /** The smallest of the sets; {@code null} if one is missing. */
    private static SetValue smallest(List<SetValue> sets) {
        SetValue smallest = sets.get(0);
        for (SetValue set : sets) {
            if (set == null) {
                return null;
            }
            smallest = set.size() < smallest.size() ? set : smallest;
        }
        return smallest;
    }
}
