package dev.rediscover.persist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of any data comes back as it was. {@code -Dexchange.seed=N} takes other data. */
class RoundTripTest {
    private static final int ROUNDS = 40;
    private static final int KEYS = 60;

    private final long seed = Long.getLong("exchange.seed", 8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ExchangeFormat.class)
    void all_types_with_odd_bytes_come_back(ExchangeFormat format) throws Exception {
        boolean exact = format == ExchangeFormat.JSON_LINES; // the others cannot say when consumers were active
        for (int round = 0; round < ROUNDS; round++) {
            String what = format + ", -Dexchange.seed=" + (seed + round);
            OddData data = new OddData(seed + round);
            for (int i = 0; i < KEYS; i++) {
                data.add(true);
            }
            data.run("FUNCTION LOAD \"#!lua name=lib\\nredis.register_function('f', function() return 1 end)\"");
            Path file = folder.resolve("data" + format.endings().get(0));
            Map<String, String> before = OddData.told(data.engine, exact);
            DataExport written =
                    DataExport.write(data.engine.fork(), Selection.ALL, file, format, 0, Map.of(), Steps.SILENT);
            var target = OddData.empty();
            DataImport read = DataImport.read(file, format, target, Steps.SILENT);
            Map<String, String> after = OddData.told(target, exact);
            assertThat(after.keySet()).as(what).isEqualTo(before.keySet());
            before.forEach((key, about) ->
                    assertThat(after.get(key)).as(what + ", " + key).isEqualTo(about));
            assertThat(read).as(what).isEqualTo(new DataImport(before.size(), 0, 1));
            assertThat(written).as(what).isEqualTo(new DataExport(before.size(), 1, Files.size(file)));
            assertThat(target.scripts().libraries()).hasSize(1);
            try (var left = Files.list(folder)) {
                assertThat(left.toList()).isEqualTo(List.of(file));
            }
        }
    }
}
