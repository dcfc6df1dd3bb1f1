package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Access;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.acl.BadRule;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.engine.acl.User;
import dev.rediscover.resp.Utf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users that a configuration asks for: in lines of its own, or in the file that {@code aclfile} names. */
final class ConfiguredUsers {
    private static final String BOTH = "Configuring Redis with users defined in redis.conf and at the same setting an"
            + " ACL file path is invalid. This setup is very likely to lead to configuration errors and security holes,"
            + " please define either an ACL file or declare users directly in your redis.conf, but not both.";

    private final Engine engine;
    private final Path folder;
    private final Map<Bytes, Directive> directives = new LinkedHashMap<>();

    ConfiguredUsers(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** Takes a line {@code user NAME RULE ...}; users are made when all settings stand. */
    void add(Directive directive) throws ConfigFault {
        Bytes name = directive.words().get(1);
        if (!Rules.isName(name)) {
            throw ConfigFault.at(directive, "Spaces not allowed in ACL usernames");
        }
        if (directives.put(name, directive) != null) {
            throw ConfigFault.at(
                    directive,
                    "Error in user declaration '" + Utf8.text(name)
                            + "': Duplicate user found. A user can only be defined once in config files");
        }
    }

    /** Makes the users; warnings for the log, a sentence each. */
    List<String> make() throws ConfigFault {
        String file = engine.config().text(Parameter.ACLFILE);
        if (file.isEmpty()) {
            return makeConfigured();
        }
        if (!directives.isEmpty()) {
            throw ConfigFault.at(directives.values().iterator().next(), BOTH);
        }
        try {
            Path base = folder.resolve(engine.config().text(Parameter.DIR));
            UserFile.load(base.resolve(file), file, engine.access());
        } catch (UserFile.Fault e) {
            throw ConfigFault.of("Aborting Redis startup because of ACL errors: " + e.getMessage());
        }
        return List.of();
    }

    private List<String> makeConfigured() throws ConfigFault {
        List<String> warnings = new ArrayList<>();
        Access access = engine.access();
        for (Map.Entry<Bytes, Directive> each : directives.entrySet()) {
            User user = made(access, each.getKey(), each.getValue());
            access.put(user);
            if (!user.isOn()) {
                warnings.add("The user '" + Utf8.text(each.getKey()) + "' is disabled (there is no 'on' modifier in the"
                        + " user description). Make sure this is not a configuration error.");
            }
        }
        return warnings;
    }

    private static User made(Access access, Bytes name, Directive directive) throws ConfigFault {
        List<Bytes> rules = directive.words().subList(2, directive.words().size());
        try {
            return access.rules().apply(access.create(name), rules, access.allChannelsByDefault());
        } catch (BadRule e) {
            throw ConfigFault.at(
                    directive, "Error in user declaration '" + Utf8.text(e.rule()) + "': " + e.getMessage());
        }
    }
}
