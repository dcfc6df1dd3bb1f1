package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.resp.Utf8;
import dev.rediscover.value.EncodingLimits;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parameters of CONFIG and what they stand at. Code that obeys one reads it as a number; to read the names and take
 * new values, the tables are read when somebody first asks.
 */
public final class Config {
    private static final Parameter[] OBEYED = Parameter.values();

    /** One parameter as CONFIG knows it: {@code obeyed} is {@code null} where nothing obeys it. */
    private record Entry(ParameterSpec spec, Parameter obeyed) {}

    private final Engine engine;
    private long[] numbers;
    private String[] texts;
    private OutputLimits outputLimits = DEFAULTS.outputLimits;
    private Map<String, String> others = new LinkedHashMap<>(0);
    private Map<String, Entry> entries;
    private long policy; // that eviction has been told of
    private String requirepass; // that users have been told of
    private boolean savePointsGiven; // by a configuration file: the first ones replace the usual ones

    Config(Engine engine) {
        this.engine = engine;
        numbers = DEFAULTS.numbers.clone();
        texts = DEFAULTS.texts.clone();
        policy = number(Parameter.MAXMEMORY_POLICY);
        requirepass = text(Parameter.REQUIREPASS);
    }

    /** What every engine begins with, read from the tables once. */
    private static final class Defaults {
        final long[] numbers = new long[OBEYED.length];
        final String[] texts = new String[OBEYED.length];
        final OutputLimits outputLimits;

        Defaults() {
            try {
                for (Parameter parameter : OBEYED) {
                    ParameterSpec spec = ParameterSpec.read(parameter.line());
                    texts[parameter.ordinal()] = spec.initial();
                    numbers[parameter.ordinal()] = spec.number(Bytes.of(spec.initial()));
                }
                texts[Parameter.SAVE.ordinal()] = ""; // an engine by itself has no files to save to
                outputLimits = OutputLimits.read(texts[Parameter.CLIENT_OUTPUT_BUFFER_LIMIT.ordinal()]);
            } catch (ParameterRefusal e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    private static final Defaults DEFAULTS = new Defaults();

    /** What {@code parameter} stands at; of yes and no 1 and 0, of a word its place among those it may be. */
    public long number(Parameter parameter) {
        return numbers[parameter.ordinal()];
    }

    /** Whether {@code parameter} stands at yes. */
    public boolean isOn(Parameter parameter) {
        return numbers[parameter.ordinal()] == 1;
    }

    /** The word that {@code parameter}, an enumeration, stands at. */
    public String word(Parameter parameter) {
        return ParameterSpec.read(parameter.line()).shown(number(parameter), "");
    }

    /** Whether {@code parameter}, one of the {@code shutdown-on-} kind, asks to keep the data. */
    public boolean asksToSave(Parameter parameter) {
        return (number(parameter) & 1) != 0;
    }

    /** What {@code parameter} stands at, as it was written. */
    public String text(Parameter parameter) {
        return texts[parameter.ordinal()];
    }

    /** How much may wait to be sent to each kind of client. */
    public OutputLimits outputLimits() {
        return outputLimits;
    }

    /** Takes over all that {@code original} stands at. */
    void copy(Config original) {
        System.arraycopy(original.numbers, 0, numbers, 0, numbers.length);
        System.arraycopy(original.texts, 0, texts, 0, texts.length);
        outputLimits = original.outputLimits;
        others.putAll(original.others);
        obey();
    }

    private Map<String, Entry> entries() {
        if (entries == null) {
            entries = new TreeMap<>();
            for (Parameter parameter : OBEYED) {
                add(ParameterSpec.read(parameter.line()), parameter);
            }
            for (String line : OtherParameters.TABLE.split("\n")) {
                add(ParameterSpec.read(line), null);
            }
        }
        return entries;
    }

    private void add(ParameterSpec spec, Parameter obeyed) {
        entries.put(spec.name(), new Entry(spec, obeyed));
        if (spec.alias() != null) {
            entries.put(spec.alias(), new Entry(spec, obeyed));
        }
    }

    /** Names and values in turn of all parameters whose names fit one of {@code patterns}. */
    public List<String> matching(List<Bytes> patterns) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Entry> each : entries().entrySet()) {
            Bytes name = Bytes.of(each.getKey());
            for (Bytes pattern : patterns) {
                if (Glob.matches(Bytes.of(pattern.latin1().toLowerCase(java.util.Locale.ROOT)), name)) {
                    found.add(each.getKey());
                    found.add(shown(each.getValue()));
                    break;
                }
            }
        }
        return found;
    }

    private String shown(Entry entry) {
        if (entry.obeyed() == Parameter.NOTIFY_KEYSPACE_EVENTS) {
            return engine.notifications().flags();
        }
        if (entry.obeyed() != null) {
            int index = entry.obeyed().ordinal();
            return entry.spec().shown(numbers[index], texts[index]);
        }
        return others.getOrDefault(entry.spec().name(), entry.spec().initial());
    }

