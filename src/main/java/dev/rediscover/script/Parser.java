package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Variable;
import dev.rediscover.script.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes a tree of the statements of a script; {@link ExpressionParser} does the expressions. */
final class Parser {
    /** How much of a chunk's name errors show: LUA_IDSIZE is 80 in Debian's Lua, less what stands around. */
    private static final int CHUNK_NAME = 79;

    private static final int FILE_NAME = 72;
    private static final int SOURCE = 63;

    /** What {@code for} keeps for itself takes the places of three local names. */
    private static final String HIDDEN = "(for)";

    private final Lexer lexer;
    private final ExpressionParser expressions;
    private Scope scope = new Scope(null, true, 0);

    private Parser(Bytes script, String chunk, int calls) {
        lexer = new Lexer(script, chunk);
        expressions = new ExpressionParser(lexer, this, calls);
    }

    /**
     * The function that a script is.
     *
     * @param chunk the name of the script in errors: {@code user_script}, {@code user_function}
     * @throws LuaError if it is not Lua; the text has its place in front
     */
    static Closure parse(Bytes script, String chunk) {
        return parse(script, chunk, 0);
    }

    /** The same where so many calls of libraries are going on already: they and the levels of a text share a bound. */
    static Closure parse(Bytes script, String chunk, int calls) {
        Parser parser = new Parser(script, chunk, calls);
        parser.lexer.advance();
        Statement body = parser.block();
        if (parser.lexer.kind() != Kind.END) {
            throw parser.expected("<eof>");
        }
        return new Closure(new Code(chunk, List.of(), null, body, parser.scope), new Frame.Cell[0]);
    }

    /** What errors call a chunk that was made of a string: its first line, cut where it is long; or its own name. */
    static String chunkName(Bytes source) {
        String text = source.latin1();
        if (text.startsWith("=") || text.startsWith("@")) {
            String name = text.substring(1);
            return text.startsWith("=")
                    ? name.substring(0, Math.min(name.length(), CHUNK_NAME))
                    : name.length() > FILE_NAME ? "..." + name.substring(name.length() - FILE_NAME) : name;
        }
        int end = 0;
        while (end < text.length() && "\r\n\0".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int shown = Math.min(end, SOURCE);
        boolean cut = shown < text.length() && text.charAt(shown) != 0;
        return "[string \"" + text.substring(0, shown) + (cut ? "...\"]" : "\"]");
    }

    Scope scope() {
        return scope;
    }

    LuaError expected(String what) {
        return expressions.near("'" + what + "' expected");
    }

    private Statement block() {
        int before = scope.open();
        List<Statement> statements = statements();
        scope.close(before);
        return Statements.Block.of(statements);
    }

    private List<Statement> statements() {
        expressions.enter();
        List<Statement> statements = new ArrayList<>();
        while (!atEndOfBlock()) {
            boolean last = lexer.is("return") || lexer.is("break");
            statements.add(statement());
            take(";");
            if (last) {
                break;
            }
        }
        expressions.leave();
        return statements;
    }

    private boolean atEndOfBlock() {
        return lexer.kind() == Kind.END
                || lexer.is("end")
                || lexer.is("else")
                || lexer.is("elseif")
                || lexer.is("until");
    }

    private Statement statement() {
        int line = lexer.endLine();
        if (lexer.kind() != Kind.SYMBOL) {
            return callOrAssignment();
        }
        return switch (lexer.text()) {
            case "if" -> branches(line);
            case "while" -> whileLoop(line);
            case "do" -> doBlock(line);
            case "for" -> forLoop(line);
            case "repeat" -> repeatLoop(line);
            case "function" -> functionStatement(line);
            case "local" -> local();
            case "return" -> returned();
            case "break" -> broken();
            default -> callOrAssignment();
        };
    }

    private Statement branches(int line) {
        List<Expression> conditions = new ArrayList<>();
        List<Statement> bodies = new ArrayList<>();
        do {
            lexer.advance();
            conditions.add(expressions.expression());
            need("then");
            bodies.add(block());
        } while (lexer.is("elseif"));
        if (take("else")) {
            bodies.add(block());
        }
        needEnd("end", "if", line);
        return new Statements.If(conditions, bodies);
    }

    private Statement whileLoop(int line) {
        lexer.advance();
        Expression condition = expressions.expression();
        need("do");
        Statement body = loop();
        needEnd("end", "while", line);
        return new Loops.While(line, condition, body);
    }

    private Statement loop() {
        scope.loops++;
        Statement body = block();
        scope.loops--;
        return body;
    }

    private Statement doBlock(int line) {
        lexer.advance();
        Statement body = block();
        needEnd("end", "do", line);
        return body;
    }

    private Statement forLoop(int line) {
        lexer.advance();
        int before = scope.open();
        String first = expressions.name();
        Statement loop;
        scope.declare(HIDDEN);
        scope.declare(HIDDEN);
        scope.declare(HIDDEN);
        if (lexer.is("=")) {
            loop = counted(first);
        } else if (lexer.is(",") || lexer.is("in")) {
            loop = each(line, first);
        } else {
            throw expressions.near("'=' or 'in' expected");
        }
        needEnd("end", "for", line);
        scope.close(before);
        return loop;
    }

    private Statement counted(String name) {
        lexer.advance();
        List<Expression> range = new ArrayList<>();
        range.add(expressions.expression());
        need(",");
        range.add(expressions.expression());
        if (take(",")) {
            range.add(expressions.expression());
        }
        int start = lexer.endLine();
        need("do");
        checkLocals(1);
        Variable variable = scope.declare(name);
        return new Loops.Count(start, variable, range, loop());
    }

    private Statement each(int line, String first) {
        List<String> names = new ArrayList<>();
        names.add(first);
        while (take(",")) {
            checkLocals(names.size() + 1);
            names.add(expressions.name());
        }
        need("in");
        List<Expression> source = expressions.list();
        need("do");
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(scope.declare(name));
        }
        return new Loops.Each(line, variables, source, loop());
    }

