internal import CPageCapture
internal import Tables

/// Which drawn glyphs show which characters of the text layer.
///
/// The text layer knows neither whether its characters are drawn, nor how they stand, nor of the
/// glyphs that have no character; the captured glyphs know nothing of characters. A glyph belongs
/// to the character whose box its origin lies in.
struct DrawnText {
  /// For each character of the text layer the run that draws it; -1 where none was found.
  private(set) var runs: [Int32]
  /// For each character of the text layer the glyph that draws it; -1 where none was found, or
  /// where one draws its neighbour too.
  private(set) var glyphs: [Int32]
  /// The drawn glyphs on the page that no character belongs to.
  private(set) var strays: [Int] = []
  /// Whether a character without a run is certainly not drawn.
  private(set) var isComplete: Bool

  private let items: [TextLayer.Item]
  private let drawing: captured_page
  /// The boxes of the characters of the text layer.
  let index: BoxIndex
  private let bounds: Rect

  /// Brings the characters of a page and its drawn glyphs together.
  init(_ items: [TextLayer.Item], drawing: captured_page, bounds: Rect) {
    self.items = items
    self.drawing = drawing
    self.bounds = bounds
    runs = [Int32](repeating: -1, count: items.count)
    glyphs = runs
    index = BoxIndex(items.map(\.box), bounds: bounds)
    isComplete = index.isComplete && !drawing.is_fallback && drawing.lost_glyphs == 0
    match()
    spread()
  }

  private mutating func match() {
    let allRuns = UnsafeBufferPointer(start: drawing.runs, count: drawing.run_count)
    let drawn = UnsafeBufferPointer(start: drawing.glyphs, count: drawing.glyph_count)
    var left: [Int] = []
    var others: [Int] = []
    for (number, glyph) in drawn.enumerated() where Int(glyph.run) < allRuns.count {
      let run = allRuns[Int(glyph.run)]
      guard let item = item(atX: Double(glyph.x), y: Double(glyph.y), run: run) else {
        left.append(number)
        continue
      }
      var loser = number
      if isBetter(number, than: Int(glyphs[item]), at: items[item], among: allRuns) {
        loser = Int(glyphs[item])
        runs[item] = Int32(glyph.run)
        glyphs[item] = Int32(number)
      }
      guard loser >= 0 else { continue }
      let winner = drawn[Int(glyphs[item])]
      if !isSamePlace(drawn[loser], winner, within: run.size / 4) {
        left.append(loser)
      } else if drawn[loser].glyph != winner.glyph, items[item].scalar.isCJK,
        allRuns[Int(drawn[loser].run)].face == allRuns[Int(winner.run)].face
      {
        // Two ideographs in one place, as fonts without widths draw them; letters have accents.
        others.append(loser)
      }
    }
    for number in left { matchLoosely(number, run: allRuns[Int(drawn[number].run)]) }
    for number in others {
      matchLoosely(number, run: allRuns[Int(drawn[number].run)], isOther: true)
    }
  }

  private func isSamePlace(
    _ glyph: capture_glyph, _ other: capture_glyph, within reach: Double
  ) -> Bool {
    Double(max(abs(glyph.x - other.x), abs(glyph.y - other.y))) <= reach
  }

  /// The character whose box holds a point just inside the glyph, and begins nearest to its origin.
  ///
  /// Slanted text has boxes of one of the two quarter turns beside its direction.
  private func item(atX x: Double, y: Double, run: capture_run) -> Int? {
    let level = (x: run.along_x < 0 ? -1.0 : 1.0, y: 0.0)
    let steep = (x: 0.0, y: run.along_y < 0 ? -1.0 : 1.0)
    guard Self.orientation(of: run) == .slanted else {
      let isLevel = abs(run.along_x) >= abs(run.along_y)
      return nearest(toX: x, y: y, run: run, direction: isLevel ? level : steep)?.item
    }
    let found = [level, steep].compactMap { nearest(toX: x, y: y, run: run, direction: $0) }
    return found.min { $0.distance < $1.distance }?.item
  }