    /**
     * Sets several parameters, names and values in turn: all of them, or none.
     *
     * @throws RedisException if one of them cannot be set so
     */
    public void set(List<Bytes> pairs) {
        Map<Entry, Bytes> wanted = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            Entry entry = entry(pairs.get(i));
            if (entry == null) {
                throw Errors.CONFIG_UNKNOWN.raise(pairs.get(i));
            }
            checkChange(entry, pairs.get(i + 1));
            if (wanted.put(entry, pairs.get(i + 1)) != null) {
                throw refusal(entry, "duplicate parameter");
            }
        }
        long[] oldNumbers = numbers.clone();
        String[] oldTexts = texts.clone();
        OutputLimits oldLimits = outputLimits;
        Map<String, String> oldOthers = new LinkedHashMap<>(others);
        try {
            takeAll(wanted);
        } catch (RedisException e) {
            numbers = oldNumbers;
            texts = oldTexts;
            outputLimits = oldLimits;
            others = oldOthers;
            putBack(wanted);
            throw e;
        }
    }

    /**
     * Sets one parameter as a configuration file does at the start, when those can be set too that never change later.
     * When all are set, {@link #begin()} puts them into force.
     *
     * @throws ParameterRefusal if there is no such parameter, or it does not take that
     */
    public void begin(Bytes name, List<Bytes> values) throws ParameterRefusal {
        Entry entry = entry(name);
        if (entry == null) {
            throw new ParameterRefusal("Bad directive or wrong number of arguments");
        }
        if (values.isEmpty() || values.size() > 1 && !entry.spec().takesWords()) {
            throw new ParameterRefusal("wrong number of arguments");
        }
        List<String> words = new ArrayList<>(values.size());
        for (Bytes value : values) {
            words.add(Utf8.text(value));
        }
        String before = text(Parameter.SAVE);
        take(entry, words, Utf8.bytes(String.join(" ", words)));
        if (entry.obeyed() == Parameter.SAVE) {
            addSavePoints(before);
        }
    }

    /** Each line of a file adds to the ones before, unless it says that there are none. */
    private void addSavePoints(String before) {
        String given = text(Parameter.SAVE);
        if (savePointsGiven && !before.isEmpty() && !given.isEmpty()) {
            texts[Parameter.SAVE.ordinal()] = before + " " + given;
        }
        savePointsGiven = true;
    }

    /** Puts what was set by {@link #begin(Bytes, List)} into force. */
    public void begin() {
        obey();
    }

    /** The name that a parameter has today, whatever its letters and its age; {@code null} if there is none. */
    public String nameOf(Bytes name) {
        Entry entry = entry(name);
        return entry == null ? null : entry.spec().name();
    }

    /** Saves at the usual moments, as a server does that is told nothing else. */
    public void saveAsUsual() {
        texts[Parameter.SAVE.ordinal()] =
                ParameterSpec.read(Parameter.SAVE.line()).initial();
    }

    /** The names of all parameters. */
    public List<String> names() {
        return List.copyOf(entries().keySet());
    }

