package dev.rediscover.tutor;

import java.io.IOException;

/** A second server inside the program: its engine can be dropped at any moment, as a process can be killed. */
final class InnerServer {
    private InnerServer() {}

    /** One that has not started, with a folder of its own. */
    static SecondServer of(EngineMaker maker, SecondServer.Plan plan) throws IOException {
        throw new IOException("a server inside the program keeps no files " + maker + plan);
    }
}
