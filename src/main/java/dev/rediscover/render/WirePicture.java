package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command and its reply as bytes: what is sent, and what comes back to clients of RESP2 and of RESP3. */
final class WirePicture implements Picture {
    private static final int MOST_SAID = 12;

    private final WirePart.Message sent;
    private final WirePart.Message resp2;
    private final WirePart.Message resp3;

    /** {@code reply} may be {@code null}: the client waits. */
    WirePicture(List<Bytes> command, Reply reply) {
        sent = WirePart.Message.of(RespWriter.encodeCommand(command));
        resp2 = WirePart.Message.of(reply == null ? new byte[0] : RespWriter.encode(reply, 2));
        resp3 = WirePart.Message.of(reply == null ? new byte[0] : RespWriter.encode(reply, 3));
    }

    private boolean same() {
        return resp2.equals(resp3);
    }

    @Override
    public StyledText draw(Canvas canvas) {
        StyledText.Builder out = new StyledText.Builder();
        boolean wide = !same() && canvas.columns() >= 72;
        int heads = same() || wide ? 2 : 3;
        int room = Math.max(2, (canvas.lines() - heads) / (same() || wide ? 2 : 3));
        head("sent, " + Wording.count(sent.bytes(), "byte"), canvas, out);
        block(sent, canvas, canvas.columns(), room)
                .forEach(line -> out.add(line).newline());
        if (wide) {
            beside(canvas, room, out);
            return out.build();
        }
        String which = resp2.bytes() == 0
                ? "none yet"
                : (same() ? "RESP2 and RESP3 alike, " : "RESP2, ") + Wording.count(resp2.bytes(), "byte");
        head("reply, " + which, canvas, out);
        block(resp2, canvas, canvas.columns(), room)
                .forEach(line -> out.add(line).newline());
        if (!same()) {
            head("reply, RESP3, " + Wording.count(resp3.bytes(), "byte"), canvas, out);
            block(resp3, canvas, canvas.columns(), room)
                    .forEach(line -> out.add(line).newline());
        }
        return out.build();
    }

    private static void head(String text, Canvas canvas, StyledText.Builder out) {
        out.add(DisplayWidth.fit(text, canvas.columns(), canvas.gap()), Role.HEADING)
                .newline();
    }

    private void beside(Canvas canvas, int room, StyledText.Builder out) {
        int half = (canvas.columns() - 3) / 2;
        List<StyledText> left = new ArrayList<>();
        List<StyledText> right = new ArrayList<>();
        left.add(StyledText.of("reply, RESP2, " + Wording.count(resp2.bytes(), "byte"), Role.HEADING));
        right.add(StyledText.of("reply, RESP3, " + Wording.count(resp3.bytes(), "byte"), Role.HEADING));
        left.addAll(block(resp2, canvas, half, room));
        right.addAll(block(resp3, canvas, half, room));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            StyledText one = i < left.size() ? left.get(i) : StyledText.EMPTY;
            out.add(one).add(" ".repeat(half - one.width() + 1)).add(canvas.bar(), Role.BORDER);
            if (i < right.size()) {
                out.add(" ").add(right.get(i));
            }
            out.newline();
        }
    }

    /** The parts, one a line, their meanings in a column where there is room for them. */
    private static List<StyledText> block(WirePart.Message message, Canvas canvas, int columns, int most) {
        List<StyledText> lines = new ArrayList<>();
        List<WirePart> parts = message.parts();
        int shown = parts.size() <= most ? parts.size() : most - 1;
        int widest = 0;
        for (WirePart part : parts.subList(0, shown)) {
            widest = Math.max(widest, 2 + 2 * part.depth() + part.bytes().length());
        }
        int column = Math.min(widest, Math.max(columns - 27, columns / 2));
        for (WirePart part : parts.subList(0, shown)) {
            String indent = " ".repeat(2 + 2 * Math.min(part.depth(), 4));
            String bytes = DisplayWidth.fit(part.bytes(), Math.max(4, column - indent.length()), canvas.gap());
            int gap = Math.max(0, column - indent.length() - bytes.length()) + 2;
            int left = columns - indent.length() - bytes.length() - gap;
            StyledText.Builder line = new StyledText.Builder().add(indent).add(bytes, Role.STRING);
            if (left >= 4) {
                line.add(" ".repeat(gap)).add(DisplayWidth.fit(part.meaning(), left, canvas.gap()), Role.MUTED);
            }
            lines.add(line.build());
        }
        if (shown < message.total()) {
            lines.add(StyledText.of("  " + canvas.more(message.total() - shown), Role.MUTED));
        }
        return lines;
    }

    @Override
    public String sentence() {
        String reply = resp3.bytes() == 0
                ? " The reply: none yet."
                : same()
                        ? " The reply in RESP2 and RESP3 alike, " + said(resp2)
                        : " The reply in RESP2, " + said(resp2) + " In RESP3, " + said(resp3);
        return "Sent, " + said(sent) + reply;
    }

    private static String said(WirePart.Message message) {
        StringBuilder out = new StringBuilder(Wording.count(message.bytes(), "byte")).append(": ");
        String gap = "";
        for (WirePart part :
                message.parts().subList(0, Math.min(MOST_SAID, message.parts().size()))) {
            out.append(gap).append(part.meaning()).append(" ").append(part.bytes());
            gap = "; ";
        }
        long left = message.total() - MOST_SAID;
        return out.append(left > 0 ? "; and " + Wording.count(left) + " more." : ".")
                .toString();
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("sentBytes", sent.bytes());
        data.put("sentOmitted", sent.total() - sent.parts().size());
        data.put("sent", data(sent));
        data.put("resp2Bytes", resp2.bytes());
        data.put("resp2Omitted", resp2.total() - resp2.parts().size());
        data.put("resp2", data(resp2));
        data.put("resp3Bytes", resp3.bytes());
        data.put("resp3Omitted", resp3.total() - resp3.parts().size());
        data.put("resp3", data(resp3));
        return data;
    }

    private static List<Object> data(WirePart.Message message) {
        List<Object> list = new ArrayList<>();
        for (WirePart part : message.parts()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("depth", (long) part.depth());
            one.put("bytes", part.bytes());
            one.put("meaning", part.meaning());
            list.add(one);
        }
        return list;
    }
}
