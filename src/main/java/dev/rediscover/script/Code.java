package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Cell;
import dev.rediscover.script.Frame.Variable;
import java.util.Arrays;
import java.util.List;

/** What was written of a function: its parameters, its body, and what it sees of the functions around it. */
final class Code {
    private static final Bytes N = Bytes.of("n");

    final String chunk;
    final int parameters;
    final int size;
    final boolean takesRest;
    private final boolean needsArg;
    private final int argSlot;
    private final boolean capturedArg;
    private final Statement body;
    private final int[] captured;
    /** Where the values that it sees come from: a slot of its maker, or, below 0, the complement of a place there. */
    private final int[] sources;

    Code(String chunk, List<Variable> parameters, Variable arg, Statement body, Scope scope) {
        this.chunk = chunk;
        this.parameters = parameters.size();
        this.body = body;
        takesRest = scope.takesRest;
        needsArg = arg != null && !scope.usesRest;
        argSlot = arg == null ? -1 : arg.slot;
        size = scope.size();
        captured = capturedOf(parameters);
        capturedArg = arg != null && arg.captured;
        sources = new int[scope.sources.size()];
        for (int i = 0; i < sources.length; i++) {
            Scope.Source source = scope.sources.get(i);
            sources[i] = source.local() != null ? source.local().slot : ~source.outer();
        }
    }

    private static int[] capturedOf(List<Variable> variables) {
        int[] slots = new int[variables.size()];
        int count = 0;
        for (Variable variable : variables) {
            if (variable.captured) {
                slots[count++] = variable.slot;
            }
        }
        return Arrays.copyOf(slots, count);
    }

    /** The function that this is where {@code frame} runs. */
    Closure make(Frame frame) {
        Cell[] outer = new Cell[sources.length];
        for (int i = 0; i < outer.length; i++) {
            outer[i] = sources[i] >= 0 ? (Cell) frame.slots[sources[i]] : frame.closure.outer[~sources[i]];
        }
        return new Closure(this, outer);
    }

    /** A call with these arguments, of which there may be any number. */
    Frame frame(Run run, Closure closure, Object[] arguments) {
        int given = Math.min(arguments.length, parameters);
        Object[] slots = new Object[size];
        System.arraycopy(arguments, 0, slots, 0, given);
        Object[] rest = takesRest && arguments.length > parameters
                ? Arrays.copyOfRange(arguments, parameters, arguments.length)
                : LuaFunction.NOTHING;
        if (argSlot >= 0) {
            Object list = needsArg ? listed(rest) : null;
            slots[argSlot] = capturedArg ? new Cell(list) : list;
        }
        return new Frame(run, closure, wrapped(slots), rest);
    }

    /** Makes cells of the parameters that functions inside see. */
    Object[] wrapped(Object[] slots) {
        for (int slot : captured) {
            slots[slot] = new Cell(slots[slot]);
        }
        return slots;
    }

    private static LuaTable listed(Object[] rest) {
        LuaTable list = new LuaTable(rest.length, 1);
        for (int i = 0; i < rest.length; i++) {
            list.put(i + 1, rest[i]);
        }
        list.put(N, (double) rest.length);
        return list;
    }

    /** Runs a call and gives the first value that it returns. */
    static Object first(Frame frame) {
        Frame last = run(frame);
        Object[] many = last.many;
        return many == null ? last.single : many.length == 0 ? null : many[0];
    }

    /** Runs a call and gives all values that it returns. */
    static Object[] all(Frame frame) {
        Frame last = run(frame);
        return last.many == null ? new Object[] {last.single} : last.many;
    }

    /** Runs a call; the frame that it gives has the values. */
    private static Frame run(Frame frame) {
        Run run = frame.run;
        CallStack stack = run.stack;
        if (++stack.depth > stack.limit) {
            stack.depth--;
            return stack.deeper(frame);
        }
        Frame last = body(frame);
        stack.depth--;
        return last;
    }

    /** The same, for one that is counted already. */
    static Frame body(Frame frame) {
        frame.run.step();
        if (frame.closure.code.body.run(frame) != Statement.RETURN) {
            frame.many = LuaFunction.NOTHING;
        }
        return frame.tail == null ? frame : tailed(frame);
    }

    private static Frame tailed(Frame first) {
        Frame frame = first;
        int calls = 0;
        try {
            while (frame.tail != null) {
                frame = frame.tail;
                calls++;
                frame.run.step();
                if (frame.closure.code.body.run(frame) != Statement.RETURN) {
                    frame.many = LuaFunction.NOTHING;
                }
            }
            return frame;
        } catch (LuaError e) {
            throw e.lost(calls);
        }
    }
}
