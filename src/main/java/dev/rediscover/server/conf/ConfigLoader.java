package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.Setting;
import dev.rediscover.resp.Utf8;
import dev.rediscover.spec.Suggest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets an engine as directives say. What they ask for and nothing here does is not passed over: where going on without
 * it could lose data or leave a door open the configuration is refused, else a warning says so.
 */
public final class ConfigLoader {
    private final Config config;
    private final ConfiguredUsers users;
    private final Path folder;
    private final Map<String, Directive> last = new HashMap<>(); // by the names that parameters have today
    private final List<String> warnings = new ArrayList<>();

    private ConfigLoader(Engine engine, Path folder) {
        this.config = engine.config();
        this.users = new ConfiguredUsers(engine, folder);
        this.folder = folder;
    }

    /**
     * Sets {@code engine}'s configuration and makes its users, later directives over earlier ones.
     *
     * @param folder what a relative {@code dir} begins at
     * @return warnings for the log, a sentence each
     * @throws ConfigFault if one cannot be used
     */
    public static List<String> load(Engine engine, List<Directive> directives, Path folder) throws ConfigFault {
        ConfigLoader loader = new ConfigLoader(engine, folder);
        for (Directive directive : directives) {
            loader.take(directive);
        }
        engine.config().begin();
        loader.checkMissing();
        loader.warnings.addAll(loader.users.make());
        return loader.warnings;
    }

    private void take(Directive directive) throws ConfigFault {
        if (directive.name().equals("user") && directive.words().size() > 1) {
            users.add(directive);
            return;
        }
        String refusal = Unbuilt.directive(directive.name());
        if (refusal != null) {
            throw ConfigFault.at(directive, refusal);
        }
        try {
            config.begin(directive.words().get(0), values(directive));
        } catch (ParameterRefusal e) {
            throw ConfigFault.at(directive, e.getMessage() + suggestion(directive));
        }
        last.put(config.nameOf(directive.words().get(0)), directive);
    }

    private List<Bytes> values(Directive directive) throws ConfigFault {
        List<Bytes> values = directive.values();
        String name = config.nameOf(directive.words().get(0));
        if ("replicaof".equals(name)
                && values.size() == 2
                && values.get(0).is("no")
                && values.get(1).is("one")) {
            return List.of(Bytes.EMPTY);
        }
        if ("dir".equals(name) && values.size() == 1) {
            Path path = folder.resolve(Utf8.text(values.get(0))).normalize();
            if (!Files.isDirectory(path)) {
                throw ConfigFault.at(directive, Files.exists(path) ? "Not a directory" : "No such file or directory");
            }
            return List.of(Utf8.bytes(path.toString()));
        }
        return values;
    }

    private String suggestion(Directive directive) {
        if (config.nameOf(directive.words().get(0)) != null) {
            return "";
        }
        List<String> near = Suggest.nearest(directive.name(), config.names(), 1);
        return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
    }

    private void checkMissing() throws ConfigFault {
        for (Setting setting : config.settings()) {
            Directive directive = last.get(setting.name());
            if (directive == null || setting.isInitial()) {
                continue;
            }
            String why = Unbuilt.parameter(setting.name());
            if (setting.change() == Setting.Change.HARMFUL) {
                throw ConfigFault.at(directive, why);
            }
            if (setting.change() == Setting.Change.NOT_YET) {
                warnings.add(directive.place() + ": '" + setting.name() + "' has no effect: " + why);
            }
        }
    }
}
