package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.KeyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which keys some lines changed, taken together. */
final class Effect {
    /** A key of a database. */
    record Spot(int db, Bytes key) {
        @Override
        public String toString() {
            return db == 0 ? key.utf8() : key.utf8() + " (database " + db + ")";
        }
    }

    private final Map<Spot, Boolean> existedBefore = new LinkedHashMap<>();
    private final Map<Spot, Boolean> existsAfter = new LinkedHashMap<>();

    static Effect of(List<Played> played) {
        Effect effect = new Effect();
        for (Played one : played) {
            effect.add(one.changes());
        }
        return effect;
    }

    private void add(List<KeyChange> changes) {
        for (KeyChange change : changes) {
            Spot spot = new Spot(change.db(), change.key());
            existedBefore.putIfAbsent(spot, change.before() != null);
            existsAfter.put(spot, change.after() != null);
        }
    }

    /** Every key that was touched; one that came and went again does not count. */
    Set<Spot> changed() {
        Set<Spot> changed = new LinkedHashSet<>();
        for (Spot spot : existedBefore.keySet()) {
            if (existedBefore.get(spot) || existsAfter.get(spot)) {
                changed.add(spot);
            }
        }
        return changed;
    }

    Set<Spot> created() {
        return where(false, true);
    }

    Set<Spot> deleted() {
        return where(true, false);
    }

    private Set<Spot> where(boolean before, boolean after) {
        Set<Spot> spots = new LinkedHashSet<>();
        for (Spot spot : existedBefore.keySet()) {
            if (existedBefore.get(spot) == before && existsAfter.get(spot) == after) {
                spots.add(spot);
            }
        }
        return spots;
    }

    /** At most five names, for a message. */
    String names() {
        List<String> names = new ArrayList<>();
        for (Spot spot : changed()) {
            if (names.size() == 5) {
                names.add("…");
                break;
            }
            names.add(spot.toString());
        }
        return names.isEmpty() ? "no key" : String.join(", ", names);
    }
}
