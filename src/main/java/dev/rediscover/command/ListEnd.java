package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.value.ListValue;
import java.util.ArrayList;
import java.util.List;

/** An end of a list: the head is left, the tail is right. */
enum ListEnd {
    LEFT,
    RIGHT;

    /** Reads the word LEFT or RIGHT; anything else is a syntax error. */
    static ListEnd read(Args args) {
        if (args.take("LEFT")) {
            return LEFT;
        }
        if (args.take("RIGHT")) {
            return RIGHT;
        }
        throw Errors.SYNTAX.raise();
    }

    Bytes pop(ListValue list) {
        return this == LEFT ? list.popHead() : list.popTail();
    }

    /** Takes up to {@code count} elements away; the first one taken comes first. */
    List<Bytes> pop(ListValue list, long count) {
        long wanted = Math.min(count, list.size());
        List<Bytes> taken = new ArrayList<>((int) wanted);
        for (long i = 0; i < wanted; i++) {
            taken.add(pop(list));
        }
        return taken;
    }

    void push(ListValue list, Bytes element) {
        if (this == LEFT) {
            list.pushHead(element);
        } else {
            list.pushTail(element);
        }
    }

    KeyEvent.Type pushed() {
        return this == LEFT ? KeyEvent.Type.LPUSH : KeyEvent.Type.RPUSH;
    }

    KeyEvent.Type popped() {
        return this == LEFT ? KeyEvent.Type.LPOP : KeyEvent.Type.RPOP;
    }
}
