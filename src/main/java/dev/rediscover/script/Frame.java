package dev.rediscover.script;

/** One call of a function of a script: its local names, what it sees of those around it, and its further arguments. */
final class Frame {
    /** A local name that a function inside sees too. */
    static final class Cell {
        Object value;

        Cell(Object value) {
            this.value = value;
        }
    }

    final Run run;
    final Closure closure;
    final Object[] slots;
    final Object[] rest;
    /** What it returns, if that is one value; else {@link #many} holds them. */
    Object single;

    Object[] many;
    /** The call that takes this one's place: {@code return f()}. */
    Frame tail;

    Frame(Run run, Closure closure, Object[] slots, Object[] rest) {
        this.run = run;
        this.closure = closure;
        this.slots = slots;
        this.rest = rest;
    }

    /** The name of the chunk in errors. */
    String chunk() {
        return closure.code.chunk;
    }

    /** Gives a local name its first value; each time it is a new one. */
    void declare(Variable variable, Object value) {
        slots[variable.slot] = variable.captured ? new Cell(value) : value;
    }

    void set(int slot, Object value) {
        if (slots[slot] instanceof Cell cell) {
            cell.value = value;
        } else {
            slots[slot] = value;
        }
    }

    /** A local name of a function: where its value lies. */
    static final class Variable {
        final String name;
        final int slot;
        /** Whether a function inside sees it; known when its function has been read. */
        boolean captured;

        Variable(String name, int slot) {
            this.name = name;
            this.slot = slot;
        }
    }
}
