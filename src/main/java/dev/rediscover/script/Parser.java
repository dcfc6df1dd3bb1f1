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

    private final Lexer lexer;
    private final ExpressionParser expressions;
    private Scope scope = new Scope(null, true);
    private int depth;

    private Parser(Bytes script, String chunk) {
        lexer = new Lexer(script, chunk);
        expressions = new ExpressionParser(lexer, this);
    }

    /**
     * The function that a script is.
     *
     * @param chunk the name of the script in errors: {@code user_script}, {@code user_function}
     * @throws LuaError if it is not Lua; the text has its place in front
     */
    static Calls.Closure parse(Bytes script, String chunk) {
        Parser parser = new Parser(script, chunk);
        parser.lexer.advance();
        Statement body = parser.block();
        if (parser.lexer.kind() != Kind.END) {
            throw parser.expected("<eof>");
        }
        return new Calls.Closure(new Calls.Make(0, chunk, List.of(), body, parser.scope), new Frame.Cell[0]);
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
        scope.close(before);
        return new Statements.Block(statements);
    }

    private boolean atEndOfBlock() {
        return lexer.kind() == Kind.END
                || lexer.is("end")
                || lexer.is("else")
                || lexer.is("elseif")
                || lexer.is("until");
    }

    private Statement statement() {
        int line = lexer.line();
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
        return new Loops.While(condition, body);
    }

    private Statement loop() {
        depth++;
        Statement body = block();
        depth--;
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
        if (lexer.is("=")) {
            loop = counted(line, first);
        } else if (lexer.is(",") || lexer.is("in")) {
            loop = each(line, first);
        } else {
            throw expressions.near("'=' or 'in' expected");
        }
        needEnd("end", "for", line);
        scope.close(before);
        return loop;
    }

    private Statement counted(int line, String name) {
        lexer.advance();
        List<Expression> range = new ArrayList<>();
        range.add(expressions.expression());
        need(",");
        range.add(expressions.expression());
        if (take(",")) {
            range.add(expressions.expression());
        }
        need("do");
        Variable variable = declare(name);
        return new Loops.Count(line, variable, range, loop());
    }

    private Statement each(int line, String first) {
        List<String> names = new ArrayList<>();
        names.add(first);
        while (take(",")) {
            names.add(expressions.name());
        }
        need("in");
        List<Expression> source = expressions.list();
        need("do");
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(declare(name));
        }
        return new Loops.Each(line, variables, source, loop());
    }

    private Statement repeatLoop(int line) {
        lexer.advance();
        int before = scope.open();
        depth++;
        expressions.enter();
        List<Statement> statements = new ArrayList<>();
        while (!atEndOfBlock()) {
            statements.add(statement());
            take(";");
        }
        depth--;
        needEnd("until", "repeat", line);
        Expression condition = expressions.expression();
        expressions.leave();
        scope.close(before);
        return new Loops.Repeat(new Statements.Block(statements), condition);
    }

    private Statement functionStatement(int line) {
        lexer.advance();
        Names target = expressions.named(expressions.name(), line);
        boolean method = false;
        while (!method && (lexer.is(".") || lexer.is(":"))) {
            method = lexer.is(":");
            lexer.advance();
            Bytes key = Bytes.of(expressions.name());
            target = new Names.Index(line, target, new Constant(line, key));
        }
        return new Statements.Assign(List.of(target), List.of(function(line, method)));
    }

    private Statement local() {
        lexer.advance();
        int line = lexer.line();
        if (take("function")) {
            Variable variable = declare(expressions.name());
            return new Statements.DeclareFunction(variable, function(line, false));
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(expressions.name());
        } while (take(","));
        List<Expression> values = take("=") ? expressions.list() : List.of();
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(declare(name));
        }
        return new Statements.Declare(variables, values);
    }

    private Variable declare(String name) {
        try {
            return scope.declare(name);
        } catch (LuaError e) {
            throw e.at(lexer.chunk, lexer.line());
        }
    }

    private Statement returned() {
        lexer.advance();
        List<Expression> values = atEndOfBlock() || lexer.is(";") ? List.of() : expressions.list();
        return new Statements.Return(values);
    }

    private Statement broken() {
        lexer.advance();
        if (depth == 0) {
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
            targets.add(target(expressions.suffixed()));
        }
        need("=");
        return new Statements.Assign(targets, expressions.list());
    }

    private Names target(Expression expression) {
        if (expression instanceof Names names) {
            return names;
        }
        throw expressions.near("syntax error");
    }

    /** The parameters and the body of a function; its {@code end} is read too. */
    Expression function(int line, boolean method) {
        need("(");
        List<String> names = new ArrayList<>();
        if (method) {
            names.add("self");
        }
        boolean rest = false;
        if (!lexer.is(")")) {
            do {
                rest = take("...");
                if (!rest) {
                    names.add(expressions.name());
                }
            } while (!rest && take(","));
        }
        need(")");
        Scope outside = scope;
        int loops = depth;
        scope = new Scope(outside, rest);
        depth = 0;
        List<Variable> parameters = new ArrayList<>();
        for (String name : names) {
            parameters.add(declare(name));
        }
        Statement body = block();
        needEnd("end", "function", line);
        Scope own = scope;
        scope = outside;
        depth = loops;
        return new Calls.Make(line, lexer.chunk, parameters, body, own);
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
            String where = line == lexer.line() ? "" : " (to close '" + begun + "' at line " + line + ")";
            throw expressions.near("'" + symbol + "' expected" + where);
        }
    }
}
