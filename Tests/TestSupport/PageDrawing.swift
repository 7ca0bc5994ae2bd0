public import Tables

extension Page {
  /// Creates a page from a drawing made of box characters and text.
  ///
  /// Each line of the drawing is one line of the page, 1.4 times the font size high. A character
  /// takes half the font size in width, one that is set full-width (绩, ：, 　) takes the whole: in
  /// the source it covers two columns as well. Box characters become rulings, everything else but
  /// white space becomes glyphs:
  ///
  /// - `─ │ ┌ ┼` … light lines, 0.5 points thick;
  /// - `━ ┃ ┏ ╋` … heavy lines, 2 points thick;
  /// - `═ ║ ╔ ╬` … two light lines, 2 points apart;
  /// - `╌ ╎` dashes, two a character;
  /// - `░` light grey fills, one a line and run.
  ///
  /// - Parameters:
  ///   - drawing: The drawing.
  ///   - number: The number of the page, from 1.
  ///   - fontSize: The font size of all text, in points.
  ///   - x: How far the drawing lies to the right of the page's left side, in points.
  ///   - y: How far the drawing lies below the page's top, in points.
  public init(
    drawing: String, number: Int = 1, fontSize: Double = 10, x: Double = 50, y: Double = 50
  ) {
    var canvas = DrawingCanvas(fontSize: fontSize, x: x, y: y)
    for (row, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      canvas.draw(line, row: row)
    }
    self.init(
      number: number, width: max(595, canvas.right + x), height: max(842, canvas.bottom + y),
      glyphs: canvas.glyphs, rulings: canvas.rulings, fills: canvas.fills)
  }

  /// The same page with everything on it moved, in points.
  public func moved(x: Double, y: Double) -> Page {
    func moved(_ box: Rect) -> Rect {
      Rect(left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y)
    }
    var page = self
    for index in page.glyphs.indices { page.glyphs[index].box = moved(page.glyphs[index].box) }
    for index in page.fills.indices { page.fills[index].box = moved(page.fills[index].box) }
    page.images = images.map(moved)
    page.rulings = rulings.map { ruling in
      let (along, across) = ruling.axis == .horizontal ? (x, y) : (y, x)
      return Ruling(
        axis: ruling.axis, position: ruling.position + across,
        extent: (ruling.extent.lowerBound + along)...(ruling.extent.upperBound + along),
        thickness: ruling.thickness)
    }
    return page
  }
}

/// Collects what the characters of a drawing draw.
private struct DrawingCanvas {
  let fontSize: Double
  let x: Double
  let y: Double
  private(set) var glyphs: [Glyph] = []
  private(set) var fills: [Fill] = []
  private(set) var right = 0.0
  private(set) var bottom = 0.0
  /// The rulings so far, and the last one of each line that may go on.
  private(set) var rulings: [Ruling] = []
  private var open: [Line: Int] = [:]

  /// What rulings have in common that are drawn as one.
  private struct Line: Hashable {
    var axis: Axis
    var position: Int
    var thickness: Double
  }

  private var columnWidth: Double { fontSize / 2 }
  private var rowHeight: Double { fontSize * 1.4 }

  init(fontSize: Double, x: Double, y: Double) {
    self.fontSize = fontSize
    self.x = x
    self.y = y
  }

  mutating func draw(_ line: Substring, row: Int) {
    let top = y + Double(row) * rowHeight
    bottom = max(bottom, top + rowHeight)
    var left = x
    for scalar in line.unicodeScalars {
      let width = scalar.isCJK ? fontSize : columnWidth
      let box = Rect(left: left, top: top, right: left + width, bottom: top + rowHeight)
      if let strokes = BoxStrokes(scalar) {
        draw(strokes, in: box)
      } else if scalar == "░" {
        fill(box)
      } else if !scalar.isBlank {
        var place = box
        place.top = box.midY - fontSize / 2
        place.bottom = box.midY + fontSize / 2
        glyphs.append(Glyph(scalar: scalar, box: place, fontSize: fontSize))
      }
      left += width
    }
    right = max(right, left)
  }

