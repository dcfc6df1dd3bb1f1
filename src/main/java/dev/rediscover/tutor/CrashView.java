package dev.rediscover.tutor;

import java.util.List;

/**
 * What has become of a second server, to be shown.
 *
 * @param name what it is: a process of its own, or one inside the program
 * @param moments all that has happened, in order
 * @param fresh from which of them on they came of the last answer
 * @param told how many of them were shown as they happened
 */
public record CrashView(String name, List<Moment> moments, int fresh, int told) {
    /** What came of the last answer. */
    public List<Moment> news() {
        return moments.subList(Math.min(fresh, moments.size()), moments.size());
    }

    /** What has not been shown. */
    public List<Moment> untold() {
        return moments.subList(Math.min(Math.max(fresh, told), moments.size()), moments.size());
    }
}
