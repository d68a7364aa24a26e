import Foundation

/// The time that the processor spent on the calling thread, which no load of the machine prolongs.
public enum ThreadTime {
    /// In seconds, from an arbitrary beginning.
    public static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
