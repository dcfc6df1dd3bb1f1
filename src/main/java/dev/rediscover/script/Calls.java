package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import java.util.List;

/** Functions: made, called, and what they are given beyond their names. */
final class Calls {
    private Calls() {}

    /** A call. */
    static class Apply extends Expression {
        final Expression function;
        final Expression[] arguments;
        private final int fixed;

        Apply(int line, Expression function, List<Expression> arguments) {
            super(line);
            this.function = function;
            this.arguments = arguments.toArray(new Expression[0]);
            int count = this.arguments.length;
            fixed = count > 0 && this.arguments[count - 1].isOpen() ? -1 : count;
        }

        @Override
        boolean isOpen() {
            return true;
        }

        @Override
        Object value(Frame frame) {
            Object target = function.value(frame);
            if (!(target instanceof Closure closure)) {
                return single(frame, target, Expression.all(arguments, frame));
            }
            Frame callee = frame(frame, closure);
            try {
                return Code.first(callee);
            } catch (LuaError e) {
                throw passed(e, frame, closure);
            }
        }

        @Override
        Object[] values(Frame frame) {
            Object target = function.value(frame);
            if (!(target instanceof Closure closure)) {
                return library(frame, target, Expression.all(arguments, frame));
            }
            Frame callee = frame(frame, closure);
            try {
                return Code.all(callee);
            } catch (LuaError e) {
                throw passed(e, frame, closure);
            }
        }

        /** Does what {@code return f()} does: a function of a script takes the place of the one that calls it. */
        void tail(Frame frame) {
            Object target = function.value(frame);
            if (target instanceof Closure closure) {
                frame.tail = frame(frame, closure);
            } else {
                Object[] given = Expression.all(arguments, frame);
                frame.tail = tailOf(frame, target, given);
                if (frame.tail == null) {
                    frame.many = library(frame, target, given);
                }
            }
        }

        /** The call that a metatable makes of this one, if it is one of a function of a script. */
        static Frame tailOf(Frame frame, Object target, Object[] given) {
            return !(target instanceof LuaFunction) && Operators.handler(target, Event.CALL) instanceof Closure closure
                    ? closure.code.frame(frame.run, closure, withFirst(target, given))
                    : null;
        }

        static Object[] withFirst(Object first, Object[] given) {
            Object[] all = new Object[given.length + 1];
            all[0] = first;
            System.arraycopy(given, 0, all, 1, given.length);
            return all;
        }

        private Frame frame(Frame caller, Closure closure) {
            Code code = closure.code;
            if (fixed < 0 || code.takesRest) {
                return code.frame(caller.run, closure, Expression.all(arguments, caller));
            }
            Object[] slots = new Object[code.size];
            int kept = Math.min(fixed, code.parameters);
            for (int i = 0; i < kept; i++) {
                slots[i] = arguments[i].value(caller);
            }
            for (int i = kept; i < fixed; i++) {
                arguments[i].value(caller);
            }
            return new Frame(caller.run, closure, code.wrapped(slots), LuaFunction.NOTHING);
        }

        /** Calls what is no function of a script, for its first result. */
        final Object single(Frame frame, Object target, Object[] given) {
            if (!(target instanceof LuaFunction called)) {
                return LuaFunction.first(library(frame, target, given));
            }
            frame.run.step();
            try {
                return called.single(frame.run, given);
            } catch (LuaError e) {
                throw passed(e, frame, called);
            }
        }

        /** Calls what is no function of a script. */
        final Object[] library(Frame frame, Object target, Object[] given) {
            Run run = frame.run;
            run.step();
            LuaFunction called = null;
            try {
                if (target instanceof LuaFunction plain) {
                    called = plain;
                    return plain.call(run, given);
                }
                Object handler = Operators.handler(target, Event.CALL);
                if (handler instanceof LuaFunction plain) {
                    called = plain;
                    Object[] all = withFirst(target, given);
                    return plain instanceof Closure closure
                            ? Code.all(closure.code.frame(run, closure, all))
                            : plain.call(run, all);
                }
            } catch (LuaError e) {
                throw passed(e, frame, called);
            }
            throw notCallable(frame, target);
        }

        final LuaError passed(LuaError e, Frame frame, LuaFunction called) {
            return e.through(frame.chunk(), line, called, calledName(), isMethod());
        }

        String calledName() {
            return function.name();
        }

        boolean isMethod() {
            return false;
        }

        LuaError notCallable(Frame frame, Object target) {
            return function.cannot("call", target, frame, line);
        }
    }

    /** {@code object:method(...)}. */
    static final class Method extends Apply {
        private final Names.Field field;
        private final Bytes method;

        /** {@code field} is the method as a field of {@code object}. */
        Method(int line, Expression object, Names.Field field, Bytes method, List<Expression> arguments) {
            super(line, object, arguments);
            this.field = field;
            this.method = method;
        }

        @Override
        Object value(Frame frame) {
            Object self = function.value(frame);
            Object target = field.of(frame, self);
            Object[] given = given(frame, self);
            if (!(target instanceof Closure closure)) {
                return single(frame, target, given);
            }
            try {
                return Code.first(closure.code.frame(frame.run, closure, given));
            } catch (LuaError e) {
                throw passed(e, frame, closure);
            }
        }

        @Override
        Object[] values(Frame frame) {
            Object self = function.value(frame);
            Object target = field.of(frame, self);
            Object[] given = given(frame, self);
            if (!(target instanceof Closure closure)) {
                return library(frame, target, given);
            }
            try {
                return Code.all(closure.code.frame(frame.run, closure, given));
            } catch (LuaError e) {
                throw passed(e, frame, closure);
            }
        }

        @Override
        void tail(Frame frame) {
            Object self = function.value(frame);
            Object target = field.of(frame, self);
            Object[] given = given(frame, self);
            frame.tail = target instanceof Closure closure
                    ? closure.code.frame(frame.run, closure, given)
                    : tailOf(frame, target, given);
            if (frame.tail == null) {
                frame.many = library(frame, target, given);
            }
        }

        private Object[] given(Frame frame, Object self) {
            Object[] given = Expression.all(arguments, frame, 1);
            given[0] = self;
            return given;
        }

        @Override
        String calledName() {
            return method.latin1();
        }

        @Override
        boolean isMethod() {
            return true;
        }

        @Override
        LuaError notCallable(Frame frame, Object target) {
            return LuaError.operator(
                            "attempt to call method '" + method.latin1() + "' (a " + Operators.type(target) + " value)")
                    .at(frame.chunk(), line);
        }
    }

    /** {@code function (...) ... end}. */
    static final class Make extends Expression {
        private static final int WEIGHT = 64;
        private final Code code;

        Make(int line, Code code) {
            super(line);
            this.code = code;
        }

        @Override
        Object value(Frame frame) {
            frame.run.allocate(WEIGHT);
            return code.make(frame);
        }
    }

    /** {@code ...}. */
    static final class Rest extends Expression {
        Rest(int line) {
            super(line);
        }

        @Override
        Object value(Frame frame) {
            return LuaFunction.first(frame.rest);
        }

        @Override
        Object[] values(Frame frame) {
            return frame.rest.clone();
        }

        @Override
        boolean isOpen() {
            return true;
        }
    }

    /** An expression in brackets: one value, whatever is inside. */
    static final class Single extends Expression {
        private final Expression inside;

        Single(int line, Expression inside) {
            super(line);
            this.inside = inside;
        }

        @Override
        Object value(Frame frame) {
            return inside.value(frame);
        }

        @Override
        String described() {
            return inside instanceof Apply || inside instanceof Rest ? null : inside.described();
        }
    }
}
