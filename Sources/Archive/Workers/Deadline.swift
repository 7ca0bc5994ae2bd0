/// A point in time that no change of the clock moves.
struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  init(seconds: Double) {
    // A day at most: far above every limit, far below what the clock can count.
    end = .now + .milliseconds(Int64(min(max(seconds, 0), 86_400) * 1_000))
  }

  /// The time left, at most so much; 0 when it is over.
  func milliseconds(atMost most: Int32) -> Int32 {
    let left = ContinuousClock.now.duration(to: end)
    if left <= .zero { return 0 }
    let whole = Int64((left / .milliseconds(1)).rounded(.up))
    return Int32(min(Int64(most), whole))
  }
}
