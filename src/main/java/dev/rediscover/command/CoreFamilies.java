package dev.rediscover.command;

import dev.rediscover.engine.Family;
import java.util.ArrayList;
import java.util.List;

/** All core families, in the order in which their commands are listed. */
public final class CoreFamilies {
    private CoreFamilies() {}

    public static List<Family> all() {
        List<Family> families = new ArrayList<>(ofData());
        families.addAll(ofServer());
        return families;
    }

    private static List<Family> ofData() {
        return List.of(
                new ConnectionCommands(),
                new StringCommands(),
                new CounterCommands(),
                new ListCommands(),
                new BlockingListCommands(),
                new SetCommands(),
                new HashCommands(),
                new HashExpiryCommands(),
                new HashImportCommands(),
                new KeyCommands(),
                new ExpiryCommands(),
                new ServerCommands(),
                new CatalogCommands(),
                new SortCommands(),
                new WaitCommands(),
                new ZSetCommands(),
                new ZSetRangeCommands(),
                new ZSetPopCommands(),
                new ZSetAlgebraCommands(),
                new BitmapCommands(),
                new HyperLogLogCommands(),
                new GeoCommands(),
                new StreamCommands(),
                new StreamReadCommands(),
                new StreamGroupCommands(),
                new StreamClaimCommands(),
                new StreamInfoCommands(),
                new ArrayCommands());
    }

    private static List<Family> ofServer() {
        return List.of(
                new PubSubCommands(),
                new TransactionCommands(),
                new AclCommands(),
                new AclLogCommands(),
                new ClientControlCommands(),
                new TrackingCommands(),
                new ConfigCommands(),
                new ObservationCommands(),
                new MemoryCommands(),
                new PersistenceCommands(),
                new ReplicationCommands(),
                new ClusterCommands());
    }
}
