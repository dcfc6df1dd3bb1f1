package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply in aligned columns: maps and pairs as two, rows of equal length as so many, maps with the same keys under
 * headings, anything else numbered. What SCAN and its like reply is shown under its cursor. Scalars print as ever.
 *
 * <p>Strings are bare unless they hold something unreadable; columns shrink until the table fits, cells are then cut in
 * their middle.
 */
public final class TableText {
    private final Canvas canvas;
    private final List<String> heads = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private record Cell(String text, Role role) {}

    private TableText(Canvas canvas) {
        this.canvas = canvas;
    }

    /** {@code reply} as a table no wider than the canvas, every line ended; all rows, however many. */
    public static StyledText of(Reply reply, Canvas canvas) {
        if (isScan(reply)) {
            List<Reply> items = ((Reply.Arr) reply).items();
            String cursor = plain(items.get(0));
            StyledText caption = StyledText.of(
                    cursor.equals("0") ? "cursor 0 (complete)\n" : "cursor " + cursor + " (more to come)\n",
                    Role.MUTED);
            return caption.concat(of(items.get(1), canvas));
        }
        List<Reply> items = ReplyText.children(reply);
        if (items.isEmpty()) {
            return ReplyText.classic(reply, true);
        }
        if (LibraryText.fits(reply)) {
            return LibraryText.of(reply, canvas);
        }
        TableText table = new TableText(canvas);
        table.fill(reply, items);
        return table.draw();
    }

    /** A decimal cursor and a collection. */
    private static boolean isScan(Reply reply) {
        if (!(reply instanceof Reply.Arr array) || array.items().size() != 2) {
            return false;
        }
        if (!(array.items().get(0) instanceof Reply.Bulk cursor)
                || cursor.value().isEmpty()) {
            return false;
        }
        for (int i = 0; i < cursor.value().length(); i++) {
            if (cursor.value().at(i) < '0' || cursor.value().at(i) > '9') {
                return false;
            }
        }
        return switch (array.items().get(1).kind()) {
            case ARRAY, MAP, SET, PAIRS -> true;
            default -> false;
        };
    }

    private void fill(Reply reply, List<Reply> items) {
        if (reply instanceof Reply.MapOf) {
            fillPairs(items);
        } else if (sameKeys(items)) {
            fillMaps(items);
        } else if (rowLength(items) > 0) {
            for (Reply row : items) {
                List<Cell> cells = new ArrayList<>();
                for (Reply item : ReplyText.children(row)) {
                    cells.add(cell(item));
                }
                rows.add(cells);
            }
        } else {
            for (int i = 0; i < items.size(); i++) {
                rows.add(List.of(new Cell(Integer.toString(i + 1), Role.MUTED), cell(items.get(i))));
            }
        }
    }

    private void fillPairs(List<Reply> items) {
        for (int i = 0; i + 1 < items.size(); i += 2) {
            rows.add(List.of(new Cell(plain(items.get(i)), Role.FIELD), cell(items.get(i + 1))));
        }
    }

    private void fillMaps(List<Reply> items) {
        List<Reply> first = ReplyText.children(items.get(0));
        for (int i = 0; i + 1 < first.size(); i += 2) {
            heads.add(plain(first.get(i)));
        }
        for (Reply item : items) {
            List<Cell> cells = new ArrayList<>();
            List<Reply> map = ReplyText.children(item);
            for (int i = 1; i < map.size(); i += 2) {
                cells.add(cell(map.get(i)));
            }
            rows.add(cells);
        }
    }

