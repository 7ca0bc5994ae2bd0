internal import CPageCapture
internal import Tables

/// The characters of a page that a reader sees, and what became of the others.
struct PageText {
  /// Characters of one kind: how many, where, and the first of them.
  struct Remark {
    private(set) var count = 0
    private(set) var box: Rect?
    private(set) var sample = ""

    mutating func add(_ scalar: Unicode.Scalar?, at place: Rect) {
      count += 1
      box = box.map { $0.union(place) } ?? place
      if let scalar, count <= 40 { sample.unicodeScalars.append(scalar) }
    }
  }

  /// The visible characters.
  private(set) var glyphs: [Glyph] = []
  /// Characters that are drawn so that nobody sees them.
  private(set) var hidden = Remark()
  /// Characters of an invisible text layer over pictures, which are kept.
  private(set) var recognised = Remark()
  /// Characters that are drawn but whose meaning the fonts do not tell.
  private(set) var unmapped = Remark()
  /// Characters that were drawn twice.
  private(set) var doubled = Remark()
  /// Characters that were folded, as they stand in the text layer and as they were kept.
  private(set) var folded = Remark()
  private(set) var foldedFrom = ""
  private(set) var foldedText = ""
  /// How many characters have no place.
  let mismatch: Int

  private let items: [TextLayer.Item]
  /// For each of the glyphs, before doubles are dropped, its place among the items.
  private var places: [Int32] = []
  private let drawn: DrawnText
  private let runs: UnsafeBufferPointer<capture_run>
  private let bounds: Rect
  private var sight: Sight
  private var ink: GlyphInk

  init(
    layer: TextLayer, drawing: captured_page, covers: Covers?, session: OpaquePointer, bounds: Rect
  ) {
    items = VerticalWriting.placed(layer.items, drawing: drawing, bounds: bounds)
    mismatch = layer.mismatch
    runs = UnsafeBufferPointer(start: drawing.runs, count: drawing.run_count)
    self.bounds = bounds
    drawn = DrawnText(items, drawing: drawing, bounds: bounds)
    ink = GlyphInk(session: session, drawing: drawing)
    // Where a font is missing here, its text is not drawn, but was in the author's program.
    sight = Sight(
      drawing, bounds: bounds, covers: covers,
      knowsAllDrawn: drawn.isComplete && !capture_lacks_font(session))
    collect()
    countStrays(drawing)
    let parted = Doubles.parted(glyphs, items: places, index: drawn.index)
    glyphs = parted.kept
    for double in parted.doubles { doubled.add(double.scalar, at: double.box) }
  }

  private mutating func collect() {
    glyphs.reserveCapacity(items.count)
    places.reserveCapacity(items.count)
    let slanted = slantedRuns()
    for (index, item) in items.enumerated() where !item.scalar.isBlank {
      guard bounds.contains(x: item.box.midX, y: item.box.midY) else { continue }
      let run = drawn.runs[index] >= 0 ? runs[Int(drawn.runs[index])] : slanted[item.fontSize]
      switch sight.state(of: item, run: run) {
      case .visible: break
      case .hidden:
        hidden.add(item.scalar, at: item.box)
        continue
      case .layer: recognised.add(item.scalar, at: item.box)
      }
      keep(index, run: run)
    }
  }

  /// Runs of slanted text by the font size of its characters, where no upright text has that size.
  ///
  /// The boxes of slanted characters overlap, so that not every one finds the run that draws it.
  private func slantedRuns() -> [Double: capture_run] {
    var slanted: [Double: capture_run] = [:]
    var straight: Set<Double> = []
    for (index, item) in items.enumerated() where drawn.runs[index] >= 0 {
      let run = runs[Int(drawn.runs[index])]
      if DrawnText.orientation(of: run) == .slanted {
        slanted[item.fontSize] = run
      } else {
        straight.insert(item.fontSize)
      }
    }
    return slanted.filter { !straight.contains($0.key) }
  }

