package dev.rediscover.link;

/**
 * A server of several: a node of a cluster.
 *
 * @param host name or number, not empty
 * @param port from 1 to 65535
 */
record Place(String host, int port) {
    static Place of(RemoteAddress address) {
        return new Place(address.host(), address.port());
    }

    @Override
    public String toString() {
        return RemoteAddress.LOCAL.at(host, port).name();
    }
}
