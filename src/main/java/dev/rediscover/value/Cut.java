package dev.rediscover.value;

/**
 * A place between two neighbours of a sorted set: everything before it answers true, everything after it false.
 */
interface Cut {
    boolean isAfter(double score, byte[] member);

    /** Before the first score of a range. */
    record Reaching(ScoreRange range) implements Cut {
        @Override
        public boolean isAfter(double score, byte[] member) {
            return !range.reaches(score);
        }
    }

    /** After the last score of a range. */
    record Leaving(ScoreRange range) implements Cut {
        @Override
        public boolean isAfter(double score, byte[] member) {
            return range.admits(score);
        }
    }

    /** Before the first member of a range. */
    record ReachingLex(LexRange range) implements Cut {
        @Override
        public boolean isAfter(double score, byte[] member) {
            return !range.reaches(member);
        }
    }

    /** After the last member of a range. */
    record LeavingLex(LexRange range) implements Cut {
        @Override
        public boolean isAfter(double score, byte[] member) {
            return range.admits(member);
        }
    }
}