  private mutating func keep(_ index: Int, run: capture_run?) {
    let item = items[index]
    var glyph = Glyph(
      scalar: item.scalar, box: item.box, fontSize: item.fontSize, luminance: item.luminance)
    if let run {
      glyph.orientation = DrawnText.orientation(of: run)
      glyph.luminance = run.luminance
      fit(&glyph, to: run, origin: drawn.origin(of: index))
    }
    if Self.isMeaningless(item.scalar) {
      // Producers name tabs and other gaps by control codes.
      if drawn.glyphs[index] >= 0, ink.isBlank(Int(drawn.glyphs[index])) { return }
      unmapped.add(nil, at: item.box)
      glyph.scalar = "\u{FFFD}"
      glyph.unfolded = item.scalar
    } else if let ideograph = IdeographFolding.ideograph(for: item.scalar) {
      folded.add(item.scalar, at: item.box)
      foldedFrom.unicodeScalars.append(item.scalar)
      foldedText.unicodeScalars.append(ideograph)
      glyph.scalar = ideograph
      glyph.unfolded = item.scalar
    }
    glyphs.append(glyph)
    places.append(Int32(index))
  }

  /// Corrects size and box where the text layer only guessed them, as it does for Type 3 fonts.
  private func fit(_ glyph: inout Glyph, to run: capture_run, origin: (x: Double, y: Double)?) {
    let isUpright = glyph.orientation == .upright || glyph.orientation == .upsideDown
    guard isUpright || glyph.orientation != .slanted else { return }
    let advance = isUpright ? glyph.box.width : glyph.box.height
    // No character is wider than the em by a third, unless the em is not what the font counts in.
    guard run.size > 0, advance <= 1.3 * run.size else { return }
    glyph.fontSize = run.size
    // Fonts claim up to 1.45 em; the ideographic em box is 0.88 above and 0.12 below the baseline.
    let height = isUpright ? glyph.box.height : glyph.box.width
    guard height > 1.5 * run.size, let origin else { return }
    let above = 0.88 * run.size
    let below = 0.12 * run.size
    switch glyph.orientation {
    case .upright: (glyph.box.top, glyph.box.bottom) = (origin.y - above, origin.y + below)
    case .upsideDown: (glyph.box.top, glyph.box.bottom) = (origin.y - below, origin.y + above)
    case .quarterRight: (glyph.box.left, glyph.box.right) = (origin.x - below, origin.x + above)
    case .quarterLeft: (glyph.box.left, glyph.box.right) = (origin.x - above, origin.x + below)
    case .slanted: break
    }
  }

  /// Whether a character says nothing: private codes, the replacement character, control codes.
  private static func isMeaningless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE000...0xF8FF, 0xF_0000...0x10_FFFF, 0xFFFD, 0xFFFE, 0xFFFF, 0...0x1F, 0x7F...0x9F:
      true
    default: false
    }
  }

  /// Counts the drawn glyphs that the text layer lacks and that leave ink on the page.
  private mutating func countStrays(_ drawing: captured_page) {
    for stray in drawn.strays {
      let glyph = drawing.glyphs[stray]
      let run = runs[Int(glyph.run)]
      let x = Double(glyph.x)
      let y = Double(glyph.y)
      let place = Rect(left: x, top: y - run.size, right: x + run.size, bottom: y)
      guard run.alpha >= RulingFinder.transparent, run.luminance < RulingFinder.white,
        !DrawnText.isClippedAway(place, by: run), !ink.isBlank(stray)
      else { continue }
      unmapped.add(nil, at: place)
    }
  }

  /// Whether the text layer names no character.
  var isEmpty: Bool { items.allSatisfy { $0.scalar.isBlank } }

  /// The font size that half of the page's characters do not exceed, in points.
  ///
  /// Ten points where the page has no text: half an em then parts lines from areas as on a page
  /// of ordinary print.
  var ordinarySize: Double {
    // Counted in half points up to 128 points.
    var counts = [Int](repeating: 0, count: 256)
    for glyph in glyphs where glyph.fontSize > 0 {
      counts[Int(min(glyph.fontSize, 127.5) * 2)] += 1
    }
    let half = (counts.reduce(0, +) + 1) / 2
    guard half > 0 else { return 10 }
    var seen = 0
    for (index, count) in counts.enumerated() {
      seen += count
      if seen >= half { return max(1, Double(index) / 2) }
    }
    return 10
  }
}
