package dev.rediscover.tutor;

import java.util.List;

/**
 * What has become of a second server, to be shown.
 *
 * @param name what it is: a process of its own, or one inside the program
 * @param moments all that has happened, in order
 * @param fresh from which of them on nothing has been told
 */
public record CrashView(String name, List<Moment> moments, int fresh) {
    /** What has not been told yet. */
    public List<Moment> untold() {
        return moments.subList(Math.min(fresh, moments.size()), moments.size());
    }
}
