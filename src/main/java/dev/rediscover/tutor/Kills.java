package dev.rediscover.tutor;

/**
 * How many answers that are nearly the solution were refused.
 *
 * @param mutants answers tried that differ from the solution in one place and that an engine can read
 * @param killed those that were refused
 * @param equivalent those that do just what the solution does on all data, or that the author calls right
 * @param explained those that pass and that the author lets pass ({@code survivor_ok})
 * @param survived those that pass and should not
 */
public record Kills(int mutants, int killed, int equivalent, int explained, int survived) {
    /** Nothing tried. */
    public static final Kills NONE = new Kills(0, 0, 0, 0, 0);

    /** Both together. */
    public Kills plus(Kills other) {
        return new Kills(
                mutants + other.mutants,
                killed + other.killed,
                equivalent + other.equivalent,
                explained + other.explained,
                survived + other.survived);
    }

    /** Killed ones among those that can be killed, from 0 to 1; 1 if there is none. */
    public double rate() {
        int all = mutants - equivalent - explained;
        return all == 0 ? 1 : (double) killed / all;
    }
}
