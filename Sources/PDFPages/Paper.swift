internal import CPageCapture
internal import Tables

/// What lies under a page's text: white paper where nothing was painted.
struct Paper {
  private let marks: UnsafeBufferPointer<capture_mark>
  private let index: BoxIndex

  init(_ drawing: captured_page, bounds: Rect) {
    marks = UnsafeBufferPointer(start: drawing.marks, count: drawing.mark_count)
    index = BoxIndex(
      marks.map { Rect(left: $0.left, top: $0.top, right: $0.right, bottom: $0.bottom) },
      bounds: bounds)
  }

  /// Whether white characters drawn at a point, after so many other things, cannot be seen.
  ///
  /// - Returns: `false` also where that is not known.
  func hidesWhite(atX x: Double, y: Double, order: UInt32) -> Bool {
    guard index.isComplete else { return false }
    for candidate in index.candidates(atX: x, y: y).reversed() {
      let mark = marks[Int(candidate)]
      guard mark.order < order, mark.alpha >= RulingFinder.transparent,
        x >= mark.left, x <= mark.right, y >= mark.top, y <= mark.bottom
      else { continue }
      return mark.luminance >= RulingFinder.white
    }
    return true
  }

  /// Whether a shaded area, painted before so many other things, shows at a point.
  ///
  /// What is no thicker than a line shades nothing.
  ///
  /// - Returns: `false` also where that is not known.
  func isShaded(atX x: Double, y: Double, order: UInt32, thickerThan thickness: Double) -> Bool {
    guard index.isComplete else { return false }
    for candidate in index.candidates(atX: x, y: y).reversed() {
      let mark = marks[Int(candidate)]
      guard mark.order < order, mark.alpha >= RulingFinder.transparent,
        mark.kind == UInt8(CAPTURE_AREA.rawValue), x >= mark.left, x <= mark.right, y >= mark.top,
        y <= mark.bottom, min(mark.right - mark.left, mark.bottom - mark.top) > thickness
      else { continue }
      return mark.luminance < RulingFinder.white
    }
    return false
  }

  /// How bright the area is that shows at a point; `nil` where none does, or where that is not known.
  func shade(atX x: Double, y: Double) -> UInt8? {
    guard index.isComplete else { return nil }
    for candidate in index.candidates(atX: x, y: y).reversed() {
      let mark = marks[Int(candidate)]
      guard mark.kind == UInt8(CAPTURE_AREA.rawValue), mark.alpha >= RulingFinder.transparent,
        x >= mark.left, x <= mark.right, y >= mark.top, y <= mark.bottom
      else { continue }
      return mark.luminance
    }
    return nil
  }

  /// Whether a picture or a drawn shape lies at a point, which may show what a text says there.
  ///
  /// - Returns: `true` also where that is not known.
  func mayShowText(atX x: Double, y: Double) -> Bool {
    guard index.isComplete else { return true }
    return index.candidates(atX: x, y: y).contains { candidate in
      let mark = marks[Int(candidate)]
      let kind = capture_kind(rawValue: UInt32(mark.kind))
      return kind != CAPTURE_LINE && kind != CAPTURE_AREA && mark.alpha >= RulingFinder.transparent
        && x >= mark.left && x <= mark.right && y >= mark.top && y <= mark.bottom
    }
  }
}
