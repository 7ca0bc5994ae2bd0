/// One drawn character with its box.
///
/// The box is the advance box that the text layer gives: it touches its neighbours in a run, and
/// is as high as the font, not as the ink.
public struct Glyph: Hashable, Sendable {
  /// How the character stands on the displayed page.
  public enum Orientation: UInt8, Hashable, Sendable {
    /// Reads from left to right, or top to bottom with upright characters.
    case upright
    /// Turned by a quarter: reads downwards.
    case quarterRight
    /// Turned by a half.
    case upsideDown
    /// Turned by three quarters: reads upwards.
    case quarterLeft
    /// At any other angle, as watermarks are.
    case slanted
  }

  /// The character, after folding of compatibility characters that only the font made.
  public var scalar: Unicode.Scalar
  /// Where it is drawn; see `Rect`.
  public var box: Rect
  /// The font size, in points.
  public var fontSize: Double
  /// How it stands.
  public var orientation: Orientation
  /// The brightness of its colour: 0 is black, 255 is white.
  public var luminance: UInt8
  /// The character in the text layer where folding changed it, else `nil`.
  public var unfolded: Unicode.Scalar?

  /// Creates a glyph.
  public init(
    scalar: Unicode.Scalar, box: Rect, fontSize: Double, orientation: Orientation = .upright,
    luminance: UInt8 = 0, unfolded: Unicode.Scalar? = nil
  ) {
    self.scalar = scalar
    self.box = box
    self.fontSize = fontSize
    self.orientation = orientation
    self.luminance = luminance
    self.unfolded = unfolded
  }
}

/// A straight line parallel to one side of the page.
///
/// Oblique lines have no `Ruling`: they never bound a cell, so this type cannot express them.
/// Source: a stroked line, a thin filled rectangle, or one side of a stroked or filled rectangle.
public struct Ruling: Hashable, Sendable {
  /// The direction it runs in.
  public var axis: Axis
  /// The y coordinate of a horizontal ruling, the x coordinate of a vertical one, in points.
  public var position: Double
  /// The stretch that the line covers along its axis, in points.
  public var extent: ClosedRange<Double>
  /// The thickness of the drawn line, in points; 0 for the side of a filled area.
  public var thickness: Double
  /// Where the pieces that it was drawn in meet, in points along its axis: mostly ends of cells.
  ///
  /// In drawing order of their starts; a place may stand there twice.
  public var joints: [Double]

  /// Creates a ruling.
  public init(
    axis: Axis, position: Double, extent: ClosedRange<Double>, thickness: Double = 0.5,
    joints: [Double] = []
  ) {
    self.axis = axis
    self.position = position
    self.extent = extent
    self.thickness = thickness
    self.joints = joints
  }
}

/// A filled area that is no line: the shading of a cell, a row or a box.
public struct Fill: Hashable, Sendable {
  /// Where it lies; see `Rect`.
  public var box: Rect
  /// The brightness of its colour: 0 is black, 255 is white.
  public var luminance: UInt8

  /// Creates a fill.
  public init(box: Rect, luminance: UInt8) {
    self.box = box
    self.luminance = luminance
  }
}

/// What one page draws, as far as tables need it.
public struct Page: Hashable, Sendable {
  /// The page's number in its document, from 1.
  public var number: Int
  /// The width as displayed, in points.
  public var width: Double
  /// The height as displayed, in points.
  public var height: Double
  /// The visible characters, white space left out, in the order of the text layer.
  public var glyphs: [Glyph]
  /// The drawn lines, in drawing order.
  public var rulings: [Ruling]
  /// The filled areas that are not white, in drawing order.
  public var fills: [Fill]
  /// Where pictures are drawn; see `Rect`.
  public var images: [Rect]
  /// The boxes that text is cut to, each once, in drawing order; see `Rect`.
  ///
  /// Word processors cut the text of a cell to the cell.
  public var frames: [Rect]
  /// What its reader should know: pictures without text, characters without a mapping.
  public var findings: [Finding]
  /// What the extraction mended: folded characters, characters drawn twice.
  public var repairs: [Repair]

  /// Creates a page.
  public init(
    number: Int, width: Double, height: Double, glyphs: [Glyph] = [], rulings: [Ruling] = [],
    fills: [Fill] = [], images: [Rect] = [], frames: [Rect] = [], findings: [Finding] = [],
    repairs: [Repair] = []
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.glyphs = glyphs
    self.rulings = rulings
    self.fills = fills
    self.images = images
    self.frames = frames
    self.findings = findings
    self.repairs = repairs
  }
}