  private func nearest(
    toX x: Double, y: Double, run: capture_run, direction: (x: Double, y: Double)
  ) -> (item: Int, distance: Double)? {
    // A tenth of an em along the line is inside even of an i; a fifth up is above the baseline.
    let insideX = x + (0.1 * direction.x + 0.2 * direction.y) * run.size
    let insideY = y + (0.1 * direction.y - 0.2 * direction.x) * run.size
    var best: (item: Int, distance: Double)?
    var free: (item: Int, distance: Double)?
    for candidate in index.candidates(atX: insideX, y: insideY) {
      let item = items[Int(candidate)]
      guard item.box.contains(x: insideX, y: insideY) else { continue }
      let origin = Self.origin(of: item.box, direction: direction)
      // Where text lies over text, size tells them apart.
      let distance =
        abs(x - origin.x) + abs(y - origin.y) + 0.25 * abs(run.size - item.fontSize)
      if distance < best?.distance ?? .infinity { best = (Int(candidate), distance) }
      if runs[Int(candidate)] < 0, distance < free?.distance ?? .infinity {
        free = (Int(candidate), distance)
      }
    }
    // Where text was drawn twice, each copy has its character, which is as wide. A quarter weighs
    // less than a step to the next character.
    guard let best, let free, runs[best.item] >= 0, free.distance < best.distance + 0.25 * run.size,
      isAsLarge(items[free.item].box, as: items[best.item].box)
    else { return best }
    return free
  }

  private func isAsLarge(_ box: Rect, as other: Rect) -> Bool {
    abs(box.width - other.width) < 0.1 * other.width
      && abs(box.height - other.height) < 0.1 * other.height
  }

  /// Where the origin of the glyph lies that fills a box.
  ///
  /// On the baseline, which is about a fifth above the lower side of the letter.
  private static func origin(
    of box: Rect, direction: (x: Double, y: Double)
  ) -> (x: Double, y: Double) {
    let depth = 0.22
    if direction.x > 0 { return (box.left, box.bottom - depth * box.height) }
    if direction.x < 0 { return (box.right, box.top + depth * box.height) }
    if direction.y > 0 { return (box.left + depth * box.width, box.top) }
    return (box.right - depth * box.width, box.bottom)
  }

  /// Gives a glyph outside of all boxes to the nearest character within an em that has none yet.
  ///
  /// The boxes of slanted text, of large mathematical signs and of text that stands for other
  /// characters (ActualText) lie beside the glyphs. A glyph without any text near it is a stray.
  ///
  /// `isOther`: whether it is known to be another character than the one whose place it stands in.
  private mutating func matchLoosely(_ number: Int, run: capture_run, isOther: Bool = false) {
    let glyph = drawing.glyphs[number]
    let x = Double(glyph.x)
    let y = Double(glyph.y)
    guard bounds.contains(x: x, y: y) else { return }
    let reach = run.size
    var isNearText = false
    var best: Int?
    var least = Double.infinity
    for (stepX, stepY) in [(0, 0), (reach, 0), (-reach, 0), (0, reach), (0, -reach)] {
      for candidate in index.candidates(atX: x + stepX, y: y + stepY) {
        let box = items[Int(candidate)].box
        guard box.expanded(by: reach).contains(x: x, y: y) else { continue }
        isNearText = isNearText || box.expanded(by: reach / 2).contains(x: x, y: y)
        let distance = abs(x - box.midX) + abs(y - box.midY)
        if runs[Int(candidate)] < 0, distance < least {
          least = distance
          best = Int(candidate)
        }
      }
    }
    if let best {
      runs[best] = Int32(glyph.run)
      glyphs[best] = Int32(number)
    } else if isOther || !isNearText {
      strays.append(number)
    }
  }

  /// Of several glyphs in the box of one character the most visible one counts: outlined text is drawn
  /// by its filling and by its outline, and spaces that overflow a cell lie over its neighbour's text.
  ///
  /// Some boxes reach over the lines above and below; of those drawn apart the nearest counts.
  private func isBetter(
    _ number: Int, than other: Int, at item: TextLayer.Item,
    among all: UnsafeBufferPointer<capture_run>
  ) -> Bool {
    guard other >= 0 else { return true }
    let (glyph, rival) = (drawing.glyphs[number], drawing.glyphs[other])
    let (run, known) = (all[Int(glyph.run)], all[Int(rival.run)])
    let isCut = Self.isClippedAway(item.box, by: run)
    if isCut != Self.isClippedAway(item.box, by: known) { return !isCut }
    // Watermarks lie over text of another size.
    let misfit = abs(run.size - item.fontSize)
    let knownMisfit = abs(known.size - item.fontSize)
    if abs(misfit - knownMisfit) > 0.25 * item.fontSize { return misfit < knownMisfit }
    if !isSamePlace(glyph, rival, within: run.size / 2) {
      return Self.distance(of: glyph, in: run, from: item)
        < Self.distance(of: rival, in: known, from: item)
    }
    return (Int(run.alpha), -Int(run.luminance)) > (Int(known.alpha), -Int(known.luminance))
  }

