package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.script.Frame.Variable;
import dev.rediscover.script.Lexer.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes a tree of an expression; the binding powers of the operators are those of the reference manual. */
final class ExpressionParser {
    private static final int MOST_LEVELS = 200; // Lua's LUAI_MAXCCALLS
    /** The token that a byte 0 is; to Lua that is the number of no token at all. */
    private static final String NUL = "char(0)";

    private static final int MOST_REGISTERS = 250;
    private static final int UNARY = 8;

    private final Lexer lexer;
    private final Parser parser;
    private int levels;

    ExpressionParser(Lexer lexer, Parser parser, int levels) {
        this.levels = levels;
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

    /** How much deeper it may go. */
    int levelsLeft() {
        return MOST_LEVELS - levels;
    }

    /** The error that something is wrong at the present token. */
    LuaError near(String message) {
        String token = lexer.shown();
        return lexer.error(token.equals(NUL) ? message : message + " near '" + token + "'");
    }

    String name() {
        if (lexer.kind() != Kind.NAME) {
            throw near("'<name>' expected");
        }
        String name = lexer.text();
        lexer.advance();
        return name;
    }

    /** One or more, with commas between. */
    List<Expression> list() {
        List<Expression> list = new ArrayList<>();
        list.add(expression());
        while (parser.take(",")) {
            settle(list.get(list.size() - 1));
            list.add(expression());
        }
        return list;
    }

    /** Says that the instruction of an expression is made only now, if it waits for that. */
    private void settle(Expression expression) {
        if (expression.isPending()) {
            expression.line = lexer.lastLine();
        }
    }

    Expression expression() {
        return expression(0);
    }

    /** An expression whose operators bind more strongly than {@code limit}. */
    private Expression expression(int limit) {
        enter();
        Expression left = unary();
        while (lexer.kind() == Kind.SYMBOL && leftPower(lexer.text()) > limit) {
            String operator = lexer.text();
            lexer.advance();
            settle(left);
            Expression right = expression(rightPower(operator));
            left = binary(lexer.lastLine(), operator, left, right);
        }
        leave();
        if (limit == 0) {
            keep(left);
        }
        return left;
    }

    private Expression unary() {
        if (lexer.is("not") || lexer.is("-") || lexer.is("#")) {
            String operator = lexer.text();
            lexer.advance();
            Expression operand = expression(UNARY);
            int line = lexer.lastLine();
            if (operator.equals("-")
                    && operand instanceof Constant constant
                    && constant.constant() instanceof Double n) {
                return new Constant(line, -n);
            }
            return switch (operator) {
                case "not" -> new Operations.Not(line, operand);
                case "#" -> new Operations.Length(line, operand);
                default -> new Arithmetic.Negate(line, operand);
            };
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

    private Expression binary(int line, String operator, Expression left, Expression right) {
        Double folded = folded(operator, left, right);
        if (folded != null) {
            return new Constant(line, folded);
        }
        keep(right);
        keep(left);
        return switch (operator) {
            case "or" -> new Operations.Or(line, left, right);
            case "and" -> new Operations.And(line, left, right);
            case "<", ">" -> new Operations.Less(line, left, right, operator.equals(">"));
            case "<=", ">=" -> new Operations.LessOrEqual(line, left, right, operator.equals(">="));
            case "~=", "==" -> new Operations.Equal(line, left, right, operator.equals("=="));
            case ".." -> new Operations.Join(line, left, right);
            default -> Arithmetic.of(operator.charAt(0), line, left, right);
        };
    }

    /** What Lua works out while it reads: numbers, unless they are divided by 0 or the result is none. */
    private static Double folded(String operator, Expression left, Expression right) {
        if (!(left instanceof Constant a && a.constant() instanceof Double x)
                || !(right instanceof Constant b && b.constant() instanceof Double y)) {
            return null;
        }
        boolean byZero = y == 0 && (operator.equals("/") || operator.equals("%"));
        double result = switch (byZero ? "" : operator) {
            case "+" -> x + y;
            case "-" -> x - y;
            case "*" -> x * y;
            case "/" -> x / y;
            case "%" -> Operators.modulo(x, y);
            case "^" -> Operators.power(x, y);
            default -> Double.NaN;
        };
        return Double.isNaN(result) ? null : (Double) result;
    }

    /** A number that is not worked out further is one of the constants of its function. */
    private void keep(Expression expression) {
        if (expression instanceof Constant constant && constant.constant() instanceof Double number && number == 0) {
            constant.constant(parser.scope().constant(number));
        }
    }

    private Expression simple() {
        int line = lexer.endLine();
        switch (lexer.kind()) {
            case NUMBER -> {
                double number = lexer.number();
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
                yield parser.function(lexer.endLine(), false);
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
        parser.scope().usesRest = true;
        return new Calls.Rest(line);
    }

    private Expression table() {
        int line = lexer.endLine();
        lexer.advance();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        while (!lexer.is("}")) {
            entry(keys, values, lines);
            if (!parser.take(",") && !parser.take(";")) {
                break;
            }
            settle(values.get(values.size() - 1));
        }
        parser.needEnd("}", "{", line);
        return new Constructor(line, keys, values, lines);
    }

    /** One entry of a table; the key of one of the list is {@code null}. */
    private void entry(List<Expression> keys, List<Expression> values, List<Integer> lines) {
        if (parser.take("[")) {
            keys.add(expression());
            parser.need("]");
            parser.need("=");
        } else if (lexer.kind() == Kind.NAME && lexer.isAssigned()) {
            keys.add(new Constant(lexer.endLine(), Bytes.of(name())));
            lexer.advance();
        } else {
            keys.add(null);
        }
        values.add(expression());
        lines.add(lexer.lastLine());
    }

    /** A name or a bracket, and all that follows it: fields, calls. */
    Expression suffixed() {
        Expression expression = primary();
        while (true) {
            if (parser.take(".")) {
                Bytes name = Bytes.of(name());
                expression = new Names.Field(lexer.lastLine(), expression, name);
            } else if (parser.take("[")) {
                Expression key = expression();
                parser.need("]");
                expression = key instanceof Constant constant && constant.constant() instanceof Bytes name
                        ? new Names.Field(lexer.lastLine(), expression, name)
                        : new Names.Index(lexer.lastLine(), expression, key);
            } else if (parser.take(":")) {
                String method = name();
                Bytes name = Bytes.of(method);
                Names.Field field = new Names.Field(lexer.lastLine(), expression, name);
                int line = lexer.endLine();
                expression = new Calls.Method(line, expression, field, name, arguments());
            } else if (lexer.is("(") || lexer.is("{") || lexer.kind() == Kind.STRING) {
                int line = lexer.endLine();
                expression = new Calls.Apply(line, expression, arguments());
            } else {
                return expression;
            }
        }
    }

    private Expression primary() {
        int line = lexer.endLine();
        if (lexer.kind() == Kind.NAME) {
            return named(name(), line);
        }
        if (parser.take("(")) {
            Expression inside = expression();
            parser.needEnd(")", "(", line);
            settle(inside);
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
            throw lexer.error(((Bytes) e.value()).latin1());
        }
    }

    private List<Expression> arguments() {
        int line = lexer.endLine();
        if (lexer.kind() == Kind.STRING) {
            Bytes string = lexer.string();
            lexer.advance();
            return List.of(new Constant(line, string));
        }
        if (lexer.is("{")) {
            return List.of(table());
        }
        if (lexer.is("(") && line != lexer.lastLine()) {
            throw near("ambiguous syntax (function call x new statement)");
        }
        if (!parser.take("(")) {
            throw near("function arguments expected");
        }
        if (parser.take(")")) {
            return List.of();
        }
        List<Expression> arguments = list();
        parser.needEnd(")", "(", line);
        if (arguments.size() + parser.scope().open() + 1 >= MOST_REGISTERS) {
            throw near("function or expression too complex");
        }
        settle(arguments.get(arguments.size() - 1));
        return arguments;
    }
}
