internal import Tables

extension Table {
  /// The line that names the table among the lines above it.
  var title: String? { heading.title }
}
