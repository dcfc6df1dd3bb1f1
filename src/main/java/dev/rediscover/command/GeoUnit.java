package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The units of distance, with the conversion that Redis uses. */
enum GeoUnit {
    M(1),
    KM(1000),
    FT(0.3048),
    MI(1609.34);

    private final double metres;

    GeoUnit(double metres) {
        this.metres = metres;
    }

    static GeoUnit of(Bytes word) {
        for (GeoUnit unit : values()) {
            if (word.is(unit.name())) {
                return unit;
            }
        }
        throw Errors.GEO_UNIT.raise();
    }

    double toMetres(double distance) {
        return distance * metres;
    }

    double ofMetres(double distance) {
        return distance / metres;
    }

    /** A distance as commands tell it: in this unit, with four decimals. */
    Reply reply(double distance) {
        return Reply.bulk(fourDecimals(ofMetres(distance)));
    }

    /** As C's %.4f prints a number that is not negative. */
    static String fourDecimals(double number) {
        double scaled = number * 10_000;
        double rest = scaled - Math.floor(scaled);
        if (scaled > 1e12 || Math.abs(rest - 0.5) < 0.01) { // where the multiplication may have decided the last digit
            return new BigDecimal(number).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
        }
        long whole = Math.round(scaled);
        String digits = Long.toString(whole % 10_000 + 10_000); // a one in front keeps the zeros
        return whole / 10_000 + "." + digits.substring(1);
    }
}
