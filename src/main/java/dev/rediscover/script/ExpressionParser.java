package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Variable;
import dev.rediscover.script.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes a tree of an expression; the binding powers of the operators are those of the reference manual. */
final class ExpressionParser {
    private static final int MOST_LEVELS = 100;
    private static final int UNARY = 8;

    private final Lexer lexer;
    private final Parser parser;
    private int levels;

    ExpressionParser(Lexer lexer, Parser parser) {
        this.lexer = lexer;
        this.parser = parser;
    }

    /** One level deeper: what a stranger wrote may not exhaust the stack. */
    void enter() {
        if (++levels > MOST_LEVELS) {
            throw lexer.error("chunk has too many syntax levels");
        }
    }

    void leave() {
        levels--;
    }

    /** The error that something is wrong at the present token. */
    LuaError near(String message) {
        return lexer.error(message + " near '" + lexer.text() + "'");
    }

    String name() {
        if (lexer.kind() != Kind.NAME) {
            throw near("<name> expected");
        }
        String name = lexer.text();
        lexer.advance();
        return name;
    }

    /** One or more, with commas between. */
    List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        do {
            list.add(expression());
        } while (parser.take(","));
        return list;
    }

    Expression expression() {
        return expression(0);
    }

    /** An expression whose operators bind more strongly than {@code limit}. */
    private Expression expression(int limit) {
        enter();
        Expression left = unary();
        while (lexer.kind() == Kind.SYMBOL && leftPower(lexer.text()) > limit) {
            int line = lexer.line();
            String operator = lexer.text();
            lexer.advance();
            left = binary(line, operator, left, expression(rightPower(operator)));
        }
        leave();
        return left;
    }

    private Expression unary() {
        int line = lexer.line();
        if (lexer.is("not") || lexer.is("-") || lexer.is("#")) {
            String operator = lexer.text();
            lexer.advance();
            Expression operand = expression(UNARY);
            if (operator.equals("-")
                    && operand instanceof Constant constant
                    && constant.constant() instanceof Double n) {
                return new Constant(line, -n);
            }
            return new Operations.Unary(line, operator, operand);
        }
        return simple();
    }

    private static int leftPower(String operator) {
        return switch (operator) {
            case "or" -> 1;
            case "and" -> 2;
            case "<", ">", "<=", ">=", "~=", "==" -> 3;
            case ".." -> 5;
            case "+", "-" -> 6;
            case "*", "/", "%" -> 7;
            case "^" -> 10;
            default -> 0;
        };
    }

    private static int rightPower(String operator) {
        return switch (operator) {
            case ".." -> 4;
            case "^" -> 9;
            default -> leftPower(operator);
        };
    }

    private static Expression binary(int line, String operator, Expression left, Expression right) {
        return switch (operator) {
            case "or" -> new Operations.Logic(line, false, left, right);
            case "and" -> new Operations.Logic(line, true, left, right);
            case "<", ">", "<=", ">=", "~=", "==" -> new Operations.Compare(line, operator, left, right);
            case ".." -> new Operations.Join(line, left, right);
            default -> new Operations.Arithmetic(line, operator.charAt(0), left, right);
        };
    }

    private Expression simple() {
        int line = lexer.line();
        switch (lexer.kind()) {
            case NUMBER -> {
                Double number = lexer.number();
                lexer.advance();
                return new Constant(line, number);
            }
            case STRING -> {
                Bytes string = lexer.string();
                lexer.advance();
                return new Constant(line, string);
            }
            case SYMBOL -> {
                return word(line);
            }
            default -> {
                return suffixed();
            }
        }
    }

    private Expression word(int line) {
        return switch (lexer.text()) {
            case "nil" -> constant(line, null);
            case "true" -> constant(line, Boolean.TRUE);
            case "false" -> constant(line, Boolean.FALSE);
            case "..." -> rest(line);
            case "{" -> table();
            case "function" -> {
                lexer.advance();
                yield parser.function(line, false);
            }
            default -> suffixed();
        };
    }

    private Expression constant(int line, Object value) {
        lexer.advance();
        return new Constant(line, value);
    }

    private Expression rest(int line) {
        if (!parser.scope().takesRest) {
            throw near("cannot use '...' outside a vararg function");
        }
        lexer.advance();
        return new Calls.Rest(line);
    }

    private Expression table() {
        int line = lexer.line();
        lexer.advance();
        enter();
        List<Expression> list = new ArrayList<>();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!lexer.is("}")) {
            entry(list, keys, values);
            if (!parser.take(",") && !parser.take(";")) {
                break;
            }
        }
        leave();
        parser.needEnd("}", "{", line);
        return new Calls.Table(line, list, keys, values);
    }

    private void entry(List<Expression> list, List<Expression> keys, List<Expression> values) {
        if (parser.take("[")) {
            keys.add(expression());
            parser.need("]");
            parser.need("=");
            values.add(expression());
            return;
        }
        Expression item = expression();
        if (lexer.is("=") && item instanceof Names && lastName != null) {
            keys.add(new Constant(lexer.line(), Bytes.of(lastName)));
            lexer.advance();
            values.add(expression());
        } else {
            list.add(item);
        }
    }

    /** The name that was read last by itself, for {@code {name = value}}. */
    private String lastName;

    /** A name or a bracket, and all that follows it: fields, calls. */
    Expression suffixed() {
        Expression expression = primary();
        while (true) {
            int line = lexer.line();
            if (parser.take(".")) {
                expression = new Names.Index(line, expression, new Constant(line, Bytes.of(name())));
            } else if (parser.take("[")) {
                Expression key = expression();
                parser.need("]");
                expression = new Names.Index(line, expression, key);
            } else if (parser.take(":")) {
                String method = name();
                expression = new Calls.Apply(line, expression, method, arguments());
            } else if (lexer.is("(") || lexer.is("{") || lexer.kind() == Kind.STRING) {
                expression = new Calls.Apply(line, expression, null, arguments());
            } else {
                return expression;
            }
            lastName = null;
        }
    }

    private Expression primary() {
        int line = lexer.line();
        if (lexer.kind() == Kind.NAME) {
            String name = name();
            Names named = named(name, line);
            lastName = name;
            return named;
        }
        if (parser.take("(")) {
            Expression inside = expression();
            parser.needEnd(")", "(", line);
            lastName = null;
            return new Calls.Single(line, inside);
        }
        throw near("unexpected symbol");
    }

    /** What a name means here. */
    Names named(String name, int line) {
        Variable local = parser.scope().local(name);
        if (local != null) {
            return new Names.Local(line, local);
        }
        try {
            int outer = parser.scope().outer(name);
            return outer >= 0 ? new Names.Outer(line, outer, name) : new Names.Global(line, name);
        } catch (LuaError e) {
            throw e.at(lexer.chunk, line);
        }
    }

    private List<Expression> arguments() {
        int line = lexer.line();
        if (lexer.kind() == Kind.STRING) {
            Bytes string = lexer.string();
            lexer.advance();
            return List.of(new Constant(line, string));
        }
        if (lexer.is("{")) {
            return List.of(table());
        }
        if (!parser.take("(")) {
            throw near("function arguments expected");
        }
        List<Expression> arguments = lexer.is(")") ? List.of() : list();
        parser.needEnd(")", "(", line);
        return arguments;
    }
}
