package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Scripts;
import java.util.List;

/** Puts libraries into the store of an engine: all that a command brings, or none. */
final class LibraryLoader {
    private static final long MOST_MILLIS_EACH = 500;
    private static final long MOST_MILLIS_TOGETHER = 5000;

    /** What becomes of libraries that are there when others are restored. */
    enum Policy {
        /** They go, all of them. */
        FLUSH,
        /** They stay; one of the same name is an error. */
        APPEND,
        /** They stay, but for those of the same name. */
        REPLACE
    }

    private LibraryLoader() {}

    /** Loads one library; gives its name. */
    static Bytes load(Call call, Bytes code, boolean replace) throws Script.Faulty {
        return add(call, call.engine().scripts(), code, replace, MOST_MILLIS_EACH);
    }

    /** What the texts of libraries of another server become here. */
    static void restore(Call call, List<Bytes> codes, Policy policy) throws Script.Faulty {
        Scripts fresh = new Scripts();
        long end = Clock.system().millis() + MOST_MILLIS_TOGETHER;
        for (Bytes code : codes) {
            long rest = Math.max(1, end - Clock.system().millis()); // 0 would be any time
            add(call, fresh, code, false, Math.min(MOST_MILLIS_EACH, rest));
        }
        Scripts there = call.engine().scripts();
        if (policy == Policy.FLUSH) {
            there.clearLibraries();
        } else {
            checkNames(fresh, there, policy == Policy.REPLACE);
            checkFunctions(fresh, there);
        }
        for (Scripts.Library library : fresh.libraries()) {
            there.remove(library.name());
            there.put(library);
        }
    }

    private static void checkNames(Scripts fresh, Scripts there, boolean replace) throws Script.Faulty {
        for (Scripts.Library library : fresh.libraries()) {
            if (!replace && there.library(library.name()) != null) {
                throw new Script.Faulty("ERR Library " + library.name().latin1() + " already exists");
            }
        }
    }

    private static void checkFunctions(Scripts fresh, Scripts there) throws Script.Faulty {
        for (Scripts.Library library : fresh.libraries()) {
            for (Bytes function : library.functions()) {
                Scripts.Library owner = there.withFunction(function);
                if (owner != null && fresh.library(owner.name()) == null) {
                    throw new Script.Faulty("ERR Function " + function.latin1() + " already exists");
                }
            }
        }
    }

    private static Bytes add(Call call, Scripts store, Bytes code, boolean replace, long millis) throws Script.Faulty {
        Bytes name = FunctionLibrary.name(code);
        Scripts.Library old = store.library(name);
        if (old != null && !replace) {
            throw new Script.Faulty("ERR Library '" + name.latin1() + "' already exists");
        }
        FunctionLibrary loaded = FunctionLibrary.load(call, code, millis);
        for (Bytes function : loaded.functions().keySet()) {
            Scripts.Library owner = store.withFunction(function);
            if (owner != null && owner != old) {
                throw new Script.Faulty("ERR Function " + function.latin1() + " already exists");
            }
        }
        store.remove(name);
        Scripts.Library library =
                new Scripts.Library(name, code, loaded.functions().keySet());
        library.compiled(loaded);
        store.put(library);
        return name;
    }

    /** What a library's text is when it has run, which in a copy of an engine it may not have done yet. */
    static FunctionLibrary loaded(Call call, Scripts.Library library) throws Script.Faulty {
        if (!(library.compiled() instanceof FunctionLibrary)) {
            library.compiled(FunctionLibrary.load(call, library.code(), MOST_MILLIS_EACH));
        }
        return (FunctionLibrary) library.compiled();
    }
}