  private mutating func fill(_ box: Rect) {
    if let last = fills.last, last.box.top == box.top, abs(last.box.right - box.left) < 0.01 {
      fills[fills.count - 1].box.right = box.right
    } else {
      fills.append(Fill(box: box, luminance: 217))
    }
  }

  private mutating func draw(_ strokes: BoxStrokes, in box: Rect) {
    stroke(.horizontal, strokes.left, at: box.midY, from: box.left, to: box.midX)
    stroke(.horizontal, strokes.right, at: box.midY, from: box.midX, to: box.right)
    stroke(.vertical, strokes.up, at: box.midX, from: box.top, to: box.midY)
    stroke(.vertical, strokes.down, at: box.midX, from: box.midY, to: box.bottom)
  }

  private mutating func stroke(
    _ axis: Axis, _ pen: BoxStrokes.Pen, at position: Double, from start: Double, to end: Double
  ) {
    switch pen {
    case .none: break
    case .light: extend(axis, at: position, from: start, to: end, thickness: 0.5)
    case .heavy: extend(axis, at: position, from: start, to: end, thickness: 2)
    case .double:
      extend(axis, at: position - 1, from: start, to: end, thickness: 0.5)
      extend(axis, at: position + 1, from: start, to: end, thickness: 0.5)
    case .dashed:
      let gap = (end - start) / 5
      rulings.append(
        Ruling(axis: axis, position: position, extent: (start + gap)...(end - gap)))
    }
  }

  /// Draws a stroke, as a part of the last one on its line where that touches it.
  private mutating func extend(
    _ axis: Axis, at position: Double, from start: Double, to end: Double, thickness: Double
  ) {
    let line = Line(
      axis: axis, position: Int((position * 100).rounded()), thickness: thickness)
    if let index = open[line], abs(rulings[index].extent.upperBound - start) < 0.01 {
      rulings[index].extent = rulings[index].extent.lowerBound...end
    } else {
      open[line] = rulings.count
      rulings.append(
        Ruling(axis: axis, position: position, extent: start...end, thickness: thickness))
    }
  }
}

/// The strokes from the middle of a box character to its sides.
private struct BoxStrokes {
  /// How a stroke is drawn.
  enum Pen {
    case none
    case light
    case heavy
    case double
    case dashed
  }

  var up = Pen.none
  var down = Pen.none
  var left = Pen.none
  var right = Pen.none

  /// The strokes of a box character, `nil` for any other.
  init?(_ scalar: Unicode.Scalar) {
    guard let code = BoxStrokes.codes[scalar] else { return nil }
    for (side, pen) in zip("udlr", code) {
      let pen: Pen =
        switch pen {
        case "1": .light
        case "2": .heavy
        case "3": .double
        case "4": .dashed
        default: .none
        }
      switch side {
      case "u": up = pen
      case "d": down = pen
      case "l": left = pen
      default: right = pen
      }
    }
  }

  /// The pens up, down, left and right: 1 light, 2 heavy, 3 double, 4 dashed.
  private static let codes: [Unicode.Scalar: String] = [
    "─": "0011", "│": "1100", "┌": "0101", "┐": "0110", "└": "1001", "┘": "1010",
    "├": "1101", "┤": "1110", "┬": "0111", "┴": "1011", "┼": "1111",
    "╴": "0010", "╵": "1000", "╶": "0001", "╷": "0100",
    "━": "0022", "┃": "2200", "┏": "0202", "┓": "0220", "┗": "2002", "┛": "2020",
    "┣": "2202", "┫": "2220", "┳": "0222", "┻": "2022", "╋": "2222",
    "┯": "0122", "┷": "1022", "┠": "2201", "┨": "2210", "┿": "1122", "╂": "2211",
    "═": "0033", "║": "3300", "╔": "0303", "╗": "0330", "╚": "3003", "╝": "3030",
    "╠": "3303", "╣": "3330", "╦": "0333", "╩": "3033", "╬": "3333",
    "╤": "0133", "╧": "1033", "╟": "3301", "╢": "3310", "╪": "1133", "╫": "3311",
    "╒": "0103", "╕": "0130", "╘": "1003", "╛": "1030", "╞": "1103", "╡": "1130",
    "╌": "0044", "╎": "4400",
  ]
}
