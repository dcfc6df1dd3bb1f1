package dev.rediscover.persist.backup;

/** Is told now and then how far work on a file is. */
public interface Progress {
    /** Nobody is told. */
    Progress SILENT = new Progress() {
        @Override
        public void at(String what, long done, long of) {}
    };

    /** {@code done} of {@code of} bytes of {@code what} are done. */
    void at(String what, long done, long of);
}
