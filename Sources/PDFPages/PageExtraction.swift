internal import CPageCapture
internal import CPoppler
internal import Tables

/// Turns one page of poppler's into a `Page`.
struct PageExtraction {
  /// The most marks and glyphs that are kept of one page.
  ///
  /// A dense page of print draws ten thousand glyphs and a thousand lines. At the limit a page takes
  /// some hundred megabytes; beyond it, what is left out is told in a finding.
  static let limits = capture_limits(marks: 1_000_000, glyphs: 1_000_000)

  let session: OpaquePointer
  let method: PDFFile.Capturing
  let number: Int
  let bounds: Rect

  /// The page drawn, with all it shows, and whether it is a picture.
  func page(_ page: OpaquePointer) -> (page: Page, isScan: Bool) {
    let drawing = drawing(of: page)
    let covers = Covers(drawing, bounds: bounds)
    let text = PageText(
      layer: TextLayer(of: page), drawing: drawing, covers: covers, session: session, bounds: bounds
    )
    if text.isEmpty, drawing.hasImages, let scan = scan(page) { return (scan, true) }
    var finder = RulingFinder(bounds: bounds, em: text.ordinarySize, covers: covers) {
      Paper(drawing, bounds: bounds)
    }
    finder.read(UnsafeBufferPointer(start: drawing.marks, count: drawing.mark_count))
    var result = Page(
      number: number, width: bounds.width, height: bounds.height, glyphs: text.glyphs,
      rulings: finder.rulings, fills: finder.fills, images: finder.images,
      frames: TextFrames.boxes(of: drawing, on: bounds))
    let remarks = PageRemarks(page: number, bounds: bounds)
    result.findings =
      remarks.findings(on: drawing, of: session) + remarks.findings(on: text)
      + remarks.findings(
        onPictures: finder.images, shapeCount: finder.shapeCount, text: text)
    result.repairs = remarks.repairs(of: text)
    return (result, false)
  }

  private func drawing(of page: OpaquePointer) -> captured_page {
    switch method {
    case .automatic: capture_page(session, page, CAPTURE_AUTOMATIC, Self.limits)
    case .observer: capture_page(session, page, CAPTURE_OBSERVER, Self.limits)
    case .textOnly: captured_page()
    }
  }

  /// The page without drawing it, where it is a picture; `nil` for all others.
  func scan(_ page: OpaquePointer) -> Page? {
    guard let pictures = ScanCheck(bounds: bounds).pictures(of: page) else { return nil }
    let remarks = PageRemarks(page: number, bounds: bounds)
    return Page(
      number: number, width: bounds.width, height: bounds.height, images: pictures,
      findings: [remarks.finding(onScan: pictures)])
  }
}

extension captured_page {
  fileprivate var hasImages: Bool {
    UnsafeBufferPointer(start: marks, count: mark_count).contains {
      $0.kind == UInt8(CAPTURE_IMAGE.rawValue)
    }
  }
}