  /// How far a glyph lies from where the one of a character does, in points.
  private static func distance(
    of glyph: capture_glyph, in run: capture_run, from item: TextLayer.Item
  ) -> Double {
    let isLevel = abs(run.along_x) >= abs(run.along_y)
    let origin = origin(
      of: item.box,
      direction: isLevel ? (run.along_x < 0 ? -1 : 1, 0) : (0, run.along_y < 0 ? -1 : 1))
    return abs(Double(glyph.x) - origin.x) + abs(Double(glyph.y) - origin.y)
  }

  /// Whether a clip leaves less than half of a box on a side.
  ///
  /// A line of a cell that a page break cuts is drawn on both pages, on each of them a part of it.
  static func isClippedAway(_ box: Rect, by run: capture_run) -> Bool {
    // Poppler clips with the outlines of text, which are not captured: an empty clip says nothing.
    guard run.is_clipped_away == 0 else { return false }
    return box.midX <= run.clip_left || box.midX >= run.clip_right
      || box.midY <= run.clip_top || box.midY >= run.clip_bottom
  }

  /// Gives characters without a glyph the run of their neighbour in the line: one glyph may draw
  /// several characters, as ligatures do.
  private mutating func spread() {
    guard runs.count > 1 else { return }
    for next in 1..<runs.count where runs[next] < 0 && runs[next - 1] >= 0 {
      if isInLine(next, with: next - 1) { runs[next] = runs[next - 1] }
    }
    for previous in (0..<(runs.count - 1)).reversed()
    where runs[previous] < 0 && runs[previous + 1] >= 0 {
      if isInLine(previous, with: previous + 1) { runs[previous] = runs[previous + 1] }
    }
  }

  /// Whether a character follows or precedes a drawn one in its line, at most a quarter em away.
  private func isInLine(_ item: Int, with drawnItem: Int) -> Bool {
    let (box, other) = (items[item].box, items[drawnItem].box)
    let run = drawing.runs[Int(runs[drawnItem])]
    guard !liesOnDrawnText(item) else { return false }
    let isUpright = abs(run.along_x) >= abs(run.along_y)
    let across = isUpright ? abs(box.midY - other.midY) : abs(box.midX - other.midX)
    let gap =
      isUpright
      ? max(box.left, other.left) - min(box.right, other.right)
      : max(box.top, other.top) - min(box.bottom, other.bottom)
    return max(across, gap) <= run.size / 4
  }

  /// Whether the middle of a character lies on another one that has a glyph: text that is not drawn
  /// lies so over text that is; the parts of a ligature lie beside each other.
  private func liesOnDrawnText(_ item: Int) -> Bool {
    let box = items[item].box
    return index.candidates(atX: box.midX, y: box.midY).contains { candidate in
      let other = Int(candidate)
      return other != item && glyphs[other] >= 0 && !items[other].scalar.isBlank
        && items[other].box.contains(x: box.midX, y: box.midY)
    }
  }

  /// The point that the glyph of a character was drawn at; `nil` where it has none of its own.
  func origin(of item: Int) -> (x: Double, y: Double)? {
    guard glyphs[item] >= 0 else { return nil }
    let glyph = drawing.glyphs[Int(glyphs[item])]
    return (Double(glyph.x), Double(glyph.y))
  }

  /// How glyphs stand that are drawn in a direction.
  ///
  /// Up to five degrees off a page side the text still reads along it, as on skewed pages; a
  /// watermark stands at 30 degrees or more.
  static func orientation(of run: capture_run) -> Glyph.Orientation {
    let straight = 0.996
    if run.along_x >= straight { return .upright }
    if run.along_x <= -straight { return .upsideDown }
    if run.along_y >= straight { return .quarterRight }
    if run.along_y <= -straight { return .quarterLeft }
    return .slanted
  }
}
