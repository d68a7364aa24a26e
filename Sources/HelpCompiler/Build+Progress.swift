extension Build {
    /// Who is told how far a build is.
    ///
    /// The function is called by the workers themselves, each time that one of them has done at most sixteen files: two
    /// may call at once, and the later news may come first. All calls end before the build does.
    public struct Progress: Sendable {
        /// The steps that take time, in their order.
        public enum Step: String, Sendable, CaseIterable {
            case reading, checking, writing
        }

        /// How far a step is.
        public struct Update: Sendable, Hashable {
            /// The step.
            public var step: Step
            /// How many files are done.
            public var done: Int
            /// How many there are.
            public var total: Int

            /// `done` files of `total`.
            public init(_ step: Step, _ done: Int, of total: Int) {
                self.step = step
                self.done = done
                self.total = total
            }
        }

        private let receive: @Sendable (Update) async -> Void

        /// Tells `receive`.
        public init(_ receive: @escaping @Sendable (Update) async -> Void) { self.receive = receive }

        /// What `Workers` call during `step`.
        func reporter(of step: Step) -> Workers.Reporter {
            { [receive] done, total in await receive(Update(step, done, of: total)) }
        }
    }
}
