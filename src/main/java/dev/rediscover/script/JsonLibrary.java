package dev.rediscover.script;

import dev.rediscover.base.Bytes;

/** {@code cjson}: {@link JsonWriter} makes JSON, {@link JsonReader} reads it, {@link JsonSettings} say how. */
final class JsonLibrary extends Library {
    private static final Bytes[] OFF_ON = {Bytes.of("off"), Bytes.of("on")};
    private static final Bytes[] OFF_ON_NULL = {Bytes.of("off"), Bytes.of("on"), Bytes.of("null")};

    /** What {@code null} within JSON is in Lua, where nil cannot stand in a table. */
    static final Object NULL = new Object();

    /** The settings of a table that {@code cjson.new} made; {@code null} for those of the run. */
    private final JsonSettings own;

    private JsonLibrary(JsonSettings own) {
        this.own = own;
    }

    static LuaTable table() {
        return table(null).freeze();
    }

    private static LuaTable table(JsonSettings own) {
        LuaTable table = new JsonLibrary(own)
                .into(
                        new LuaTable(),
                        "decode",
                        "decode_invalid_numbers",
                        "decode_max_depth",
                        "encode",
                        "encode_invalid_numbers",
                        "encode_keep_buffer",
                        "encode_max_depth",
                        "encode_number_precision",
                        "encode_sparse_array",
                        "new");
        table.put(Bytes.of("null"), NULL);
        table.put(Bytes.of("_NAME"), Bytes.of("cjson"));
        table.put(Bytes.of("_VERSION"), Bytes.of("2.1.0"));
        return table;
    }

    @Override
    Object[] call(String name, Arguments a) {
        JsonSettings chosen = own == null ? a.run.json : own;
        return switch (name) {
            case "decode" -> {
                one(a);
                yield LuaFunction.one(new JsonReader(a.run, chosen, a.text(0)).value());
            }
            case "encode" -> {
                one(a);
                yield LuaFunction.one(new JsonWriter(a.run, chosen).text(a.get(0)));
            }
            case "new" -> {
                a.run.allocate(1 << 11);
                yield LuaFunction.one(table(new JsonSettings()));
            }
            case "encode_sparse_array" -> {
                atMost(a, 3);
                chosen.sparseConvert = option(a, chosen.sparseConvert, OFF_ON);
                chosen.sparseRatio = number(a, 1, chosen.sparseRatio, 0, Integer.MAX_VALUE);
                chosen.sparseSafe = number(a, 2, chosen.sparseSafe, 0, Integer.MAX_VALUE);
                boolean converts = chosen.sparseConvert == JsonSettings.ON;
                yield new Object[] {converts, (double) chosen.sparseRatio, (double) chosen.sparseSafe};
            }
            default -> {
                atMost(a, 1);
                yield LuaFunction.one(setting(name, a, chosen));
            }
        };
    }

    private static Object setting(String name, Arguments a, JsonSettings chosen) {
        return switch (name) {
            case "decode_invalid_numbers" ->
                shown(chosen.decodeInvalid = option(a, chosen.decodeInvalid, OFF_ON), OFF_ON);
            case "encode_invalid_numbers" ->
                shown(chosen.encodeInvalid = option(a, chosen.encodeInvalid, OFF_ON_NULL), OFF_ON_NULL);
            case "encode_keep_buffer" -> shown(chosen.keepBuffer = option(a, chosen.keepBuffer, OFF_ON), OFF_ON);
            case "decode_max_depth" ->
                (double) (chosen.decodeDepth = number(a, 0, chosen.decodeDepth, 1, Integer.MAX_VALUE));
            case "encode_max_depth" ->
                (double) (chosen.encodeDepth = number(a, 0, chosen.encodeDepth, 1, Integer.MAX_VALUE));
            default -> (double) (chosen.precision = number(a, 0, chosen.precision, 1, 14));
        };
    }

    private static void one(Arguments a) {
        if (a.count() != 1) {
            throw a.bad(0, "expected 1 argument");
        }
    }

    private static void atMost(Arguments a, int count) {
        if (a.count() > count) {
            throw a.bad(count, "found too many arguments");
        }
    }

    /** A number within bounds; an error names the first argument, whichever it is, as cjson does. */
    private static int number(Arguments a, int index, int otherwise, int least, int most) {
        int value = a.integer(index, otherwise);
        if (value < least || value > most) {
            throw a.bad(0, "expected integer between " + least + " and " + most);
        }
        return value;
    }

    private static int option(Arguments a, int otherwise, Bytes[] options) {
        if (!a.has(0)) {
            return otherwise;
        }
        if (a.get(0) instanceof Boolean on) {
            return on ? JsonSettings.ON : JsonSettings.OFF;
        }
        Bytes word = a.text(0);
        for (int i = 0; i < options.length; i++) {
            if (options[i].equals(word)) {
                return i;
            }
        }
        throw a.bad(0, Bytes.of("invalid option '").concat(word).concat(Bytes.of("'")));
    }

    private static Object shown(int setting, Bytes[] options) {
        return setting <= JsonSettings.ON ? (Object) (setting == JsonSettings.ON) : options[setting];
    }
}