    /** All parameters as a configuration file says them, by their names. */
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (Map.Entry<String, Entry> each : entries().entrySet()) {
            ParameterSpec spec = each.getValue().spec();
            if (!each.getKey().equals(spec.name())) {
                continue;
            }
            Parameter obeyed = each.getValue().obeyed();
            boolean plain = obeyed != null && obeyed != Parameter.NOTIFY_KEYSPACE_EVENTS;
            long number = plain ? numbers[obeyed.ordinal()] : number(each.getValue());
            String text = plain ? texts[obeyed.ordinal()] : shown(each.getValue());
            settings.add(Setting.of(spec, obeyed != null, number, text, outputLimits));
        }
        return settings;
    }

    /** The number of a parameter that nothing obeys, read from how it is shown. */
    private long number(Entry entry) {
        try {
            return entry.spec().number(Utf8.bytes(shown(entry)));
        } catch (ParameterRefusal e) {
            throw new IllegalStateException("taken before", e);
        }
    }

    private Entry entry(Bytes name) {
        return entries().get(name.latin1().toLowerCase(java.util.Locale.ROOT));
    }

    private static RedisException refusal(Entry entry, String why) {
        return Errors.CONFIG_FAILED.raise(entry.spec().name(), why);
    }

    /** Raises the error of a parameter that cannot be changed while the program runs. */
    private void checkChange(Entry entry, Bytes value) {
        switch (entry.spec().change()) {
            case AT_START -> throw refusal(entry, "can't set immutable config");
            case PROTECTED -> {
                if (number(Parameter.ENABLE_PROTECTED_CONFIGS) == 0) {
                    throw refusal(entry, "can't set protected config");
                }
            }
            case NOT_YET, HARMFUL -> {
                if (!shown(entry).equals(Utf8.text(value))) {
                    throw refusal(entry, "this server does nothing of the kind, it stays as it is");
                }
            }
            default -> {}
        }
    }

    private void takeAll(Map<Entry, Bytes> wanted) {
        for (Map.Entry<Entry, Bytes> each : wanted.entrySet()) {
            try {
                String before = shown(each.getKey());
                take(each.getKey(), Words.of(Utf8.text(each.getValue())), each.getValue());
                checkFiles(each.getKey(), before);
            } catch (ParameterRefusal e) {
                throw refusal(each.getKey(), e.getMessage());
            }
        }
        obey();
        apply(wanted);
    }

    /** Refuses what nobody would obey. */
    private void checkFiles(Entry entry, String before) throws ParameterRefusal {
        boolean nobody = entry.spec().ofFiles() && engine.durability().persistence() == null;
        if (nobody && !shown(entry).equals(before)) {
            throw new ParameterRefusal("this engine keeps its data in memory only, so it stays as it is");
        }
    }

    /** Lets the program around the engine take over what concerns it. */
    private void apply(Map<Entry, Bytes> wanted) {
        try {
            tell(obeyed(wanted));
        } catch (ParameterRefusal e) {
            Entry first = wanted.keySet().iterator().next();
            String name = e.parameter() == null ? first.spec().name() : nameOf(e.parameter());
            throw Errors.CONFIG_FAILED.raise(name, e.getMessage());
        }
    }

    private void tell(Set<Parameter> changed) throws ParameterRefusal {
        if (engine.process() != null) {
            engine.process().apply(changed);
        }
        if (engine.durability().persistence() != null) {
            engine.durability().persistence().apply(changed);
        }
    }

    private static String nameOf(Parameter parameter) {
        return ParameterSpec.read(parameter.line()).name();
    }

    private static Set<Parameter> obeyed(Map<Entry, Bytes> wanted) {
        Set<Parameter> changed = EnumSet.noneOf(Parameter.class);
        for (Entry entry : wanted.keySet()) {
            if (entry.obeyed() != null) {
                changed.add(entry.obeyed());
            }
        }
        return changed;
    }

    /** After a failure: what has been taken over already goes back too. */
    private void putBack(Map<Entry, Bytes> wanted) {
        obey();
        try {
            tell(obeyed(wanted));
        } catch (ParameterRefusal e) {
            // The program has said so in its log; what clients see stands as it was.
        }
    }

    /** Takes a value that is given as {@code words}, all in all {@code value}. */
    private void take(Entry entry, List<String> words, Bytes value) throws ParameterRefusal {
        ParameterSpec spec = entry.spec();
        long number = spec.number(value);
        String text = spec.takesWords() ? String.join(" ", words) : Utf8.text(value);
        if (entry.obeyed() == Parameter.NOTIFY_KEYSPACE_EVENTS && !Notifications.areFlags(text)) {
            throw new ParameterRefusal("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
        }
        if (spec.kind() == ParameterSpec.Kind.LIMITS) {
            outputLimits = outputLimits.with(words);
            text = outputLimits.shown();
        }
        if (entry.obeyed() == null) {
            others.put(spec.name(), spec.shown(number, text));
        } else {
            numbers[entry.obeyed().ordinal()] = number;
            texts[entry.obeyed().ordinal()] = text;
        }
    }

    /** Passes on what others keep a copy of. */
    private void obey() {
        engine.notifications().flags(texts[Parameter.NOTIFY_KEYSPACE_EVENTS.ordinal()]);
        if (number(Parameter.MAXMEMORY_POLICY) != policy) {
            policy = number(Parameter.MAXMEMORY_POLICY);
            engine.eviction().policy(word(Parameter.MAXMEMORY_POLICY));
        }
        if (!requirepass.equals(text(Parameter.REQUIREPASS))) {
            requirepass = text(Parameter.REQUIREPASS);
            engine.access().password(Utf8.bytes(requirepass));
        }
        engine.tracking().mostKeys(number(Parameter.TRACKING_TABLE_MAX_KEYS));
        EncodingLimits limits = engine.limits();
        limits.hashMaxListpackEntries = number(Parameter.HASH_MAX_LISTPACK_ENTRIES);
        limits.hashMaxListpackValue = number(Parameter.HASH_MAX_LISTPACK_VALUE);
        limits.hllSparseMaxBytes = number(Parameter.HLL_SPARSE_MAX_BYTES);
        limits.listMaxListpackSize = (int) number(Parameter.LIST_MAX_LISTPACK_SIZE);
        limits.setMaxIntsetEntries = number(Parameter.SET_MAX_INTSET_ENTRIES);
        limits.setMaxListpackEntries = number(Parameter.SET_MAX_LISTPACK_ENTRIES);
        limits.setMaxListpackValue = number(Parameter.SET_MAX_LISTPACK_VALUE);
        limits.streamNodeMaxBytes = number(Parameter.STREAM_NODE_MAX_BYTES);
        limits.streamNodeMaxEntries = number(Parameter.STREAM_NODE_MAX_ENTRIES);
        limits.zsetMaxListpackEntries = number(Parameter.ZSET_MAX_LISTPACK_ENTRIES);
        limits.zsetMaxListpackValue = number(Parameter.ZSET_MAX_LISTPACK_VALUE);
    }
}
