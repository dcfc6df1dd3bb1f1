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
        BigDecimal rounded = new BigDecimal(ofMetres(distance)).setScale(4, RoundingMode.HALF_EVEN);
        return Reply.bulk(rounded.toPlainString());
    }
}
