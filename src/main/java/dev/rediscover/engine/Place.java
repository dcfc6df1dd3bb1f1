package dev.rediscover.engine;

import dev.rediscover.base.Bytes;

/** A key of one database. */
record Place(int db, Bytes key) {}
