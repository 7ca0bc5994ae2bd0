internal import CPageCapture
internal import CPoppler
internal import Tables

/// Recognises pages that are pictures, if possible before they are drawn.
///
/// Drawing a scanned page decodes its picture, for some hundred times the price of a page of text,
/// and nothing comes of it. Looking at a page without drawing it costs a page of text, so only those
/// are looked at that are expected to be scans; the result is the same either way.
struct ScanCheck {
  /// From how many bytes of file a page the first page is expected to be a scan.
  ///
  /// A page scanned in grey or colour takes some hundred kilobytes; text takes a few, besides its
  /// fonts. More would have a scan decoded; less would look in vain at short documents that bring
  /// whole fonts.
  private static let bytesOfScan = 150_000

  let bounds: Rect

  /// Whether the first page of a document of such a size is expected to be a scan.
  static func isExpected(byteCount: Int, pageCount: Int) -> Bool {
    byteCount / max(1, pageCount) >= bytesOfScan
  }

  /// Where the pictures are on a page that has pictures and nothing to read.
  ///
  /// Afterwards the page's text lacks what drawing it adds: the caller takes a new page to draw.
  ///
  /// - Returns: `nil` for every page that is to be drawn.
  func pictures(of page: OpaquePointer) -> [Rect]? {
    guard !hasText(page), !hasAnnotations(page) else { return nil }
    let mapping = poppler_page_get_image_mapping(page)
    defer { poppler_page_free_image_mapping(mapping) }
    var result: [Rect] = []
    var node = mapping
    while let current = node {
      node = current.pointee.next
      guard let data = current.pointee.data else { continue }
      let area = data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
      let box = Rect(
        left: max(bounds.left, min(area.x1, area.x2)), top: max(bounds.top, min(area.y1, area.y2)),
        right: min(bounds.right, max(area.x1, area.x2)),
        bottom: min(bounds.bottom, max(area.y1, area.y2)))
      if box.left < box.right, box.top < box.bottom { result.append(box) }
    }
    let share = result.reduce(0) { $0 + $1.width * $1.height } / (bounds.width * bounds.height)
    return share >= Sight.scanShare ? result : nil
  }

  private func hasText(_ page: OpaquePointer) -> Bool {
    let reach = 1e6
    var area = PopplerRectangle(x1: -reach, y1: -reach, x2: reach, y2: reach)
    guard let text = poppler_page_get_text_for_area(page, &area) else { return false }
    defer { g_free(text) }
    return String(cString: text).unicodeScalars.contains { !$0.isBlank }
  }

  private func hasAnnotations(_ page: OpaquePointer) -> Bool {
    let mapping = poppler_page_get_annot_mapping(page)
    defer { poppler_page_free_annot_mapping(mapping) }
    return mapping != nil
  }
}