    private Statement repeatLoop(int line) {
        lexer.advance();
        int before = scope.open();
        scope.loops++;
        List<Statement> statements = statements();
        scope.loops--;
        needEnd("until", "repeat", line);
        Expression condition = expressions.expression();
        scope.close(before);
        return new Loops.Repeat(line, Statements.Block.of(statements), condition);
    }

    private Statement functionStatement(int line) {
        lexer.advance();
        int nameLine = lexer.endLine();
        Names target = expressions.named(expressions.name(), nameLine);
        boolean method = false;
        while (!method && (lexer.is(".") || lexer.is(":"))) {
            method = lexer.is(":");
            lexer.advance();
            Bytes key = Bytes.of(expressions.name());
            target = new Names.Field(lexer.lastLine(), target, key);
        }
        return new Statements.AssignOne(line, target, function(line, method));
    }

    private Statement local() {
        lexer.advance();
        if (take("function")) {
            checkLocals(1);
            Variable variable = scope.declare(expressions.name());
            return new Statements.DeclareFunction(variable, function(lexer.endLine(), false));
        }
        List<String> names = new ArrayList<>();
        do {
            checkLocals(names.size() + 1);
            names.add(expressions.name());
        } while (take(","));
        List<Expression> values = take("=") ? expressions.list() : List.of();
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(scope.declare(name));
        }
        if (variables.size() == 1 && values.size() == 1) {
            return new Statements.DeclareOne(variables.get(0), values.get(0));
        }
        return new Statements.Declare(variables, values);
    }

    private void checkLocals(int more) {
        String problem = scope.tooManyLocals(more);
        if (problem != null) {
            throw lexer.error(problem);
        }
    }

    private Statement returned() {
        lexer.advance();
        List<Expression> values = atEndOfBlock() || lexer.is(";") ? List.of() : expressions.list();
        if (values.size() != 1) {
            return new Statements.ReturnAll(values);
        }
        Expression value = values.get(0);
        if (value instanceof Calls.Apply call) {
            return new Statements.ReturnCall(call);
        }
        return value.isOpen() ? new Statements.ReturnAll(values) : new Statements.ReturnOne(value);
    }

    private Statement broken() {
        lexer.advance();
        if (scope.loops == 0) {
            throw expressions.near("no loop to break");
        }
        return new Statements.Break();
    }

    private Statement callOrAssignment() {
        Expression first = expressions.suffixed();
        if (first instanceof Calls.Apply) {
            return new Statements.Do(first);
        }
        List<Names> targets = new ArrayList<>();
        targets.add(target(first));
        while (take(",")) {
            Expression next = expressions.suffixed();
            int most = expressions.levelsLeft();
            if (targets.size() > most) {
                throw lexer.error(scope.more(most, "variables in assignment"));
            }
            targets.add(target(next));
        }
        need("=");
        List<Expression> values = expressions.list();
        int line = lexer.lastLine();
        return targets.size() == 1 && values.size() == 1
                ? new Statements.AssignOne(line, targets.get(0), values.get(0))
                : new Statements.Assign(line, targets, values);
    }

    private Names target(Expression expression) {
        if (expression instanceof Names names) {
            return names;
        }
        throw expressions.near("syntax error");
    }

    /** The parameters and the body of a function; its {@code end} is read too. */
    Expression function(int line, boolean method) {
        Scope outside = scope;
        need("(");
        List<String> names = new ArrayList<>();
        if (method) {
            names.add("self");
        }
        boolean rest = !lexer.is(")") && parameters(names);
        scope = new Scope(outside, rest, line);
        List<Variable> parameters = new ArrayList<>();
        for (String name : names) {
            checkLocals(1);
            parameters.add(scope.declare(name));
        }
        Variable arg = rest ? scope.declare("arg") : null;
        need(")");
        Statement body = block();
        needEnd("end", "function", line);
        Code code = new Code(lexer.chunk, parameters, arg, body, scope);
        scope = outside;
        return new Calls.Make(lexer.lastLine(), code);
    }

    /** The names of parameters; whether {@code ...} follows them. */
    private boolean parameters(List<String> names) {
        do {
            if (take("...")) {
                return true;
            }
            if (lexer.kind() != Kind.NAME) {
                throw expressions.near("<name> or '...' expected");
            }
            names.add(expressions.name());
        } while (take(","));
        return false;
    }

    /** Takes that symbol if it is there. */
    boolean take(String symbol) {
        if (!lexer.is(symbol)) {
            return false;
        }
        lexer.advance();
        return true;
    }

    void need(String symbol) {
        if (!take(symbol)) {
            throw expected(symbol);
        }
    }

    /** The end of something that began further up: an error names that line. */
    void needEnd(String symbol, String begun, int line) {
        if (!take(symbol)) {
            String where = line == lexer.endLine() ? "" : " (to close '" + begun + "' at line " + line + ")";
            throw expressions.near("'" + symbol + "' expected" + where);
        }
    }
}
