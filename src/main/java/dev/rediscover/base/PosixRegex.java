package dev.rediscover.base;

/**
 * An extended regular expression of POSIX, sought anywhere in a text, byte by byte, in time proportional to the text's
 * length. Beside what POSIX asks for it knows {@code \d \w \s} and their opposites, {@code \b \B \< \>}, {@code \xHH},
 * {@code \x{HH}}, {@code \Q...\E}, {@code (?:...)} and {@code (?i)}. Bytes beyond ASCII are in no named class.
 *
 * <p>The dialect and the texts of the errors are those of TRE, the library that Redis's ARGREP uses. TRE's approximate
 * matching ({@code {~2}}) is not known here.
 */
public final class PosixRegex {
    /** The pattern is not one; the message says why in TRE's words. */
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        Invalid(String why) {
            super(why, null, false, false);
        }
    }

    private static final int MOST_STATES = 20_000;
    private static final int DEEPEST = 250;
    private static final int MOST_REPEATS = 255;

    /** A piece of the machine: its first state, where it begins, and the place-holder state in which it ends. */
    private record Piece(int first, int start, int end) {}

    private final byte[] source;
    private final StateMachine machine = new StateMachine(MOST_STATES);
    private int at;
    private int depth;
    private int groups;
    private int greatestBackReference = -1;
    private boolean ignoreCase;
    private boolean dotSkipsNewline;
    private final Piece whole;

    private PosixRegex(byte[] source, boolean ignoreCase) {
        this.source = source;
        this.ignoreCase = ignoreCase;
        try {
            whole = alternatives();
        } catch (StateMachine.TooLarge e) {
            throw new Invalid("Out of memory");
        }
        if (depth > 0) {
            throw new Invalid("Missing ')'");
        }
        if (greatestBackReference > groups) {
            throw new Invalid("Invalid back reference");
        }
    }

    /**
     * Reads a pattern; with {@code ignoreCase}, ASCII letters of both cases are equal.
     *
     * @throws Invalid if it is not one
     */
    public static PosixRegex of(Bytes source, boolean ignoreCase) {
        return new PosixRegex(source.array(), ignoreCase);
    }

    /** Whether the pattern refers back to groups, which this class does not follow. */
    public boolean hasBackReferences() {
        return greatestBackReference >= 0;
    }

    /** What seeks this pattern in texts, one after the other; for one thread. */
    public StateMachine.Run search() {
        return machine.run(whole.start(), whole.end());
    }

    private boolean atEnd() {
        return at >= source.length;
    }

    private boolean sees(char c) {
        return sees(0, c);
    }

    private boolean sees(int ahead, char c) {
        return at + ahead < source.length && source[at + ahead] == c;
    }

    private Piece alternatives() {
        Piece left = sequence();
        while (sees('|')) {
            at++;
            Piece right = sequence();
            int fork = machine.fork(left.start(), right.start());
            int end = machine.open();
            machine.join(left.end(), end);
            machine.join(right.end(), end);
            left = new Piece(left.first(), fork, end);
        }
        return left;
    }

    private Piece sequence() {
        Piece all = nothing();
        while (!atEnd() && !sees('|') && !(sees(')') && depth > 0)) {
            all = chained(all, repeated(atom()));
        }
        return all;
    }

    private Piece chained(Piece first, Piece second) {
        machine.join(first.end(), second.start());
        return new Piece(first.first(), first.start(), second.end());
    }

    private Piece nothing() {
        int state = machine.open();
        return new Piece(state, state, state);
    }

    private Piece taking(SymbolSet set) {
        int end = machine.open();
        return new Piece(end, machine.take(set, end), end);
    }

    private Piece at(StateMachine.Place place) {
        int end = machine.open();
        return new Piece(end, machine.at(place, end), end);
    }

    // ---- repetition

    private Piece repeated(Piece atom) {
        Piece piece = atom;
        while (!atEnd()) {
            if (sees('*')) {
                piece = loop(piece, true);
            } else if (sees('+')) {
                piece = loop(piece, false);
            } else if (sees('?')) {
                piece = optional(piece);
            } else if (sees('{')) {
                piece = counted(piece);
                continue;
            } else {
                break;
            }
            at++;
            takeMinimal();
        }
        return piece;
    }

    /** A question mark behind a repetition asks for a short match: no difference to whether there is one. */
    private void takeMinimal() {
        if (sees('?')) {
            at++;
        } else if (sees('*') || sees('+')) {
            throw new Invalid("Invalid use of repetition operators");
        }
    }

    private Piece loop(Piece atom, boolean maybeNone) {
        int end = machine.open();
        int fork = machine.fork(atom.start(), end);
        machine.join(atom.end(), fork);
        return new Piece(atom.first(), maybeNone ? fork : atom.start(), end);
    }

    private Piece optional(Piece atom) {
        int end = machine.open();
        machine.join(atom.end(), end);
        return new Piece(atom.first(), machine.fork(atom.start(), end), end);
    }

    private Piece counted(Piece atom) {
        at++;
        int opened = at;
        int least = number();
        int most = least;
        if (sees(',')) {
            at++;
            least = Math.max(least, 0);
            most = number();
        }
        check(least, most, opened);
        at++;
        takeMinimal();
        return times(atom, least, most);
    }

    private void check(int least, int most, int opened) {
        if (most >= 0 && least > most) {
            throw new Invalid("Invalid contents of {}");
        }
        if (least > MOST_REPEATS || most > MOST_REPEATS) {
            throw new Invalid("Maximum repetition in {} larger than " + MOST_REPEATS);
        }
        if (atEnd()) {
            throw new Invalid("Missing '}'");
        }
        if (at == opened || !sees('}')) {
            throw new Invalid("Invalid contents of {}");
        }
    }

    /** The number that stands here, -1 if there is none. */
    private int number() {
        int from = at;
        int number = 0;
        while (!atEnd() && source[at] >= '0' && source[at] <= '9') {
            number = Math.min(number * 10 + source[at++] - '0', MOST_REPEATS + 1);
        }
        return at == from ? -1 : number;
    }

    /** {@code atom} from {@code least} to {@code most} times, -1 for any number. */
    private Piece times(Piece atom, int least, int most) {
        if (most == 0) {
            return nothing();
        }
        int last = machine.size();
        int copies = Math.max(1, Math.max(least, most));
        Piece[] pieces = new Piece[copies];
        pieces[0] = atom;
        for (int i = 1; i < copies; i++) {
            int shift = machine.copy(atom.first(), last);
            pieces[i] = new Piece(atom.first() + shift, atom.start() + shift, atom.end() + shift);
        }
        Piece all = null;
        for (int i = 0; i < copies; i++) {
            boolean open = most < 0 && i == copies - 1;
            Piece piece = open ? loop(pieces[i], i >= least) : i < least ? pieces[i] : optional(pieces[i]);
            all = all == null ? new Piece(atom.first(), piece.start(), piece.end()) : chained(all, piece);
        }
        return all;
    }

    // ---- atoms

    private Piece atom() {
        switch (source[at]) {
            case '(':
                return group();
            case '[':
                at++;
                return taking(new BracketReader(source, at, ignoreCase).read(this));
            case '\\':
                return escaped();
            case '.':
                at++;
                return taking(dotSkipsNewline ? SymbolSet.one('\n').complement() : SymbolSet.any());
            case '^':
                at++;
                return at(StateMachine.Place.START);
            case '$':
                at++;
                return at(StateMachine.Place.END);
            case '*', '+', '?', '{':
                return nothing(); // a repetition of nothing
            default:
                return taking(literal(source[at++] & 0xff));
        }
    }

    /** Where a bracket expression ended. */
    void goOnAt(int index) {
        at = index;
    }

    private SymbolSet literal(int symbol) {
        int other = otherCase(symbol);
        return ignoreCase && other != symbol ? SymbolSet.of(symbol, symbol, other, other) : SymbolSet.one(symbol);
    }

    /** The same letter in the other case; what is no ASCII letter stays. */
    static int otherCase(int symbol) {
        int lower = symbol | 0x20;
        return lower >= 'a' && lower <= 'z' && symbol < 128 ? symbol ^ 0x20 : symbol;
    }

    private Piece group() {
        at++;
        if (sees('?')) {
            return special();
        }
        groups++;
        return rest();
    }

    /** The rest of a group whose beginning has been read, with its closing parenthesis. */
    private Piece rest() {
        if (++depth > DEEPEST) {
            throw new Invalid("Out of memory");
        }
        boolean outerCase = ignoreCase;
        boolean outerDot = dotSkipsNewline;
        Piece inner = alternatives();
        ignoreCase = outerCase;
        dotSkipsNewline = outerDot;
        if (atEnd()) {
            throw new Invalid("Missing ')'");
        }
        at++;
        depth--;
        return inner;
    }

    /** {@code (?:...)}, {@code (?#...)} and switches: {@code (?i)} and all to the end of the group are one piece. */
    private Piece special() {
        boolean wasCase = ignoreCase;
        boolean wasDot = dotSkipsNewline;
        Piece piece = readSwitches() ? rest() : alternatives();
        ignoreCase = wasCase;
        dotSkipsNewline = wasDot;
        return piece;
    }

    /** Whether a group begins behind the switches. */
    private boolean readSwitches() {
        boolean on = true;
        while (true) {
            at++;
            if (atEnd()) {
                throw new Invalid("Invalid regexp");
            }
            switch (source[at]) {
                case 'i' -> ignoreCase = on;
                case 'n' -> dotSkipsNewline = on;
                case 'r', 'U' -> {} // which of several matches, where one is enough
                case '-' -> on = false;
                case ':' -> {
                    at++;
                    return true;
                }
                case '#', ')' -> {
                    skipComment();
                    return false;
                }
                default -> throw new Invalid("Invalid regexp");
            }
        }
    }

    private void skipComment() {
        while (!atEnd() && !sees(')')) {
            at++;
        }
        if (atEnd()) {
            throw new Invalid("Invalid regexp");
        }
        at++;
    }

    // ---- what a backslash begins

    private Piece escaped() {
        at++;
        if (atEnd()) {
            throw new Invalid("Trailing backslash");
        }
        int letter = source[at++] & 0xff;
        SymbolSet named = SymbolClasses.escape(letter);
        if (named != null) {
            return taking(named);
        }
        return switch (letter) {
            case 'Q' -> quoted();
            case 'b' -> at(StateMachine.Place.WORD_EDGE);
            case 'B' -> at(StateMachine.Place.NO_WORD_EDGE);
            case '<' -> at(StateMachine.Place.WORD_START);
            case '>' -> at(StateMachine.Place.WORD_END);
            case 'x' -> taking(SymbolSet.one(hex()));
            default -> {
                if (letter >= '0' && letter <= '9') {
                    greatestBackReference = Math.max(greatestBackReference, letter - '0');
                }
                yield taking(SymbolSet.one(letter));
            }
        };
    }

    private Piece quoted() {
        Piece all = nothing();
        while (!atEnd() && !(sees('\\') && sees(1, 'E'))) {
            all = chained(all, taking(literal(source[at++] & 0xff)));
        }
        at = Math.min(at + 2, source.length);
        return all;
    }

    private int hex() {
        boolean braces = sees('{');
        at += braces ? 1 : 0;
        int number = 0;
        for (int digits = 0; digits < (braces ? 8 : 2) && !atEnd() && hexDigit() >= 0; digits++) {
            number = number << 4 | hexDigit();
            at++;
        }
        if (braces) {
            if (!sees('}')) {
                throw new Invalid("Missing '}'");
            }
            at++;
        }
        return number < 0 ? Integer.MAX_VALUE : number; // either is no byte
    }

    private int hexDigit() {
        return Character.digit(source[at], 16);
    }
}
