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
    private final List<Variable> locals = new ArrayList<>();
    private final List<String> outerNames = new ArrayList<>();
    private final List<Variable> outerVariables = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    private int size;

    Scope(Scope around, boolean takesRest) {
        this.around = around;
        this.takesRest = takesRest;
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

    Variable declare(String name) {
        if (locals.size() >= MOST_LOCALS) {
            throw LuaError.of("too many local variables (limit is " + MOST_LOCALS + ")");
        }
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

    /** The place of that name among those of the functions around, -1 if none has it. */
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
            throw LuaError.of("function has more than " + MOST_OUTER + " upvalues");
        }
        found.captured = true;
        outerNames.add(name);
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

    /** The name of a place that {@link #outer} gave. */
    String outerName(int place) {
        return outerNames.get(place);
    }
}
