internal import CPageCapture
internal import Tables

/// The boxes that the text of a page is cut to.
enum TextFrames {
  /// The boxes, each once, in drawing order; those as wide or high as the page are none.
  ///
  /// `bounds`: the page.
  static func boxes(of drawing: captured_page, on bounds: Rect) -> [Rect] {
    var result: [Rect] = []
    var known: Set<Rect> = []
    for run in UnsafeBufferPointer(start: drawing.runs, count: drawing.run_count)
    where run.is_clipped_away == 0 {
      let box = Rect(
        left: run.clip_left, top: run.clip_top, right: run.clip_right, bottom: run.clip_bottom)
      // The clips of a run and of the next are mostly the same.
      guard box != result.last, box.width < bounds.width, box.height < bounds.height,
        box.width > 0, box.height > 0
      else { continue }
      if known.insert(box).inserted { result.append(box) }
    }
    return result
  }
}
