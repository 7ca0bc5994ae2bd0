internal import CPoppler
public import Tables

/// A picture of a page that more can be drawn onto.
///
/// Coordinates are those of the page: points from its top-left corner; see `Rect`.
public struct PageCanvas: ~Copyable {
  /// The kinds of pictures.
  public enum Format: String, Sendable, CaseIterable {
    /// Pixels, two to a point.
    case png
    /// Scalable vector graphics.
    case svg
  }

  /// A colour with its opacity; all parts from 0 to 1.
  public struct Colour: Sendable {
    var red: Double
    var green: Double
    var blue: Double
    var opacity: Double

    /// Creates a colour.
    public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
      self.red = red
      self.green = green
      self.blue = blue
      self.opacity = opacity
    }
  }

  /// How long the longer side of a picture may be, in pixels.
  ///
  /// Beyond cairo's own limit of 32,767 nothing is drawn; at this one a picture takes 256 MB.
  private static let longestSide = 8_192.0

  let context: OpaquePointer
  private let surface: OpaquePointer
  private let format: Format
  private let bytes = Bytes()

  /// What the library has written so far.
  private final class Bytes {
    var content: [UInt8] = []
  }

  /// Creates an empty picture; `nil` where memory is short.
  ///
  /// - Parameters:
  ///   - width: The page's width, in points.
  ///   - height: The page's height, in points.
  ///   - format: The kind of picture.
  init?(width: Double, height: Double, format: Format) {
    self.format = format
    let scale = min(2, Self.longestSide / max(width, height, 1))
    switch format {
    case .png:
      surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(max(1, width * scale)), Int32(max(1, height * scale)))
    case .svg:
      surface = cairo_svg_surface_create_for_stream(
        Self.write, Unmanaged.passUnretained(bytes).toOpaque(), width, height)
    }
    context = cairo_create(surface)
    // What is set is released by `deinit`, here too.
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else { return nil }
    if format == .png { cairo_scale(context, scale, scale) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Draws the outline of a rectangle.
  public func outline(_ box: Rect, _ colour: Colour, thickness: Double) {
    use(colour)
    cairo_set_line_width(context, thickness)
    cairo_rectangle(context, box.left, box.top, box.width, box.height)
    cairo_stroke(context)
  }

  /// Fills a rectangle.
  public func fill(_ box: Rect, _ colour: Colour) {
    use(colour)
    cairo_rectangle(context, box.left, box.top, box.width, box.height)
    cairo_fill(context)
  }

  /// Writes a short text with its upper left corner at a point.
  public func write(_ text: String, x: Double, y: Double, size: Double, _ colour: Colour) {
    use(colour)
    cairo_select_font_face(
      context, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL)
    cairo_set_font_size(context, size)
    cairo_move_to(context, x, y + size)
    cairo_show_text(context, text)
  }

  /// The picture as a file.
  ///
  /// - Returns: `nil` where the library could not make it.
  public consuming func file() -> [UInt8]? {
    switch format {
    case .png:
      let status = cairo_surface_write_to_png_stream(
        surface, Self.write, Unmanaged.passUnretained(bytes).toOpaque())
      guard status == CAIRO_STATUS_SUCCESS else { return nil }
    case .svg:
      cairo_surface_finish(surface)
      guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
    }
    return bytes.content
  }

  private func use(_ colour: Colour) {
    cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.opacity)
  }

  /// Takes what cairo writes.
  private static let write: cairo_write_func_t = { target, data, count in
    guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let bytes = Unmanaged<Bytes>.fromOpaque(target).takeUnretainedValue()
    bytes.content.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
