package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** A set of functions, told apart by their names in one switch. */
abstract class Library {
    /** What the function of that name gives. */
    abstract Object[] call(String name, Arguments arguments);

    /** Puts a function for each of these names into {@code table}. */
    LuaTable into(LuaTable table, String... names) {
        for (String name : names) {
            table.put(Bytes.of(name), member(name));
        }
        return table;
    }

    /** The function of that name. */
    LuaFunction member(String name) {
        return new Member(this, name);
    }

    private static final class Member extends LuaFunction {
        private final Library library;
        private final String name;

        Member(Library library, String name) {
            this.library = library;
            this.name = name;
        }

        @Override
        Object[] call(Run run, Object[] arguments) {
            return library.call(name, new Arguments(run, this, arguments));
        }
    }
}
