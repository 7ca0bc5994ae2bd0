internal import Tables

/// Finds the boxes near a point of a page without looking at all of them.
///
/// The page is cut into square cells, each listing the boxes that reach into it. Pages that would
/// need much more than one list entry a box, or whose boxes all lie in one place, are only indexed
/// in part; ``isComplete`` tells.
struct BoxIndex {
  /// The side of a cell, in points: about the height of a printed line, so that a cell lists few
  /// characters and a character lies in few cells.
  private static let smallestCell = 16.0

  /// The most cells along each side of the page; larger pages get larger cells.
  private static let mostCells = 256

  /// The most boxes of a cell that are looked at.
  ///
  /// A cell of real pages lists some tens; without an end, ten thousand characters drawn in one
  /// place would cost their square.
  private static let mostInCell = 512

  /// The list entries a box may take on average, and those granted to any page.
  ///
  /// A full-page area takes about two thousand.
  private static let entriesEach = 64
  private static let entriesGranted = 1 << 18

  private let bounds: Rect
  /// The side of a cell, in points: places no further apart pass none over.
  let cell: Double
  private let columns: Int
  private let rows: Int
  /// Where each cell's list begins, and where the last one ends.
  private var starts: [Int32]
  private var entries: [Int32] = []

  /// Whether every box can be found at every point that it holds.
  private(set) var isComplete = true

  /// Indexes boxes, as far as they lie on the page.
  init(_ boxes: [Rect], bounds: Rect) {
    self.bounds = bounds
    let side = max(bounds.width, bounds.height)
    cell = max(Self.smallestCell, side / Double(Self.mostCells - 1))
    columns = Int(bounds.width / cell) + 1
    rows = Int(bounds.height / cell) + 1
    starts = [Int32](repeating: 0, count: columns * rows + 1)
    let budget = boxes.count * Self.entriesEach + Self.entriesGranted
    let spans = boxes.map { span(of: $0) }
    var taken = 0
    var indexed = 0
    for span in spans {
      guard let span else {
        indexed += 1
        continue
      }
      taken += span.columns.count * span.rows.count
      if taken > budget { break }
      for row in span.rows {
        for column in span.columns { starts[row * columns + column + 1] += 1 }
      }
      indexed += 1
    }
    if indexed < boxes.count { isComplete = false }
    fill(with: spans[..<indexed])
  }

  private mutating func fill(with spans: ArraySlice<Span?>) {
    for index in 1..<starts.count {
      if starts[index] > Self.mostInCell { isComplete = false }
      starts[index] += starts[index - 1]
    }
    entries = [Int32](repeating: 0, count: Int(starts[starts.count - 1]))
    var next = starts
    for (index, span) in spans.enumerated() {
      guard let span else { continue }
      for row in span.rows {
        for column in span.columns {
          let place = row * columns + column
          entries[Int(next[place])] = Int32(index)
          next[place] += 1
        }
      }
    }
  }

  private struct Span {
    var columns: ClosedRange<Int>
    var rows: ClosedRange<Int>
  }

  /// The cells that a box reaches into; `nil` for one that lies off the page.
  private func span(of box: Rect) -> Span? {
    guard box.left <= bounds.right, box.right >= bounds.left, box.top <= bounds.bottom,
      box.bottom >= bounds.top, box.left <= box.right, box.top <= box.bottom
    else { return nil }
    return Span(
      columns: column(box.left)...column(box.right), rows: row(box.top)...row(box.bottom))
  }

  private func column(_ x: Double) -> Int {
    let inside = min(max(x, bounds.left), bounds.right) - bounds.left
    return min(columns - 1, Int(inside / cell))
  }

  private func row(_ y: Double) -> Int {
    let inside = min(max(y, bounds.top), bounds.bottom) - bounds.top
    return min(rows - 1, Int(inside / cell))
  }

  /// The indices, in order, of boxes that may hold a point: all that do, and some that do not.
  func candidates(atX x: Double, y: Double) -> ArraySlice<Int32> {
    guard bounds.contains(x: x, y: y) else { return [] }
    let place = row(y) * columns + column(x)
    let start = Int(starts[place])
    return entries[start..<min(Int(starts[place + 1]), start + Self.mostInCell)]
  }
}
