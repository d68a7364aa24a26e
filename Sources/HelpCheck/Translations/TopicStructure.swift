/// How a topic is built, whatever it says.
struct TopicStructure: Hashable, Sendable {
    /// What can be compared of it, in the order in which it is reported.
    enum Aspect: CaseIterable, Sendable {
        /// The levels of its headings, in their order.
        case headings
        /// How many images it shows.
        case images
        /// How many rows each of its tables has.
        case tables
        /// How many items its lists have in all.
        case listItems
    }

    var headings: [Int] = []
    var images = 0
    var tables: [Int] = []
    var listItems = 0

    /// One aspect as numbers to compare.
    subscript(aspect: Aspect) -> [Int] {
        switch aspect {
        case .headings: headings
        case .images: [images]
        case .tables: tables
        case .listItems: [listItems]
        }
    }
}
