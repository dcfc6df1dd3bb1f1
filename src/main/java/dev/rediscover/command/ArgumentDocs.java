package dev.rediscover.command;

import dev.rediscover.resp.Reply;
import dev.rediscover.spec.ArgType;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.SyntaxNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arguments of a command as COMMAND DOCS gives them, made from its syntax line. The form is that of the page
 * "COMMAND DOCS" of the Redis documentation: a name, a type, perhaps a token, flags and arguments of its own.
 */
final class ArgumentDocs {
    /** One argument on its way to the reply. */
    private static final class Argument {
        private final String name;
        private final String type;
        private String token;
        private boolean optional;
        private boolean multiple;
        private boolean multipleToken;
        private List<Argument> parts = List.of();

        Argument(String name, String type) {
            this.name = name;
            this.type = type;
        }
    }

    private int keys;

    private ArgumentDocs() {}

    /** The arguments of {@code spec}, in order; empty if it takes none. */
    static List<Reply> of(CommandSpec spec) {
        ArgumentDocs docs = new ArgumentDocs();
        List<Reply> replies = new ArrayList<>();
        for (Argument argument : arguments(SyntaxNode.partsOf(spec.syntax().root()))) {
            replies.add(docs.reply(argument));
        }
        return replies;
    }

    private static List<Argument> arguments(List<SyntaxNode> nodes) {
        List<Argument> arguments = new ArrayList<>();
        for (SyntaxNode node : nodes) {
            arguments.add(argument(node));
        }
        return arguments;
    }

    private static Argument argument(SyntaxNode node) {
        if (node instanceof SyntaxNode.Token token) {
            Argument argument = new Argument(token.word().toLowerCase(Locale.ROOT), "pure-token");
            argument.token = token.word();
            return argument;
        }
        if (node instanceof SyntaxNode.Value value) {
            return new Argument(value.name(), typeName(value.type()));
        }
        if (node instanceof SyntaxNode.Group group) {
            return argument(group.body());
        }
        if (node instanceof SyntaxNode.Optional optional) {
            Argument argument = argument(optional.body());
            argument.optional = true;
            return argument;
        }
        if (node instanceof SyntaxNode.Repeat repeat) {
            Argument argument = argument(repeat.body());
            argument.multiple = true;
            argument.optional |= repeat.least() == 0;
            argument.multipleToken = argument.token != null;
            return argument;
        }
        if (node instanceof SyntaxNode.Choice choice) {
            return composed("oneof", arguments(choice.alternatives()));
        }
        return sequence(SyntaxNode.partsOf(node));
    }

    /** A word and what follows it are one argument with a token; anything else in a row is a block. */
    private static Argument sequence(List<SyntaxNode> parts) {
        if (parts.size() < 2 || !(parts.get(0) instanceof SyntaxNode.Token token)) {
            return composed("block", arguments(parts));
        }
        List<Argument> rest = arguments(parts.subList(1, parts.size()));
        Argument only = rest.get(0);
        boolean single = rest.size() == 1 && only.token == null && !only.optional;
        Argument argument = single ? only : composed("block", rest);
        argument.token = token.word();
        return argument;
    }

    private static Argument composed(String type, List<Argument> parts) {
        StringBuilder name = new StringBuilder();
        for (Argument part : parts) {
            name.append(name.length() == 0 ? "" : "_").append(part.name);
        }
        Argument argument = new Argument(name.toString(), type);
        argument.parts = parts;
        return argument;
    }

    private static String typeName(ArgType type) {
        return switch (type) {
            case KEY -> "key";
            case INTEGER, COUNT -> "integer";
            case DOUBLE -> "double";
            case UNIX_TIME -> "unix-time";
            case PATTERN -> "pattern";
            case STREAM_ID, STRING -> "string";
        };
    }

    private Reply reply(Argument argument) {
        List<Reply> fields = new ArrayList<>();
        add(fields, "name", Reply.bulk(argument.name));
        add(fields, "type", Reply.bulk(argument.type));
        if (argument.type.equals("key")) {
            add(fields, "key_spec_index", Reply.of(keys++));
        }
        if (argument.token != null) {
            add(fields, "token", Reply.bulk(argument.token));
        }
        List<Reply> flags = flags(argument);
        if (!flags.isEmpty()) {
            add(fields, "flags", new Reply.SetOf(flags));
        }
        if (!argument.parts.isEmpty()) {
            List<Reply> parts = new ArrayList<>();
            for (Argument part : argument.parts) {
                parts.add(reply(part));
            }
            add(fields, "arguments", Reply.array(parts));
        }
        return new Reply.MapOf(fields);
    }

    private static List<Reply> flags(Argument argument) {
        List<Reply> flags = new ArrayList<>();
        if (argument.optional) {
            flags.add(new Reply.Status("optional"));
        }
        if (argument.multiple) {
            flags.add(new Reply.Status("multiple"));
        }
        if (argument.multipleToken) {
            flags.add(new Reply.Status("multiple_token"));
        }
        return flags;
    }

    private static void add(List<Reply> fields, String name, Reply value) {
        fields.add(Reply.bulk(name));
        fields.add(value);
    }
}
