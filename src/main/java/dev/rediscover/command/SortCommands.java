package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** SORT: puts the elements of a list, set or sorted set in order, perhaps by values that lie in other keys. */
public final class SortCommands implements Family {
    private static final String TABLE = """
            group generic
            SORT key [BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] [ASC | DESC] [ALPHA] \
            [STORE destination]
              1.0.0 | write denyoom movablekeys | O(N+M*log M) for N elements of which M are returned
              Sorts the elements of a list, set or sorted set, or stores them sorted.
              keys RO access
              keys ? RO access
              keys ? OW update
              acl set sortedset list dangerous -keyspace
              see SORT_RO LRANGE ZRANGE
            SORT_RO key [BY pattern] [LIMIT offset count] [GET pattern [GET pattern ...]] [ASC | DESC] [ALPHA]
              7.0.0 | readonly movablekeys | O(N+M*log M) for N elements of which M are returned
              Sorts like SORT, but can never store, so that replicas may run it.
              keys RO access
              keys ? RO access
              acl set sortedset list dangerous -keyspace
              see SORT
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "SORT" -> sort(c, true);
            case "SORT_RO" -> sort(c, false);
            default -> throw c.unbound();
        };
    }

    /** What was asked for. */
    private static final class Options {
        private Bytes by;
        private boolean sorts = true;
        private boolean descending;
        private boolean alpha;
        private long offset;
        private long count = -1;
        private Bytes destination;
        private final List<Bytes> gets = new ArrayList<>();

        private boolean read(Call c, boolean mayStore) {
            Args args = c.args();
            if (args.take("ASC")) {
                descending = false;
            } else if (args.take("DESC")) {
                descending = true;
            } else if (args.take("ALPHA")) {
                alpha = true;
            } else if (args.remaining() > 2 && args.take("LIMIT")) {
                offset = args.integer();
                count = args.integer();
            } else if (mayStore && args.remaining() > 1 && args.take("STORE")) {
                destination = args.next();
            } else if (args.remaining() > 1 && args.take("BY")) {
                by = args.next();
                sorts = star(by) >= 0;
                if (sorts && !mayReadEverything(c)) {
                    throw Errors.SORT_BY_DENIED.raise();
                }
            } else if (args.remaining() > 1 && args.take("GET")) {
                gets.add(args.next());
                if (!mayReadEverything(c)) {
                    throw Errors.SORT_GET_DENIED.raise();
                }
            } else {
                return false;
            }
            return true;
        }

        /** The keys that patterns make up cannot be told beforehand. */
        private static boolean mayReadEverything(Call c) {
            return c.engine().access().mayReadEverything(c.client(), c.spec(), c.argv());
        }
    }

    /** One element with what it is sorted by. */
    private record Item(Bytes element, double number, Bytes text) {}

    /** By text, or by number; elements of the same number are told apart by their bytes. */
    private record Order(boolean alpha, boolean descending) implements Comparator<Item> {
        Order(Options options) {
            this(options.alpha, options.descending);
        }

        @Override
        public int compare(Item a, Item b) {
            int order = alpha ? compareTexts(a.text, b.text) : compareNumbers(a.number, b.number);
            if (order == 0 && !alpha) {
                order = a.element.compareTo(b.element);
            }
            return descending ? -order : order;
        }
    }

    /** Unlike {@link Double#compare}, takes both zeros for one. */
    private static int compareNumbers(double a, double b) {
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private static Reply sort(Call c, boolean mayStore) {
        Bytes key = c.args().next();
        Options options = new Options();
        while (c.args().hasNext()) {
            if (!options.read(c, mayStore)) {
                throw Errors.SYNTAX.raise();
            }
        }
        Value value = c.db().read(key);
        List<Bytes> elements = elements(value, options);
        if (options.sorts) {
            elements = sorted(c, elements, options);
        }
        int from = (int) Math.min(elements.size(), Math.max(0, options.offset));
        long most = options.count < 0 ? elements.size() : options.count;
        List<Bytes> page = elements.subList(from, from + (int) Math.min(elements.size() - from, most));
        List<Bytes> result = options.gets.isEmpty() ? page : fetched(c, page, options.gets);
        return options.destination == null ? Reply.bulks(result) : store(c, options.destination, result);
    }

    /** A list or sorted set that is not to be sorted comes in its own order, or backwards. */
    private static List<Bytes> elements(Value value, Options options) {
        List<Bytes> elements = new ArrayList<>();
        if (value instanceof ListValue list) {
            elements.addAll(list.range(0, list.size()));
            if (!options.sorts && options.descending) {
                Collections.reverse(elements);
            }
        } else if (value instanceof SetValue set) {
            elements.addAll(set.members());
            // A stored result must not depend on how the set lies in memory.
            if (!options.sorts && options.destination != null) {
                options.sorts = true;
                options.alpha = true;
                options.by = null;
            }
        } else if (value instanceof ZSetValue zset) {
            for (ScoredMember entry : zset) {
                elements.add(entry.member());
            }
            if (!options.sorts && options.descending) {
                Collections.reverse(elements);
            }
        } else if (value != null) {
            throw Errors.WRONG_TYPE.raise();
        }
        return elements;
    }

    private static List<Bytes> sorted(Call c, List<Bytes> elements, Options options) {
        List<Item> items = new ArrayList<>(elements.size());
        for (Bytes element : elements) {
            Bytes weight = options.by == null ? element : lookUp(c, options.by, element);
            items.add(new Item(element, options.alpha ? 0 : number(weight), weight));
        }
        items.sort(new Order(options));
        List<Bytes> sorted = new ArrayList<>(items.size());
        for (Item item : items) {
            sorted.add(item.element);
        }
        return sorted;
    }

    /** A missing text comes before all others. */
    private static int compareTexts(Bytes a, Bytes b) {
        if (a == null || b == null) {
            return a == b ? 0 : a == null ? -1 : 1;
        }
        return a.compareTo(b);
    }

    private static double number(Bytes weight) {
        if (weight == null) {
            return 0;
        }
        try {
            return Numbers.parseWeight(weight);
        } catch (NotANumber e) {
            throw Errors.SORT_NOT_NUMBERS.raise();
        }
    }

    private static List<Bytes> fetched(Call c, List<Bytes> page, List<Bytes> patterns) {
        List<Bytes> result = new ArrayList<>();
        for (Bytes element : page) {
            for (Bytes pattern : patterns) {
                result.add(lookUp(c, pattern, element));
            }
        }
        return result;
    }

    private static Reply store(Call c, Bytes destination, List<Bytes> result) {
        if (result.isEmpty()) {
            c.db().delete(destination);
            return Reply.ZERO;
        }
        ListValue list = new ListValue(c.limits());
        for (Bytes element : result) {
            list.pushTail(element == null ? Bytes.EMPTY : element);
        }
        c.db().put(destination, list, KeyEvent.Type.SORTSTORE);
        return Reply.of(result.size());
    }

    // ---- patterns

    private static int star(Bytes pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.at(i) == '*') {
                return i;
            }
        }
        return -1;
    }

    /**
     * The value that {@code pattern} leads to: {@code #} is the element itself, {@code *} stands for it in a key's
     * name, and {@code ->field} asks for a field of a hash. {@code null} where that leads nowhere.
     */
    private static Bytes lookUp(Call c, Bytes pattern, Bytes element) {
        if (pattern.is("#")) {
            return element;
        }
        int star = star(pattern);
        if (star < 0) {
            return null;
        }
        int arrow = arrow(pattern, star);
        Bytes prefix = pattern.slice(0, star);
        Bytes suffix = pattern.slice(star + 1, arrow < 0 ? pattern.length() : arrow);
        Value value = c.db().read(prefix.concat(element).concat(suffix));
        if (arrow < 0) {
            return value instanceof dev.rediscover.value.StringValue text ? text.bytes() : null;
        }
        Bytes field = pattern.slice(arrow + 2, pattern.length());
        return value instanceof dev.rediscover.value.HashValue hash ? hash.get(field) : null;
    }

    /** Where {@code ->} stands after the star with a field name behind it; -1 if nowhere. */
    private static int arrow(Bytes pattern, int star) {
        for (int i = star + 1; i + 2 < pattern.length(); i++) {
            if (pattern.at(i) == '-' && pattern.at(i + 1) == '>') {
                return i;
            }
        }
        return -1;
    }
}
