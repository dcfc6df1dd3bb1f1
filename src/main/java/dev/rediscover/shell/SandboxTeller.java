package dev.rediscover.shell;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;

/** Has the sandbox read when the free prompt is reached, and says what there is to be said of it. */
final class SandboxTeller {
    private static final long PATIENCE_MILLIS = 2000;

    private final EngineSource engine;
    private final Sandbox sandbox;
    private final Session session;
    private Reading reading;
    private String told = "";

    /** {@code engine} need not have a sandbox; then there is nothing to say. */
    SandboxTeller(EngineSource engine, Session session) {
        this.engine = engine;
        this.sandbox = engine.sandbox();
        this.session = session;
    }

    /** A prompt is about to be shown. */
    void beforePrompt() {
        boolean elsewhere = session.isLearning() || session.isRemote() || session.guest() != null;
        if (sandbox == null || elsewhere) {
            return;
        }
        if (reading == null) {
            reading = new Reading();
            reading.setDaemon(true);
            reading.start();
            if (session.settings().isOn(Setting.PLAIN)) {
                reading.await(); // what comes late would have the prompt shown a second time
            }
        }
        String trouble = sandbox.trouble();
        if (!trouble.equals(told)) {
            told = trouble;
            if (!trouble.isEmpty()) {
                session.refuse(trouble);
            }
        }
    }

    /** The session is over. */
    void end() {
        if (sandbox == null) {
            return;
        }
        sandbox.close();
        if (!sandbox.trouble().isEmpty()) {
            session.refuse(sandbox.trouble());
        } else if (sandbox.isFirst()) {
            session.note(
                    "Your sandbox is kept for next time. \":set sandbox off\" ends that, so does --no-sandbox once.");
        }
    }

    /** A class of its own, not a lambda: it runs while the shell starts. */
    private final class Reading extends Thread {
        Reading() {
            super("sandbox reader");
        }

        @Override
        public void run() {
            engine.link();
            SandboxNews news = sandbox.news();
            if (!news.text().isEmpty()) {
                Role role = news.isTrouble() ? Role.WARNING : Role.MUTED;
                session.screen().late(StyledText.of(session.wrapped(news.text()), role));
            }
        }

        void await() {
            try {
                join(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
