package dev.rediscover.script;

import dev.rediscover.base.RandomSource;

/** Scripts that call functions of libraries with odd arguments; the same seed gives the same scripts. */
final class LibraryCalls {
    /** What is left out, and why: see {@link LibraryOracleTest}. */
    private static final String[] FUNCTIONS = {
        "string.byte",
        "string.char",
        "string.find",
        "string.format",
        "string.gmatch",
        "string.gsub",
        "string.len",
        "string.lower",
        "string.match",
        "string.reverse",
        "string.sub",
        "string.upper",
        "table.concat",
        "table.foreach",
        "table.foreachi",
        "table.getn",
        "table.maxn",
        "table.remove",
        "table.setn",
        "table.sort",
        "math.abs",
        "math.acos",
        "math.asin",
        "math.atan",
        "math.atan2",
        "math.ceil",
        "math.cos",
        "math.cosh",
        "math.deg",
        "math.exp",
        "math.floor",
        "math.fmod",
        "math.frexp",
        "math.ldexp",
        "math.log",
        "math.log10",
        "math.max",
        "math.min",
        "math.modf",
        "math.rad",
        "math.sin",
        "math.sinh",
        "math.sqrt",
        "math.tan",
        "math.tanh",
        "bit.arshift",
        "bit.band",
        "bit.bnot",
        "bit.bor",
        "bit.bswap",
        "bit.bxor",
        "bit.lshift",
        "bit.rol",
        "bit.ror",
        "bit.rshift",
        "bit.tobit",
        "bit.tohex",
        "cjson.decode",
        "cjson.encode",
        "cmsgpack.pack",
        "cmsgpack.unpack",
        "cmsgpack.unpack_limit",
        "cmsgpack.unpack_one",
        "struct.pack",
        "struct.size",
        "struct.unpack"
    };

    private static final String[] NUMBERS = {
        "0", "1", "2", "3", "-1", "-2", "5", "8", "31", "32", "33", "64", "97", "255", "256", "0.5", "-0.5", "3.7",
        "-3.7", "1e15", "1e100", "-1e300", "5e-324", "2^31", "2^31-1", "-2^31", "2^32", "2^53", "2^63", "-2^63", "2^64",
        "1/0", "-1/0", "0/0", "1/3"
    };

    private static final String[] STRINGS = {
        "''",
        "'a'",
        "'abc'",
        "'hello world'",
        "'10'",
        "'-3.5'",
        "'0x1F'",
        "' 5 '",
        "'5x'",
        "'inf'",
        "'a\\0b'",
        "'\\200\\255\\0'",
        "'\\r\\n\\t'",
        "'%d'",
        "'%5.2f|%s'",
        "'%-8x|%+d'",
        "'%q'",
        "'%c%c'",
        "'%'",
        "'%y'",
        "'%099d'",
        "'%.3s'",
        "'%g %e'",
        "'[a-z]+'",
        "'(.)(.)'",
        "'()'",
        "'.-'",
        "'^a'",
        "'o$'",
        "'%w+'",
        "'%f[%w]'",
        "'%bxy'",
        "'['",
        "'[^'",
        "'('",
        "')'",
        "'%1'",
        "'(.)%1'",
        "'%2'",
        "'a*?'",
        "'{}'",
        "'[]'",
        "'[1,2.5,\"x\"]'",
        "'{\"a\":[null,true]}'",
        "'[1,'",
        "'{\"a\"'",
        "'\"\\\\u00e9\"'",
        "'tru'",
        "'1e5'",
        "'nan'",
        "'b'",
        "'>I2'",
        "'<i4h'",
        "'bc0'",
        "'s'",
        "'!4bi'",
        "'!8bd'",
        "'f'",
        "'c3'",
        "'z'",
        "'i16'",
        "'\\145\\1'",
        "'\\129\\161a\\2'",
        "'\\204'",
        "'\\193'",
        "'\\203\\63\\240\\0\\0\\0\\0\\0\\0'",
        "'\\1\\2\\3'"
    };

    private static final String[] OTHERS = {
        "nil",
        "true",
        "false",
        "{}",
        "{1,2,3}",
        "{'b','a','c'}",
        "{3,1,2}",
        "{a=1}",
        "{{},{1}}",
        "{1,{x=true}}",
        "function() end",
        "function(a,b) return b end",
        "function(a,b) return a<b end",
        "cjson.null",
        "KEYS"
    };

    private static final String SHOW = "local o={} for i=1,%s do local v=r[i] "
            + "o[i]=type(v)..((type(v)=='number' or type(v)=='string' or type(v)=='boolean') and tostring(v) or '') "
            + "end return o";

    private final RandomSource random;

    LibraryCalls(long seed) {
        random = new RandomSource(seed);
    }

    String next() {
        StringBuilder call = new StringBuilder(one(FUNCTIONS)).append('(');
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            call.append(i > 0 ? "," : "").append(argument());
        }
        return "local n=select('#'," + call + ")) local r={" + call + ")} " + SHOW.formatted("math.min(n,50)");
    }

    private String argument() {
        int kind = random.nextInt(10);
        return one(kind < 5 ? STRINGS : kind < 8 ? NUMBERS : OTHERS);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
