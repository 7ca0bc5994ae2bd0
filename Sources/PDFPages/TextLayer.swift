internal import CPoppler
internal import Tables

/// A page's text as poppler reads it: one item a Unicode scalar, in its reading order.
///
/// Poppler's string runs neighbouring cells together and makes spaces out of gaps; only the
/// scalars and their boxes are of use.
struct TextLayer {
  /// One character of the text layer.
  struct Item {
    var scalar: Unicode.Scalar
    var box: Rect
    var fontSize: Double
    var luminance: UInt8
  }

  /// The characters, white space among them, line ends left out.
  private(set) var items: [Item] = []
  /// How many more scalars than boxes there were, or the other way round.
  private(set) var mismatch = 0

  /// Reads the text of a page; of a page that was rendered, with form fields and annotations.
  init(of page: OpaquePointer) {
    // The page's own area loses text whose box passes its edge.
    let reach = 1e6
    self.init(page, area: PopplerRectangle(x1: -reach, y1: -reach, x2: reach, y2: reach))
    // A selection that runs from left to right loses text on pages written mostly from the right.
    guard items.isEmpty || items.contains(where: { Self.isRightToLeft($0.scalar) }) else { return }
    let mirrored = TextLayer(
      page, area: PopplerRectangle(x1: reach, y1: -reach, x2: -reach, y2: reach))
    if mirrored.items.count > items.count { self = mirrored }
  }

  private init(_ page: OpaquePointer, area: PopplerRectangle) {
    var area = area
    guard let text = poppler_page_get_text_for_area(page, &area) else { return }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: UInt32 = 0
    guard poppler_page_get_text_layout_for_area(page, &area, &rectangles, &count) != 0,
      let rectangles
    else { return }
    defer { g_free(rectangles) }
    let attributes = poppler_page_get_text_attributes_for_area(page, &area)
    defer { poppler_page_free_text_attributes(attributes) }
    collect(
      Self.inDrawnOrder(String(cString: text).unicodeScalars),
      boxes: UnsafeBufferPointer(start: rectangles, count: Int(count)), attributes: attributes)
  }

  private mutating func collect(
    _ scalars: [Unicode.Scalar], boxes: UnsafeBufferPointer<PopplerRectangle>,
    attributes: UnsafeMutablePointer<GList>?
  ) {
    items.reserveCapacity(boxes.count)
    var styles = StyleCursor(attributes)
    var index = 0
    for scalar in scalars {
      defer { index += 1 }
      guard index < boxes.count else { continue }
      if scalar == "\n" { continue }
      let style = styles.style(at: index)
      let box = boxes[index]
      items.append(
        Item(
          scalar: scalar,
          box: Rect(
            left: min(box.x1, box.x2), top: min(box.y1, box.y2), right: max(box.x1, box.x2),
            bottom: max(box.y1, box.y2)),
          fontSize: style.size, luminance: style.luminance))
    }
    mismatch = abs(index - boxes.count)
  }

  /// The scalars in the order of the boxes, from left to right.
  ///
  /// Poppler writes what is written from the right in reading order, between an embedding mark and
  /// its end, with what is written from the left inside it between marks of its own; the boxes keep
  /// the drawn order, and there are none for the marks.
  private static func inDrawnOrder(_ scalars: String.UnicodeScalarView) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    var turned: [[Unicode.Scalar]] = []
    var isTurned = false
    var isInner = false
    for scalar in scalars {
      switch scalar.value {
      case 0x202B: isTurned = true
      case 0x202A where isTurned:
        isInner = true
        turned.append([])
      case 0x202C where isInner: isInner = false
      case 0x202C:
        result += turned.reversed().joined()
        turned = []
        isTurned = false
      case 0x202A, 0x202D, 0x202E: break
      default:
        if isInner {
          turned[turned.count - 1].append(scalar)
        } else if isTurned {
          turned.append([scalar])
        } else {
          result.append(scalar)
        }
      }
    }
    return result + turned.reversed().joined()
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x1_0800...0x1_0FFF,
      0x1_E800...0x1_EFFF:
      true
    default: false
    }
  }
}

/// Walks along poppler's list of text attributes, which covers ranges of characters in order.
private struct StyleCursor {
  var node: UnsafeMutablePointer<GList>?
  var size = 0.0
  var luminance: UInt8 = 0
  var end = -1

  init(_ attributes: UnsafeMutablePointer<GList>?) { node = attributes }

  mutating func style(at index: Int) -> (size: Double, luminance: UInt8) {
    while index > end, let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      size = attributes.font_size
      luminance = Self.luminance(of: attributes.color)
      end = Int(attributes.end_index)
    }
    return (size, luminance)
  }

  private static func luminance(of color: PopplerColor) -> UInt8 {
    let sum = 299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue)
    return UInt8(clamping: sum / (1000 * 257))
  }
}
