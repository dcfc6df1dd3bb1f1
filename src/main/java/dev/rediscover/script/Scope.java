package dev.rediscover.script;

import dev.rediscover.script.Frame.Variable;
import java.util.ArrayList;
import java.util.List;

/** The names that a function sees while it is read. */
final class Scope {
    private static final int MOST_LOCALS = 200;
    private static final int MOST_OUTER = 60;

    /** Where a closure takes a name of the functions around it from: a local of its maker, or one of those it sees. */
    record Source(Variable local, int outer) {}

    final Scope around;
    final boolean takesRest;
    final List<Source> sources = new ArrayList<>();
    /** Whether {@code ...} stands in it. */
    boolean usesRest;
    /** How many loops are around what is read now. */
    int loops;

    /** The zero among the constants, {@code null} while there is none. */
    Double zero;

    private final int line;
    private final List<Variable> locals = new ArrayList<>();
    private final List<Variable> outerVariables = new ArrayList<>();
    private int size;

    /** {@code line} is where the function begins, 0 for a whole chunk. */
    Scope(Scope around, boolean takesRest, int line) {
        this.around = around;
        this.takesRest = takesRest;
        this.line = line;
    }

    /** How many slots a call needs. */
    int size() {
        return size;
    }

    /** How many names are seen now; {@link #close} goes back to that. */
    int open() {
        return locals.size();
    }

    void close(int before) {
        while (locals.size() > before) {
            locals.remove(locals.size() - 1);
        }
    }

    /** A number among the constants: Lua keeps 0 and -0 as one, with the sign of the first. */
    Double constant(double number) {
        if (number != 0) {
            return number;
        }
        if (zero == null) {
            zero = number;
        }
        return zero;
    }

    /** What is wrong with {@code more} further local names; {@code null} if there is room. */
    String tooManyLocals(int more) {
        return locals.size() + more > MOST_LOCALS ? more(MOST_LOCALS, "local variables") : null;
    }

    /** That the function has more than {@code limit} of something. */
    String more(int limit, String what) {
        String name = line == 0 ? "main function" : "function at line " + line;
        return name + " has more than " + limit + " " + what;
    }

    Variable declare(String name) {
        Variable variable = new Variable(name, locals.size());
        locals.add(variable);
        size = Math.max(size, locals.size());
        return variable;
    }

    /** The local of that name, {@code null} if there is none. */
    Variable local(String name) {
        for (int i = locals.size() - 1; i >= 0; i--) {
            if (locals.get(i).name.equals(name)) {
                return locals.get(i);
            }
        }
        return null;
    }

    /**
     * The place of that name among those of the functions around, -1 if none has it.
     *
     * @throws LuaError without a place if there are too many
     */
    int outer(String name) {
        Variable found = seenOutside(name);
        if (found == null) {
            return -1;
        }
        for (int i = 0; i < outerVariables.size(); i++) {
            if (outerVariables.get(i) == found) {
                return i;
            }
        }
        Variable near = around.local(name);
        Source source = near == found ? new Source(near, -1) : new Source(null, around.outer(name));
        if (sources.size() >= MOST_OUTER) {
            throw LuaError.operator(more(MOST_OUTER, "upvalues"));
        }
        found.captured = true;
        outerVariables.add(found);
        sources.add(source);
        return sources.size() - 1;
    }

    private Variable seenOutside(String name) {
        for (Scope scope = around; scope != null; scope = scope.around) {
            Variable found = scope.local(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
