import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Scripts on our server beside redis-server in one run; see {@link #USAGE} and {@link #NOTES}. */
public final class Scripts {
    private static final String USAGE = """
            usage: java src/bench/Scripts.java [options]
              --program CMD     how to start our server (./rediscover serve --port 0)
              --java-opts OPTS  options for its Java, given to the launcher in REDISCOVER_JAVA_OPTS
              --rounds N        rounds of all rows, the two servers in turn (3)
              --calls N         calls of redis.call in one script (200000)
              --only TEXT       rows that have this text in their name
              --alone           without redis-server; nothing is judged
              --help            this text
            It ends with 1 if a bar is missed. It needs redis-server.
            """;

    private static final String NOTES = """
            Ratios are ours over redis-server's, each the median of the rounds, in which the two take turns.
            Per second: redis.call in a loop of one script, small scripts or plain commands over a pipeline, or runs of a
            piece of Lua that calls nothing. Higher is better; processor time (all threads of the server, the
            compiler's and the collector's too) lower. Bars: every loop of redis.call at least half as fast as
            redis-server's, and a million a second for GET, SET and INCR wherever redis-server does as many.
            """;

    private static final int MILLION = 1_000_000;
    private static final int PIPELINE = 16;
    private static final int SMALL = 60_000;

    private static String program;
    private static String javaOptions = "";
    private static int rounds = 3;
    private static int calls = 200_000;
    private static String only = "";
    private static boolean alone;

    private Scripts() {}

    /** Something to measure. A share of 0 has no bar; {@code simple} asks for a million a second as well. */
    private record Row(String name, Work work, double bar, boolean simple, List<Double> rates, List<Double> others,
            List<Double> cpus, List<Double> otherCpus) {
        Row(String name, Work work, double bar, boolean simple) {
            this(name, work, bar, simple, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        boolean isMet() {
            boolean slow = simple && median(others) >= MILLION && median(rates) < MILLION;
            return bar == 0 || ratio(rates, others) >= bar && !slow;
        }
    }

    /** What a row does on one server; gives how many it did. */
    private interface Work {
        int run(Target target) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        if (!understood(args)) {
            System.err.print(USAGE);
            System.exit(2);
        }
        List<Target> targets = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> targets.forEach(Target::stop)));
        try {
            targets.add(Target.ours());
            if (!alone) {
                targets.add(Target.redis());
            }
            System.exit(measure(targets) ? 0 : 1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(70);
        }
    }

    private static boolean understood(String[] args) {
        try {
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--program" -> program = args[++i];
                    case "--java-opts" -> javaOptions = args[++i];
                    case "--rounds" -> rounds = Math.max(1, Integer.parseInt(args[++i]));
                    case "--calls" -> calls = Math.max(1000, Integer.parseInt(args[++i]));
                    case "--only" -> only = args[++i];
                    case "--alone" -> alone = true;
                    case "--help" -> {
                        System.out.print(USAGE + "\n" + NOTES);
                        System.exit(0);
                    }
                    default -> throw new IllegalArgumentException("unknown: " + args[i]);
                }
            }
            return true;
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("an option without its value, or with a wrong one: " + e.getMessage());
            return false;
        }
    }

    // ---- what is measured

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        loop(rows, "GET", true, "redis.call('GET', KEYS[1])");
        loop(rows, "SET", true, "redis.call('SET', KEYS[1], 'value')");
        loop(rows, "SET of 10000 keys", true, "redis.call('SET', 'key:' .. i % 10000, i)");
        loop(rows, "INCR", true, "redis.call('INCR', 'count')");
        loop(rows, "HSET", false, "redis.call('HSET', 'hash', 'field', i)");
        loop(rows, "LPUSH LPOP", false,
                "if i % 2 == 1 then redis.call('LPUSH', 'list', i) else redis.call('LPOP', 'list') end");
        loop(rows, "ZADD", false, "redis.call('ZADD', 'zset', i, i % 1000)");
        rows.add(small("lock release", RELEASE, "1\nlock\ntoken", "SET\nlock\ntoken"));
        rows.add(small("token bucket", BUCKET, "1\nbucket\n100\n10\n1700000000", null));
        lua(rows, "fib(24)",
                "local function f(n) if n < 2 then return n end return f(n - 1) + f(n - 2) end return f(24)");
        lua(rows, "strings", "local t = {} for i = 1, 30000 do t[#t + 1] = 'n' .. i end return #table.concat(t)");
        lua(rows, "table.sort", """
                local t, x = {}, 42
                for i = 1, 20000 do x = (x * 16807) % 2147483647 t[i] = x end
                table.sort(t) return t[1]""");
        lua(rows, "gsub", "local s = string.rep('hello world ', 2000) return #s:gsub('(%w+) (%w+)', '%2 %1')");
        lua(rows, "cjson", """
                local t = {} for i = 1, 2000 do t[i] = {id = i, name = 'n' .. i, tags = {'a', 'b'}} end
                return #cjson.decode(cjson.encode(t))""");
        rows.add(plain("plain SET, default user", null, "SET\nkey:app:%d\nvalue"));
        rows.add(plain("plain SET, restricted user", "bench", "SET\nkey:app:%d\nvalue"));
        rows.add(plain("plain GET, default user", null, "GET\nkey:app:%d"));
        rows.add(plain("plain GET, restricted user", "bench", "GET\nkey:app:%d"));
        rows.removeIf(row -> !row.name().contains(only));
        return rows;
    }

    private static final String RELEASE = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('DEL', KEYS[1])
            end
            return 0""";

    private static final String BUCKET = """
            local capacity, rate, now = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
            local state = redis.call('HMGET', KEYS[1], 'tokens', 'time')
            local tokens = tonumber(state[1]) or capacity
            local before = tonumber(state[2]) or now
            tokens = math.min(capacity, tokens + (now - before) * rate)
            local allowed = tokens >= 1
            if allowed then
              tokens = tokens - 1
            end
            redis.call('HSET', KEYS[1], 'tokens', tokens, 'time', now)
            redis.call('EXPIRE', KEYS[1], 60)
            return allowed and 1 or 0""";

    private static void loop(List<Row> rows, String name, boolean simple, String call) {
        String script = "for i = 1, tonumber(ARGV[1]) do " + call + " end return ARGV[1]";
        rows.add(new Row("loop of " + name, target -> {
            target.ask("EVAL\n" + script + "\n1\nkey\n" + calls);
            return calls;
        }, 0.5, simple));
    }

    /** Scripts by digest; {@code before}, if any, is sent in front of each. */
    private static Row small(String name, String script, String arguments, String before) {
        return new Row("EVALSHA " + name, target -> {
            String digest = target.ask("SCRIPT\nLOAD\n" + script);
            String line = "EVALSHA\n" + digest + "\n" + arguments;
            return target.pipelined(SMALL / 2, i -> before != null && i % 2 == 0 ? before : line);
        }, 0, false);
    }

    private static void lua(List<Row> rows, String name, String script) {
        rows.add(new Row("Lua " + name, target -> {
            for (int i = 0; i < 5; i++) {
                target.ask("EVAL\n" + script + "\n0");
            }
            return 5;
        }, 0, false));
    }

    private static Row plain(String name, String user, String line) {
        return new Row(name, target -> {
            target.ask("ACL\nSETUSER\nbench\nreset\non\nnopass\n~key:app:*\n~other:*\n&news:*\n-@all\n+@read\n+@write\n"
                    + "-flushall\n-flushdb\n+ping\n+auth");
            target.ask(user == null ? "AUTH\ndefault\n" : "AUTH\n" + user + "\nx");
            int done = target.pipelined(2 * SMALL, i -> String.format(line, i % 1000));
            target.ask("AUTH\ndefault\n");
            return done;
        }, 0, false);
    }

    // ---- measuring

    private static boolean measure(List<Target> targets) throws IOException {
        List<Row> rows = rows();
        for (int i = 0; i < 3; i++) { // Java compiles what has run often, and again when something else has run since
            for (Row row : rows) {
                row.work().run(targets.get(0));
            }
        }
        for (Row row : rows) {
            row.work().run(targets.get(targets.size() - 1));
        }
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows) {
                for (int i = 0; i < targets.size(); i++) {
                    int which = round % 2 == 0 ? i : targets.size() - 1 - i;
                    run(row, targets.get(which), which == 0);
                }
            }
        }
        return show(rows);
    }

    private static void run(Row row, Target target, boolean ours) throws IOException {
        long cpu = target.cpuNanos();
        long began = System.nanoTime();
        int done = row.work().run(target);
        double rate = done * 1e9 / (System.nanoTime() - began);
        (ours ? row.rates() : row.others()).add(rate);
        (ours ? row.cpus() : row.otherCpus()).add((target.cpuNanos() - cpu) / 1e3 / done);
    }

    private static boolean show(List<Row> rows) {
        System.out.println(NOTES);
        String form = "%-30s%13s%13s%8s%11s%11s%8s  %s%n";
        System.out.printf(form, "", "ours/s", "redis/s", "ratio", "cpu µs", "redis µs", "ratio", "bar");
        boolean met = true;
        for (Row row : rows) {
            met &= alone || row.isMet();
            System.out.printf(form, row.name(), rate(row.rates()), rate(row.others()),
                    figure(alone ? 0 : ratio(row.rates(), row.others())), figure(median(row.cpus())),
                    figure(median(row.otherCpus())), figure(alone ? 0 : ratio(row.cpus(), row.otherCpus())),
                    alone || row.bar() == 0 ? "" : row.isMet() ? "met" : "MISSED");
        }
        if (!alone) {
            System.out.println("bars: " + (met ? "met" : "MISSED"));
        }
        return met;
    }

    private static String rate(List<Double> rates) {
        double rate = median(rates);
        return String.format(rate < 1000 ? "%.1f" : "%,.0f", rate);
    }

    private static String figure(double value) {
        return String.format("%.2f", value);
    }

    private static double ratio(List<Double> ours, List<Double> others) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / Math.max(others.get(i), 1e-9));
        }
        return median(ratios);
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length == 0 ? 0
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    // ---- the servers

    /** The line that is sent as number {@code i}, its words divided by line breaks unless they hold some. */
    private interface Lines {
        String line(int i);
    }

    /** A server under test, and a connection to it. */
    private record Target(String name, Process process, Path home, Socket socket, InputStream in) {
        static Target ours() throws IOException {
            List<String> command = program == null
                    ? List.of(Path.of("rediscover").toAbsolutePath().toString(), "serve", "--port", "0", "--save", "")
                    : List.of("/bin/sh", "-c", "exec " + program);
            Path home = Files.createTempDirectory("rediscover-bench");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).directory(home.toFile());
            builder.environment().put("REDISCOVER_HOME", home.toString());
            builder.environment().put("REDISCOVER_JAVA_OPTS", javaOptions);
            Process process = builder.start();
            String ready = await(process, "ccept connections on ", command);
            String digits = ready.substring(ready.lastIndexOf(':') + 1).replaceAll("\\D.*", "");
            return to("ours", process, home, Integer.parseInt(digits));
        }

        static Target redis() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Path home = Files.createTempDirectory("rediscover-bench");
            List<String> command = List.of("redis-server", "--port", "" + port, "--bind", "127.0.0.1", "--save", "",
                    "--appendonly", "no", "--dir", home.toString());
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            await(process, "eady to accept connections", command);
            return to("redis", process, home, port);
        }

        private static Target to(String name, Process process, Path home, int port) throws IOException {
            Socket socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            return new Target(name, process, home, socket, new BufferedInputStream(socket.getInputStream(), 1 << 16));
        }

        /** The first line of a server that has {@code text} in it; what comes later is read and thrown away. */
        private static String await(Process process, String text, List<String> command) throws IOException {
            BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains(text)) {
                    Thread reading = new Thread(() -> lines.lines().forEach(rest -> {}));
                    reading.setDaemon(true);
                    reading.setUncaughtExceptionHandler((thread, closed) -> {});
                    reading.start();
                    return line;
                }
                said.append(line).append('\n');
            }
            throw new IOException(String.join(" ", command) + " ended before it was ready:\n" + said);
        }

        /** Nanoseconds of processor time of all threads that live. */
        long cpuNanos() throws IOException {
            long sum = 0;
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
                for (Path task : tasks.toList()) {
                    String text = Files.readString(task.resolve("schedstat"));
                    sum += Long.parseLong(text.substring(0, text.indexOf(' ')));
                }
            }
            return sum;
        }

        /** One command and its reply. */
        String ask(String line) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            encode(line, out);
            socket.getOutputStream().write(out.toByteArray());
            return reply();
        }

        /** So many commands, {@link #PIPELINE} at a time. */
        int pipelined(int count, Lines lines) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<byte[]> batches = new ArrayList<>();
            for (int i = 0; i < 64 * PIPELINE; i++) {
                encode(lines.line(i), out);
                if (i % PIPELINE == PIPELINE - 1) {
                    batches.add(out.toByteArray());
                    out.reset();
                }
            }
            int sent = 0;
            for (; sent < count; sent += PIPELINE) {
                socket.getOutputStream().write(batches.get(sent / PIPELINE % batches.size()));
                for (int i = 0; i < PIPELINE; i++) {
                    reply();
                }
            }
            return sent;
        }

        private String reply() throws IOException {
            String line = line();
            if (line.startsWith("-")) {
                throw new IOException(name + " answered " + line);
            }
            if (line.startsWith("$") && !line.equals("$-1")) {
                byte[] text = in.readNBytes(Integer.parseInt(line.substring(1)) + 2);
                return new String(text, 0, text.length - 2, StandardCharsets.ISO_8859_1);
            }
            return line;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\r'; c = in.read()) {
                if (c < 0) {
                    throw new IOException(name + " has closed the connection");
                }
                line.append((char) c);
            }
            in.read();
            return line.toString();
        }

        /** EVAL and SCRIPT LOAD take the text between the first words and the last ones as one. */
        private static void encode(String line, ByteArrayOutputStream out) {
            List<String> words = new ArrayList<>(List.of(line.split("\n", -1)));
            if (words.get(0).equals("SCRIPT")) {
                words = List.of("SCRIPT", "LOAD", line.substring(12));
            } else if (words.get(0).equals("EVAL")) {
                int count = words.size();
                int after = words.get(count - 1).equals("0") ? 1 : 3;
                List<String> arguments = words.subList(count - after, count);
                String text = String.join("\n", words.subList(1, count - after));
                List<String> all = new ArrayList<>(List.of("EVAL", text));
                all.addAll(arguments);
                words = all;
            }
            out.writeBytes(("*" + words.size() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            for (String word : words) {
                String bulk = "$" + word.length() + "\r\n" + word + "\r\n";
                out.writeBytes(bulk.getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        void stop() {
            process.destroy();
            try {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
                try (Stream<Path> files = Files.walk(home)) {
                    files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                }
            } catch (IOException | InterruptedException e) {
                System.err.println("left behind: " + home);
            }
        }
    }
}
