/// Decides what an ingest does with a document that it may have seen before.
public struct IngestPolicy: Hashable, Sendable {
  /// What is done with a document.
  enum Decision: Hashable {
    /// What is stored stays.
    case keep(DocumentState.Extraction)
    /// It is converted.
    case convert
    /// It is converted when all others are done, alone.
    case postpone
    /// It is not tried any more.
    case giveUp
  }

  /// The outcomes that are tried again although nothing has changed.
  public var retried: Set<Outcome> = []
  /// Whether what an older converter could read is read again by this one.
  public var reconvertsOlder = false

  /// From how many interruptions on a document is converted last and alone.
  ///
  /// One interruption hits whatever is at hand when somebody ends the command; the second may be
  /// the document's doing (a machine that runs out of memory), so it must no longer hold others
  /// up. Lower would reorder every run after a kill, higher lets one document stop more runs.
  private static let postponedAfter = 2
  /// From how many interruptions on a document is given up.
  ///
  /// The command never reads a document itself, so an interruption is hardly ever its fault:
  /// lower would lose documents of somebody who often stops the command the hard way, higher
  /// would end a machine that restarts it that many times more.
  private static let givenUpAfter = 8

  /// Creates the policy of an ordinary run: only what is new.
  public init() {}

  /// The decision for a document.
  ///
  /// - Parameters:
  ///   - state: What the archive knows of it.
  ///   - key: The converter and the settings of this run.
  ///   - run: This run.
  ///   - isLast: Whether all other documents are done.
  /// - Returns: What is done with it.
  func decision(for state: DocumentState, key: ExtractionKey, run: Int64, isLast: Bool) -> Decision
  {
    if let own = state.own {
      if own.run == run || !(own.outcome.isRetryable || retried.contains(own.outcome)) {
        return .keep(own)
      }
    } else if let current = state.current, keeps(current, key) {
      return .keep(current)
    }
    if state.interruptions >= Self.givenUpAfter, !retried.contains(.interrupted) { return .giveUp }
    return state.interruptions >= Self.postponedAfter && !isLast ? .postpone : .convert
  }

  /// Whether another converter's extraction stands for this one's.
  private func keeps(_ current: DocumentState.Extraction, _ key: ExtractionKey) -> Bool {
    guard current.key.settings == key.settings else { return false }
    if retried.contains(current.outcome) { return false }
    if Self.isNewer(current.key.converter, than: key.converter) { return true }
    return current.outcome.isConverted && !reconvertsOlder
  }

  /// Whether one version number is higher than another: 0.10.0 is higher than 0.9.3.
  static func isNewer(_ version: String, than other: String) -> Bool {
    func numbers(_ version: String) -> [Int] {
      version.split { !$0.isNumber }.map { Int($0) ?? 0 }
    }
    return numbers(other).lexicographicallyPrecedes(numbers(version))
  }
}
