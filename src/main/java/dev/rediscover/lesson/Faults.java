package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults found so far: reading goes on after each, so that an author sees them all at once. */
public final class Faults {
    /** More than this many are not kept: a file that is not a lesson at all should not flood the screen. */
    static final int MOST = 200;

    private final List<Fault> found = new ArrayList<>();

    /** Notes a fault. */
    public void add(Rule rule, Place place, String what, String cure) {
        if (found.size() < MOST) {
            found.add(new Fault(rule, place, what, cure));
        }
    }

    /** Every fault, by file, line and column. */
    public List<Fault> all() {
        List<Fault> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Fault fault) -> fault.place().file())
                .thenComparingInt(fault -> fault.place().line())
                .thenComparingInt(fault -> fault.place().column()));
        return sorted;
    }

    /** Whether anything was found that makes the pack unusable. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Fault::isError);
    }

    int count() {
        return found.size();
    }
}
