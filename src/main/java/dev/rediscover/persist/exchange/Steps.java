package dev.rediscover.persist.exchange;

/** Is told how far a file is written or read, and may end that. */
public interface Steps {
    /** Nobody is told. */
    Steps SILENT = new Steps() {
        @Override
        public void at(long done, long all) {}
    };

    /**
     * @param done of {@code all}: keys where a file is written, bytes where one is read
     * @throws Stopped to end it; then nothing has been done
     */
    void at(long done, long all);

    /** Somebody did not want to wait for the end. */
    final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Ends what is under way. */
        public Stopped() {
            super("stopped", null, false, false);
        }
    }
}
