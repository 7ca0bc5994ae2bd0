internal import CPageCapture
internal import Tables

/// The light areas and lines that a page paints over what it drew before.
///
/// Spreadsheets draw the whole grid and then a white area, or white lines, over the inner borders of
/// merged cells; what is struck out of a published page is painted over.
struct Covers {
  private struct Cover {
    var box: Rect
    var order: UInt32
  }

  private let covers: [Cover]
  private let index: BoxIndex

  /// Looks for covers; `nil` where the page paints none over anything dark.
  init?(_ drawing: captured_page, bounds: Rect) {
    let marks = UnsafeBufferPointer(start: drawing.marks, count: drawing.mark_count)
    let runs = UnsafeBufferPointer(start: drawing.runs, count: drawing.run_count)
    var first = runs.first?.order ?? .max
    if let dark = marks.first(where: { $0.luminance < RulingFinder.light }) {
      first = min(first, dark.order)
    }
    covers = marks.filter { $0.order > first && Self.isCover($0) }.map {
      Cover(
        box: Rect(left: $0.left, top: $0.top, right: $0.right, bottom: $0.bottom), order: $0.order)
    }
    guard !covers.isEmpty else { return nil }
    index = BoxIndex(covers.map(\.box), bounds: bounds)
  }

  private static func isCover(_ mark: capture_mark) -> Bool {
    mark.luminance >= RulingFinder.light && mark.alpha == .max
      && (mark.kind == UInt8(CAPTURE_AREA.rawValue) || mark.kind == UInt8(CAPTURE_LINE.rawValue))
  }

  /// The parts of a line that nothing was painted over later, from its start to its end.
  ///
  /// `em`: the page's ordinary font size. Stubs shorter than half of it, which a cover leaves that is a
  /// little smaller than the cell, are no parts.
  func uncovered(
    _ line: Rect, isVertical: Bool, order: UInt32, em: Double
  ) -> [ClosedRange<Double>] {
    let whole = isVertical ? line.top...line.bottom : line.left...line.right
    let hidden = hiddenParts(of: line, isVertical: isVertical, order: order)
    guard !hidden.isEmpty else { return [whole] }
    var parts: [ClosedRange<Double>] = []
    var start = whole.lowerBound
    for part in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if part.lowerBound - start > em / 2 { parts.append(start...part.lowerBound) }
      start = max(start, part.upperBound)
    }
    if whole.upperBound - start > em / 2 { parts.append(start...whole.upperBound) }
    return parts
  }

  private func hiddenParts(
    of line: Rect, isVertical: Bool, order: UInt32
  ) -> [ClosedRange<Double>] {
    let (start, end) = isVertical ? (line.top, line.bottom) : (line.left, line.right)
    let (low, high) = isVertical ? (line.left, line.right) : (line.top, line.bottom)
    // An eighth of a line is not seen. A cell's area may end in a line without thickness.
    let edge = (high - low) / 8 - 0.02
    var parts: [ClosedRange<Double>] = []
    var place = start
    while true {
      var next = place + index.cell
      let (x, y) = isVertical ? (line.midX, place) : (place, line.midY)
      for candidate in index.candidates(atX: x, y: y) {
        let cover = covers[Int(candidate)]
        let box = cover.box
        let (near, far) = isVertical ? (box.left, box.right) : (box.top, box.bottom)
        guard cover.order > order, near <= low + edge, far >= high - edge else { continue }
        let (from, to) = isVertical ? (box.top, box.bottom) : (box.left, box.right)
        parts.append(from...max(from, to))
        if from <= place { next = max(next, to) }
      }
      guard place < end else { return parts }
      place = min(next, end)
    }
  }

  /// Whether something was painted later over the whole of a character, but for its edges.
  func hides(_ box: Rect, order: UInt32) -> Bool {
    let (x, y) = (box.width / 4, box.height / 4)
    return index.candidates(atX: box.midX, y: box.midY).contains { candidate in
      let cover = covers[Int(candidate)]
      return cover.order > order && cover.box.left <= box.left + x
        && cover.box.right >= box.right - x
        && cover.box.top <= box.top + y && cover.box.bottom >= box.bottom - y
    }
  }
}
