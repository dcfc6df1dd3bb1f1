package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.engine.Traffic;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.resp.Reply;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import dev.rediscover.tutor.Callers;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import java.io.IOException;
import java.util.List;

/**
 * The port of a step that is done with programs: open on this machine only, as long as the step lasts. While a program
 * is connected the lesson's clock runs.
 */
final class StepPort {
    /** Tried first, so that a program need not be changed from one step to the next. */
    static final int USUAL = 7379;

    private static final int MOST_CONNECTIONS = 16;
    private static final long QUIET_MILLIS = 300;
    private static final long LONGEST_TICK = 1000;

    private final Clock world;
    private int preferred = USUAL;
    private LessonRun run;
    private EmbeddedLink served;
    private Server server;
    private long lastTick;
    private long lastNews;
    private String fault;

    StepPort(Clock world) {
        this.world = world;
    }

    /** What has come since the last time. */
    record News(List<Played> played, Outcome outcome, String fault) {
        boolean isEmpty() {
            return played.isEmpty() && outcome == null && fault == null;
        }
    }

    /** The open port; 0 if there is none. */
    int number() {
        return server == null ? 0 : server.port();
    }

    /** From now on this port is tried first; an open one moves there. */
    void prefer(int port) throws IOException {
        preferred = port;
        if (server != null) {
            LessonRun goesOn = run;
            close();
            open(goesOn);
        }
    }

    /** Opens, closes or leaves the port as the step under way wants it; {@code null} for no lesson. */
    void follow(LessonRun lesson) throws IOException {
        boolean wanted = lesson != null && lesson.wantsPort();
        if (!wanted || served != lesson.stageLink()) {
            close();
        }
        if (wanted && server == null) {
            open(lesson);
        }
    }

    private void open(LessonRun lesson) throws IOException {
        run = lesson;
        served = lesson.stageLink();
        Gate gate = new StepGate(served.gate());
        try {
            server = Server.start(gate, Endpoints.loopback(preferred));
        } catch (IOException taken) {
            server = Server.start(gate, Endpoints.loopback(0));
        }
        lesson.openedPort(server.port());
        lastTick = world.millis();
        lastNews = lastTick;
    }

    /** Hangs up on everybody and listens no more; do not hold the link's monitor. */
    void close() {
        Server open = server;
        server = null;
        if (open != null) {
            open.close();
            run.openedPort(0);
        }
        run = null;
        served = null;
    }

    /** Lets time pass for who is connected, and judges what has come when it is quiet; {@code null} if it is closed. */
    News tick() throws IOException {
        if (server == null) {
            return null;
        }
        synchronized (served) {
            long now = world.millis();
            Callers callers = run.callers();
            long passed = Math.max(0, Math.min(now - lastTick, LONGEST_TICK));
            lastTick = now;
            if (callers == null) {
                return null;
            }
            if (callers.connected() > 0 && passed > 0) {
                served.clock().advance(passed);
                served.tick();
                callers.passed(passed);
            }
            return news(now, callers, false);
        }
    }

    /** What has come until now, judged; {@code null} if the port is closed. Hold the link's monitor. */
    News pull() throws IOException {
        Callers callers = server == null ? null : run.callers();
        if (callers == null) {
            return null;
        }
        callers.noteTime();
        return news(world.millis(), callers, true);
    }

    private News news(long now, Callers callers, boolean atOnce) throws IOException {
        List<Played> played = callers.take();
        lastNews = played.isEmpty() ? lastNews : now;
        boolean quiet = atOnce || now - lastNews >= QUIET_MILLIS;
        Outcome outcome = quiet && callers.hasNews() ? run.settle() : null;
        String told = fault;
        fault = null;
        return new News(played, outcome, told);
    }

    /** Lets programs into the lesson's engine, and tells the lesson what they do. */
    private final class StepGate implements Gate {
        private final Gate inner;

        StepGate(Gate inner) {
            this.inner = inner;
        }

        private Callers callers() {
            return server == null || run == null || run.stageLink() != served ? null : run.callers();
        }

        @Override
        public Engine engine() {
            return inner.engine();
        }

        @Override
        public Object monitor() {
            return inner.monitor();
        }

        @Override
        public Reply execute(Client client, List<Bytes> argv) {
            Callers callers = callers();
            if (callers == null) {
                return new Reply.Err("ERR this step of the lesson is over");
            }
            if (callers.isFull()) {
                fault = "So much has arrived (" + Callers.MOST + " commands) that no more is taken;"
                        + " reset begins the step again.";
                return new Reply.Err("ERR too many commands for one step of a lesson");
            }
            Traffic traffic = client.traffic();
            boolean joined = traffic != null && (traffic.replyBytes() > 0 || traffic.pieces() > 0);
            Reply reply = inner.execute(client, argv);
            try {
                callers.arrived(client.id(), argv, joined, reply);
            } catch (RuntimeException e) {
                fault = "What arrived could not be followed: " + e.getMessage() + ".";
            }
            return reply;
        }

        @Override
        public void tick() {
            inner.tick();
        }

        @Override
        public void connected(Client client) {
            Callers callers = callers();
            if (callers != null && callers.connected() >= MOST_CONNECTIONS) {
                engine().disconnect(client);
                return;
            }
            inner.connected(client);
            if (callers != null) {
                callers.arrives(client.id());
            }
        }

        @Override
        public void left(Client client) {
            inner.left(client);
            Callers callers = callers();
            if (callers != null) {
                callers.left(client.id());
            }
        }
    }
}
