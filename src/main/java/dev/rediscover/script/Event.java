package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** What a metatable can say something about. */
enum Event {
    INDEX("__index"),
    NEW_INDEX("__newindex"),
    CALL("__call"),
    ADD("__add"),
    SUBTRACT("__sub"),
    MULTIPLY("__mul"),
    DIVIDE("__div"),
    MODULO("__mod"),
    POWER("__pow"),
    NEGATE("__unm"),
    CONCATENATE("__concat"),
    EQUAL("__eq"),
    LESS("__lt"),
    LESS_OR_EQUAL("__le"),
    TO_STRING("__tostring"),
    METATABLE("__metatable");

    final Bytes key;
    final int hash;

    Event(String name) {
        key = Bytes.of(name);
        hash = LuaTable.hash(key);
    }
}
