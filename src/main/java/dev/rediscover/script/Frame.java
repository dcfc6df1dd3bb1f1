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
    final String chunk;
    final Object[] slots;
    final Cell[] outer;
    final Object[] rest;

    Frame(Run run, String chunk, int size, Cell[] outer, Object[] rest) {
        this.run = run;
        this.chunk = chunk;
        this.slots = new Object[size];
        this.outer = outer;
        this.rest = rest;
    }

    /** Gives a local name its first value; each time it is a new one. */
    void declare(Variable variable, Object value) {
        slots[variable.slot] = variable.captured ? new Cell(value) : value;
    }

    Object get(Variable variable) {
        Object held = slots[variable.slot];
        return variable.captured ? ((Cell) held).value : held;
    }

    void set(Variable variable, Object value) {
        if (variable.captured) {
            ((Cell) slots[variable.slot]).value = value;
        } else {
            slots[variable.slot] = value;
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
