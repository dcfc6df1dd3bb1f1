package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs Lua texts as a script of a server runs, but with {@code print}, and with globals of their own to change. */
final class LuaHost {
    static final String MARK = "=-=-= end of script\n";

    /** Runs the scripts of a file in lua5.1, each with the globals that ours have. */
    static final String DRIVER = """
            local file = io.open(arg[1], "rb")
            local write, pcall, tostring = io.write, pcall, tostring
            local names = {"assert", "collectgarbage", "error", "gcinfo", "getmetatable", "ipairs", "load",
              "loadstring", "next", "pairs", "pcall", "rawequal", "rawget", "rawset", "select", "setmetatable",
              "tonumber", "tostring", "type", "unpack", "xpcall", "print", "_VERSION"}
            local libraries = {"string", "table", "math", "coroutine"}
            local all = _G
            local setfenv, loadstring, pairs, ipairs = setfenv, loadstring, pairs, ipairs
            while true do
              local length = file:read("*n")
              if not length then break end
              file:read(1)
              local text = length == 0 and "" or file:read(length)
              local globals = {}
              for _, name in ipairs(names) do globals[name] = all[name] end
              for _, name in ipairs(libraries) do
                globals[name] = {}
                for key, value in pairs(all[name]) do globals[name][key] = value end
              end
              globals._G = globals
              setfenv(0, globals)
              local code, problem = loadstring(text, "=lua")
              if code then
                local ok, problem = pcall(code)
                if not ok then write("error: ", tostring(problem), "\\n") end
              else
                write("no script: ", problem, "\\n")
              end
              write("=-=-= end of script\\n")
            end
            """;

    private static final int CALLS_OF_DRIVER = 3;
    private static final int LIBRARIES_OF_DRIVER = 2;

    private Call call;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LuaHost() {
        Family family = new Family() {
            @Override
            public String table() {
                return """
                        group server
                        KEEPCALL
                          1.0.0 | | O(1)
                          Keeps the call.
                        """;
            }

            @Override
            public Reply call(Call c) {
                call = c;
                return Reply.OK;
            }
        };
        List<Family> families = new ArrayList<>(Families.all());
        families.add(family);
        Engine engine = new Engine(families, Clock.system(), new RandomSource(1));
        engine.execute(
                engine.connect((who, reply) -> {}),
                CommandLine.split(Bytes.of("KEEPCALL")).words());
    }

    /** What a script prints, a character for each byte, with the error at its end if there is one. */
    String run(String text) {
        out.reset();
        LuaTable globals = Globals.make();
        globals.metatable(null);
        globals.put(Bytes.of("print"), new Print());
        Run run = new Run(call, globals, new ScriptTerms(true, false, 0));
        run.stack.depth = CALLS_OF_DRIVER;
        run.stack.libraries = LIBRARIES_OF_DRIVER;
        try {
            Closure code =
                    Parser.parse(Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), "lua", LIBRARIES_OF_DRIVER);
            code.call(run, LuaFunction.NOTHING);
        } catch (LuaError e) {
            boolean parsed = run.stack.depth != CALLS_OF_DRIVER || run.stack.libraries != LIBRARIES_OF_DRIVER;
            Bytes value = Operators.shown(e.value());
            write((parsed ? "error: " : "no script: ") + value.latin1() + "\n");
        } finally {
            run.end();
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private final class Print extends LuaFunction {
        @Override
        Object[] call(Run run, Object[] arguments) {
            for (int i = 0; i < arguments.length; i++) {
                Bytes text = Operators.text(Operators.shown(run, arguments[i]));
                if (text == null) {
                    throw LuaError.of("'tostring' must return a string to 'print'");
                }
                write((i > 0 ? "\t" : "") + text.latin1());
            }
            write("\n");
            return NOTHING;
        }
    }
}
