package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * What the key under the cursor holds, or the part of it that was read.
 *
 * @param size elements, or bytes of a string
 * @param bytes on the heap; -1 if that is not known
 * @param expireAt milliseconds since 1970, -1 for never
 * @param looks the ways to look at it, at least one
 * @param look which of them is shown
 * @param page the elements that were read
 * @param before where the pages before this one begin, the last one last
 * @param at which element the cursor stands on
 * @param top how many lines are scrolled out of sight, of what has no elements
 * @param read the command that reads the same
 */
public record Held(
        Bytes key,
        String type,
        String encoding,
        long size,
        long bytes,
        long expireAt,
        List<Look> looks,
        int look,
        Page page,
        List<String> before,
        int at,
        int top,
        String read) {
    /** A way to look at a value: a picture, lines of text, or, if both are {@code null}, its elements one by one. */
    public record Look(String label, Picture picture, List<String> lines) {
        boolean isItems() {
            return picture == null && lines == null;
        }
    }

    /**
     * Some elements.
     *
     * @param token where they begin, for the next read; empty at the start
     * @param next where the next ones begin, {@code null} if there are no more
     */
    public record Page(String token, String next, List<Item> items) {
        static final Page NONE = new Page("", null, List.of());
    }

    Look shown() {
        return looks.get(look);
    }

    /** The element under the cursor; {@code null} where no elements are shown. */
    Item item() {
        boolean some = shown().isItems() && !page.items().isEmpty();
        return some ? page.items().get(Math.min(at, page.items().size() - 1)) : null;
    }

    /** This, a copy of a part, with the facts of the whole. */
    Held of(long wholeSize, String wholeEncoding) {
        long shownSize = wholeSize < 0 ? size : wholeSize;
        String shownEncoding = wholeEncoding.isEmpty() ? encoding : wholeEncoding;
        return new Held(key, type, shownEncoding, shownSize, -1, expireAt, looks, look, page, before, at, top, read);
    }

    /** Looked at in another way. */
    Held looked(int index) {
        return new Held(key, type, encoding, size, bytes, expireAt, looks, index, page, before, at, 0, read);
    }

    /** The index of the way to look element by element; -1 if there is none. */
    int items() {
        for (int i = 0; i < looks.size(); i++) {
            if (looks.get(i).isItems()) {
                return i;
            }
        }
        return -1;
    }

    Held placed(int item, int line) {
        return new Held(key, type, encoding, size, bytes, expireAt, looks, look, page, before, item, line, read);
    }

    Held paged(List<String> earlier) {
        return new Held(key, type, encoding, size, bytes, expireAt, looks, look, page, earlier, at, top, read);
    }

    /** This, freshly read, seen as {@code old} was; {@code old} may be {@code null} or of another key. */
    Held seenAs(Held old) {
        if (old == null || !old.key.equals(key) || !old.type.equals(type)) {
            return this;
        }
        int same = look;
        for (int i = 0; i < looks.size(); i++) {
            same = looks.get(i).label().equals(old.shown().label()) ? i : same;
        }
        boolean samePage = old.page.token().equals(page.token());
        int item = samePage ? Math.max(0, Math.min(old.at, page.items().size() - 1)) : 0;
        return looked(same).placed(item, samePage ? old.top : 0).paged(old.before);
    }

    /** Where the pages before begin, once the next page is shown. */
    List<String> beforeNext() {
        List<String> all = new ArrayList<>(before);
        all.add(page.token());
        return List.copyOf(all);
    }
}
