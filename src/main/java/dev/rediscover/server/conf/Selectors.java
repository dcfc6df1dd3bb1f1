package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Tells where one rule of a user ends and the next begins: a selector in parentheses is one, of many words. */
final class Selectors {
    private Selectors() {}

    /** The words of each rule. */
    static List<List<Bytes>> joined(List<Bytes> words) {
        List<List<Bytes>> rules = new ArrayList<>();
        List<Bytes> open = null;
        for (Bytes word : words) {
            if (open == null) {
                open = new ArrayList<>(1);
                rules.add(open);
            }
            open.add(word);
            boolean inside = open.get(0).at(0) == '(' && word.at(word.length() - 1) != ')';
            open = inside ? open : null;
        }
        return rules;
    }
}
