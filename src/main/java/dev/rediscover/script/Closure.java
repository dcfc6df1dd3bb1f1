package dev.rediscover.script;

import dev.rediscover.script.Frame.Cell;

/** A function of a script, with what it sees of the functions around it. */
final class Closure extends LuaFunction {
    final Code code;
    final Cell[] outer;

    Closure(Code code, Cell[] outer) {
        this.code = code;
        this.outer = outer;
    }

    /** A call by a library or a metatable: Lua allows fewer of those inside each other than calls of a script. */
    @Override
    Object[] call(Run run, Object[] arguments) {
        CallStack stack = run.stack;
        stack.enterLibrary();
        Object[] results = Code.all(code.frame(run, this, arguments));
        stack.libraries--;
        return results;
    }
}
