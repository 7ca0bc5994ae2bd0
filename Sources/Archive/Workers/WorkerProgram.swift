/// How the program of a worker process is found.
public struct WorkerProgram: Hashable, Sendable {
  /// The program's path.
  public var path: String
  /// Its arguments, without its name.
  public var arguments: [String]

  /// Creates a description; by default this very program, as `worker --child`.
  public init(path: String = "/proc/self/exe", arguments: [String] = ["worker", "--child"]) {
    self.path = path
    self.arguments = arguments
  }
}
