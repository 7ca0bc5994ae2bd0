public import Tables

/// What a conversion is asked for, as far as the result depends on it.
///
/// An archive holds one extraction a document, converter version and settings.
public struct ConversionSettings: Hashable, Sendable {
  /// Whether every table is also stored as a grid.
  public var includesGrids = false
  /// What happens to white space that only layout put there.
  public var spacing = Reflow.Spacing.tight

  /// Creates the default settings.
  public init() {}

  /// The settings in one canonical line of JSON, as the archive and the worker's hello show them.
  public var text: String {
    #"{"grids":\#(includesGrids),"spacing":"\#(spacing.rawValue)"}"#
  }
}
