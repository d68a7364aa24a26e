extension Array {
    /// The same elements in no more memory than they take: what a topic was built in has room to grow, and the topics of
    /// all locales are in memory at once.
    var fitted: [Element] {
        guard capacity > count + count / 8 else { return self }
        var fitted: [Element] = []
        fitted.reserveCapacity(count)
        fitted += self
        return fitted
    }
}
