package dev.rediscover.base;

import java.util.Arrays;

/**
 * The machine of a regular expression, which follows all its states at once: the time for a match is the length of the
 * text times the number of states at most, whatever the expression. What reads expressions builds one state by state.
 *
 * <p>Source: K. Thompson, "Regular expression search algorithm", CACM 1968.
 */
public final class StateMachine {
    /** Where in a text a state lets pass. */
    public enum Place {
        START,
        END,
        WORD_START,
        WORD_END,
        WORD_EDGE,
        NO_WORD_EDGE
    }

    /** The expression has more states than it may have. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("the pattern is too large", null, false, false);
        }
    }

    private static final int NOWHERE = -1;
    private static final int NO_SYMBOL = -1; // before the first symbol and after the last

    private final int most;
    private int size;
    private SymbolSet[] takes = new SymbolSet[16];
    private Place[] places = new Place[16];
    private int[] to = new int[16];
    private int[] or = new int[16];

    /** A machine without states, which may get {@code most} of them. */
    public StateMachine(int most) {
        this.most = most;
    }

    public int size() {
        return size;
    }

    private int add(SymbolSet set, Place place, int next, int other) {
        if (size >= most) {
            throw new TooLarge();
        }
        if (size == to.length) {
            takes = Arrays.copyOf(takes, size * 2);
            places = Arrays.copyOf(places, size * 2);
            to = Arrays.copyOf(to, size * 2);
            or = Arrays.copyOf(or, size * 2);
        }
        takes[size] = set;
        places[size] = place;
        to[size] = next;
        or[size] = other;
        return size++;
    }

    /** Adds a state that leads nowhere yet; see {@link #join}. */
    public int open() {
        return add(null, null, NOWHERE, NOWHERE);
    }

    /** Adds a state that takes a symbol of {@code set} and goes on to {@code next}. */
    public int take(SymbolSet set, int next) {
        return add(set, null, next, NOWHERE);
    }

    /** Adds a state that goes on to both {@code first} and {@code second} and takes nothing. */
    public int fork(int first, int second) {
        return add(null, null, first, second);
    }

    /** Adds a state that goes on to {@code next}, and takes nothing, where the text is at {@code place}. */
    public int at(Place place, int next) {
        return add(null, place, next, NOWHERE);
    }

    /** Lets {@code from}, a state that takes nothing, go on to {@code next} as well; twice at most. */
    public void join(int from, int next) {
        if (to[from] == NOWHERE) {
            to[from] = next;
        } else {
            or[from] = next;
        }
    }

    /**
     * Adds a copy of the states {@code first} up to {@code end} (exclusive), which must lead nowhere else.
     *
     * @return by how much the copies' numbers are greater
     */
    public int copy(int first, int end) {
        int shift = size - first;
        for (int state = first; state < end; state++) {
            add(
                    takes[state],
                    places[state],
                    to[state] == NOWHERE ? NOWHERE : to[state] + shift,
                    or[state] == NOWHERE ? NOWHERE : or[state] + shift);
        }
        return shift;
    }

    /** What follows this machine through texts, from the state {@code start} to {@code accept}; for one thread. */
    public Run run(int start, int accept) {
        return new Run(start, accept);
    }

    /** Follows the machine through one text after the other. */
    public final class Run {
        private final int start;
        private final int accept;
        private final int[] stack = new int[2 * size + 2];
        private final int[] seen = new int[size];
        private int[] now = new int[size];
        private int[] next = new int[size];
        private int count;
        private int round;
        private boolean accepted;

        private Run(int start, int accept) {
            this.start = start;
            this.accept = accept;
        }

        /** Whether some part of {@code text} fits, byte by byte. */
        public boolean findsIn(byte[] text) {
            begin();
            for (int i = 0; i <= text.length; i++) {
                int before = i == 0 ? NO_SYMBOL : text[i - 1] & 0xff;
                int after = i == text.length ? NO_SYMBOL : text[i] & 0xff;
                enter(start, before, after);
                if (accepted) {
                    return true;
                }
                if (i < text.length) {
                    step(after, i + 1 == text.length ? NO_SYMBOL : text[i + 1] & 0xff);
                }
            }
            return accepted;
        }

        /** Whether the whole of {@code text} fits, character by character. */
        public boolean fits(String text) {
            begin();
            enter(start, NO_SYMBOL, text.isEmpty() ? NO_SYMBOL : text.codePointAt(0));
            int i = 0;
            while (i < text.length() && count > 0) {
                int symbol = text.codePointAt(i);
                i += Character.charCount(symbol);
                step(symbol, i == text.length() ? NO_SYMBOL : text.codePointAt(i));
            }
            return accepted && i == text.length();
        }

        private void begin() {
            nextRound();
            count = 0;
        }

        private void nextRound() {
            accepted = false;
            if (++round == Integer.MAX_VALUE) {
                Arrays.fill(seen, 0);
                round = 1;
            }
        }

        /** Takes {@code symbol}, before which the states in {@code now} stand and after which comes {@code after}. */
        private void step(int symbol, int after) {
            int[] from = now;
            int states = count;
            now = next;
            next = from;
            count = 0;
            nextRound();
            for (int i = 0; i < states; i++) {
                if (takes[from[i]].has(symbol)) {
                    enter(to[from[i]], symbol, after);
                }
            }
        }

        /** Adds the states that take something and can be reached from {@code first} without taking anything. */
        private void enter(int first, int before, int after) {
            int depth = 0;
            stack[depth++] = first;
            while (depth > 0) {
                int state = stack[--depth];
                if (state == NOWHERE || seen[state] == round) {
                    continue;
                }
                seen[state] = round;
                accepted |= state == accept;
                if (takes[state] != null) {
                    now[count++] = state;
                } else if (places[state] == null || isAt(places[state], before, after)) {
                    stack[depth++] = or[state];
                    stack[depth++] = to[state];
                }
            }
        }
    }

    private static boolean isAt(Place place, int before, int after) {
        boolean wordBefore = isWord(before);
        boolean wordAfter = isWord(after);
        return switch (place) {
            case START -> before == NO_SYMBOL;
            case END -> after == NO_SYMBOL;
            case WORD_START -> !wordBefore && wordAfter;
            case WORD_END -> wordBefore && !wordAfter;
            case WORD_EDGE -> wordBefore != wordAfter;
            case NO_WORD_EDGE -> wordBefore == wordAfter;
        };
    }

    private static boolean isWord(int symbol) {
        int letter = symbol | 0x20;
        return (letter >= 'a' && letter <= 'z') || (symbol >= '0' && symbol <= '9') || symbol == '_';
    }
}
