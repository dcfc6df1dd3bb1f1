package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;

/**
 * LOLWUT: a picture. Version 5 is after Georg Nees's "Schotter" of 1968, squares that fall out of order row by row, in
 * Braille dots; version 6 a skyline at night. Any other version is only named.
 */
final class Lolwut {
    private static final int MOST = 1000;
    private static final int DOTS_ACROSS = 2;
    private static final int DOTS_DOWN = 4;

    private final int width;
    private final int height;
    private final boolean[] dots;

    private Lolwut(int width, int height) {
        this.width = width;
        this.height = height;
        this.dots = new boolean[width * height];
    }

    static Reply reply(Call c) {
        Args args = c.args();
        long version = 5;
        if (args.remaining() > 1 && args.take("VERSION")) {
            version = args.integer();
        }
        String picture = "";
        if (version == 5) {
            picture = schotter(c.random(), size(args, 66), size(args, 8), size(args, 12));
        } else if (version == 6) {
            picture = skyline(c.random(), size(args, 80), size(args, 20));
        }
        return new Reply.Verbatim("txt", Bytes.of(picture + "Redis ver. " + Engine.REDIS_VERSION + "\n"));
    }

    /** The next argument, cut to what can be drawn; {@code otherwise} if there is none. */
    private static int size(Args args, int otherwise) {
        return args.hasNext() ? (int) Math.max(1, Math.min(args.integer(), otherwise == 66 ? MOST : 200)) : otherwise;
    }

    private static String schotter(RandomSource chance, int columns, int across, int down) {
        int width = columns * DOTS_ACROSS;
        double side = (double) width / (across + 2);
        Lolwut canvas = new Lolwut(width, (int) Math.min(side * (down + 2), MOST * DOTS_DOWN));
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                double disorder = (double) row / down;
                double angle = (chance.nextInt(2001) / 1000.0 - 1) * disorder * Math.PI / 4;
                double x = side * (column + 1.5 + (chance.nextInt(2001) / 1000.0 - 1) * disorder / 2);
                double y = side * (row + 1.5 + (chance.nextInt(2001) / 1000.0 - 1) * disorder / 2);
                canvas.square(x, y, side, angle);
            }
        }
        return canvas.text() + "\nGeorg Nees - schotter, plotter on paper, 1968. ";
    }

    private void square(double x, double y, double side, double angle) {
        double reach = side / Math.sqrt(2);
        for (int i = 0; i < 4; i++) {
            double from = angle + Math.PI / 4 + i * Math.PI / 2;
            double to = from + Math.PI / 2;
            line(
                    x + reach * StrictMath.cos(from),
                    y + reach * StrictMath.sin(from),
                    x + reach * StrictMath.cos(to),
                    y + reach * StrictMath.sin(to));
        }
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        int steps = 1 + (int) Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
        for (int i = 0; i <= steps; i++) {
            dot((int) (fromX + (toX - fromX) * i / steps), (int) (fromY + (toY - fromY) * i / steps));
        }
    }

    private void dot(int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            dots[y * width + x] = true;
        }
    }

    /** Eight dots a character, in the order of the Braille patterns of Unicode. */
    private String text() {
        StringBuilder out = new StringBuilder();
        int[][] bits = {{0, 3}, {1, 4}, {2, 5}, {6, 7}};
        for (int top = 0; top < height; top += DOTS_DOWN) {
            for (int left = 0; left < width; left += DOTS_ACROSS) {
                int pattern = 0;
                for (int dy = 0; dy < DOTS_DOWN && top + dy < height; dy++) {
                    for (int dx = 0; dx < DOTS_ACROSS && left + dx < width; dx++) {
                        pattern |= dots[(top + dy) * width + left + dx] ? 1 << bits[dy][dx] : 0;
                    }
                }
                out.append((char) (0x2800 + pattern));
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String skyline(RandomSource chance, int columns, int rows) {
        char[][] sky = new char[rows][columns];
        for (char[] row : sky) {
            for (int x = 0; x < columns; x++) {
                row[x] = chance.nextInt(40) == 0 ? '.' : ' ';
            }
        }
        for (int left = 1; left < columns - 4; ) {
            int wide = 4 + chance.nextInt(8);
            int high = 1 + chance.nextInt(Math.max(1, rows - 2));
            for (int y = rows - high; y < rows; y++) {
                for (int x = left; x < Math.min(left + wide, columns - 1); x++) {
                    boolean window = (x - left) % 3 == 1 && (y - rows + high) % 2 == 1;
                    sky[y][x] = window ? chance.nextInt(3) == 0 ? 'o' : ' ' : '#';
                }
            }
            left += wide + chance.nextInt(3);
        }
        StringBuilder out = new StringBuilder();
        for (char[] row : sky) {
            out.append(row).append('\n');
        }
        return out.append('\n').toString();
    }
}