    private static boolean sameKeys(List<Reply> items) {
        List<Reply> first = ReplyText.children(items.get(0));
        for (Reply item : items) {
            List<Reply> map = ReplyText.children(item);
            if (!(item instanceof Reply.MapOf) || map.isEmpty() || map.size() != first.size()) {
                return false;
            }
            for (int i = 0; i < map.size(); i += 2) {
                if (!map.get(i).equals(first.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The common length of all rows, or 0 if they are not all arrays of one length between 1 and 12. */
    private static int rowLength(List<Reply> items) {
        int length = ReplyText.children(items.get(0)).size();
        for (Reply item : items) {
            if (!(item instanceof Reply.Arr) || ReplyText.children(item).size() != length) {
                return 0;
            }
        }
        return length <= 12 ? length : 0;
    }

    private static Cell cell(Reply reply) {
        Role role = switch (reply.kind()) {
            case INTEGER, DOUBLE, BIG_NUMBER, BOOLEAN -> Role.NUMBER;
            case NIL -> Role.MUTED;
            case ERROR -> Role.ERROR;
            case STATUS -> Role.STATUS;
            default -> Role.STRING;
        };
        return new Cell(plain(reply), role);
    }

    /** A reply on one line: strings bare where they can be, collections as JSON. */
    private static String plain(Reply reply) {
        return switch (reply.kind()) {
            case NIL -> "(nil)";
            case ERROR -> "(error) " + ((Reply.Err) reply).text();
            case BULK -> bare(((Reply.Bulk) reply).value());
            case VERBATIM -> bare(((Reply.Verbatim) reply).text());
            case ARRAY, SET, MAP, PAIRS, PUSH -> ReplyExport.json(reply, false);
            default -> ReplyExport.raw(reply);
        };
    }

    private static String bare(Bytes bytes) {
        String quoted = Quoting.quoteReadable(bytes);
        boolean clean = quoted.length() == Utf8.text(bytes).length() + 2;
        return clean && !bytes.isEmpty() ? quoted.substring(1, quoted.length() - 1) : quoted;
    }

    private StyledText draw() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = heads.isEmpty() ? 1 : DisplayWidth.of(heads.get(c));
            for (List<Cell> row : rows) {
                widths[c] = Math.max(widths[c], DisplayWidth.of(row.get(c).text()));
            }
        }
        shrink(widths, canvas.columns() - 3 * (columns - 1));
        StyledText.Builder out = new StyledText.Builder();
        if (!heads.isEmpty()) {
            List<Cell> head = new ArrayList<>();
            for (String text : heads) {
                head.add(new Cell(text, Role.HEADING));
            }
            drawRow(out, head, widths);
            drawRule(out, widths);
        }
        for (List<Cell> row : rows) {
            drawRow(out, row, widths);
        }
        return out.build();
    }

    /** Takes from the widest column until all fit. */
    private static void shrink(int[] widths, int room) {
        int sum = 0;
        for (int width : widths) {
            sum += width;
        }
        while (sum > room) {
            int widest = 0;
            for (int c = 1; c < widths.length; c++) {
                widest = widths[c] > widths[widest] ? c : widest;
            }
            if (widths[widest] <= 4) {
                return;
            }
            widths[widest]--;
            sum--;
        }
    }

    private void drawRow(StyledText.Builder out, List<Cell> row, int[] widths) {
        for (int c = 0; c < row.size(); c++) {
            Cell cell = row.get(c);
            String text = DisplayWidth.fit(cell.text(), widths[c], canvas.gap());
            if (c > 0) {
                out.add(" " + canvas.bar() + " ", Role.BORDER);
            }
            if (cell.role() == Role.NUMBER || c == 0 && cell.role() == Role.MUTED) {
                out.add(DisplayWidth.padStart(text, widths[c]), cell.role());
            } else {
                out.add(c + 1 < row.size() ? DisplayWidth.padEnd(text, widths[c]) : text, cell.role());
            }
        }
        out.newline();
    }

    private void drawRule(StyledText.Builder out, int[] widths) {
        for (int c = 0; c < widths.length; c++) {
            out.add(c == 0 ? "" : canvas.ascii() ? "-+-" : "─┼─", Role.BORDER);
            out.add(canvas.rule(widths[c]), Role.BORDER);
        }
        out.newline();
    }
}
