internal import CSandbox

/// Whether somebody asked the command to stop: Ctrl-C, or the system on its way down.
///
/// The first request lets the documents in flight finish, the second ends their workers.
public struct StopRequests: Sendable {
  private let isListening: Bool

  /// Never stops.
  public static let none = StopRequests(isListening: false)

  /// Listens to SIGINT and SIGTERM from now on, in place of their usual effect.
  public static func listening() -> StopRequests {
    _ = CSandboxCatchStops()
    return StopRequests(isListening: true)
  }

  /// The first signal that came, or `nil`.
  public var signal: Int32? {
    let number = isListening ? CSandboxStopSignal() : 0
    return number == 0 ? nil : number
  }

  /// Whether nothing new is begun.
  var isRequested: Bool { isListening && CSandboxStopCount() > 0 }

  /// Whether nothing is finished either.
  var isUrgent: Bool { isListening && CSandboxStopCount() > 1 }
}
