internal import CPageCapture
internal import Tables

/// Puts what the extraction noticed about a page into words.
struct PageRemarks {
  let page: Int
  let bounds: Rect

  /// What the capture lost.
  func findings(on drawing: captured_page, of session: OpaquePointer) -> [Finding] {
    var result: [Finding] = []
    if let failure = drawing.failure {
      let reason = String(cString: failure)
      result.append(
        finding(
          "drawing-stopped", .loss, "drawing the page stopped early (\(reason)): lines are missing")
      )
    }
    if drawing.lost_marks > 0 || drawing.lost_glyphs > 0 {
      result.append(
        finding(
          "page-limit", .loss,
          "the page draws too much: \(drawing.lost_marks) shapes and \(drawing.lost_glyphs)"
            + " characters beyond the limit were left out"))
    }
    if drawing.is_fallback {
      result.append(
        finding(
          "capture-fallback", .note,
          "lines were read through cairo's observer: those in transparency groups are not seen"))
    }
    if let collection = capture_missing_collection(session) {
      let name = String(cString: collection)
      result.append(
        finding(
          "missing-poppler-data", .loss,
          "the mapping of \(name) characters is not installed, text is missing;"
            + " apt-get install poppler-data"))
    }
    return result
  }

  /// What the text lacks or hides.
  func findings(on text: PageText) -> [Finding] {
    var result: [Finding] = []
    if text.unmapped.count > 0 {
      result.append(
        finding(
          "unmapped-glyphs", .loss,
          "\(characters(text.unmapped.count)) drawn in fonts that do not tell which they are",
          box: text.unmapped.box))
    }
    if text.mismatch > 0 {
      result.append(
        finding(
          "misplaced-text", .loss,
          "\(characters(text.mismatch)) of the text layer without a place on the page"))
    }
    if text.recognised.count > 0 {
      result.append(
        finding(
          "ocr-layer", .note,
          "the page is a picture; its text is an invisible layer, probably recognised by a program",
          box: text.recognised.box))
    }
    if text.hidden.count > 0 {
      result.append(
        finding(
          "hidden-text", .note, "\(characters(text.hidden.count)) that nobody sees left out",
          box: text.hidden.box, evidence: [text.hidden.sample]))
    }
    return result
  }

  /// Whether the page is a picture whose text nobody gave.
  func findings(onPictures pictures: [Rect], shapeCount: Int, text: PageText) -> [Finding] {
    let wordless = wordless(pictures, glyphs: text.glyphs)
    if share(of: wordless) >= Sight.scanShare {
      return [
        finding(
          "no-text-layer", .loss,
          "a picture without text fills most of the page; recognise it first (OCR)",
          box: Self.box(around: wordless))
      ]
    }
    // A drawn character takes one shape or more; fewer make no sentence.
    guard text.glyphs.isEmpty, text.unmapped.count == 0, shapeCount >= 50 else { return [] }
    return [
      finding(
        "no-text-layer", .loss,
        "the page has no text but \(shapeCount) curved shapes, which may draw it;"
          + " recognise it first (OCR)")
    ]
  }

  /// A page that is a picture.
  func finding(onScan pictures: [Rect]) -> Finding {
    finding(
      "no-text-layer", .loss, "the page is a picture without text; recognise it first (OCR)",
      box: Self.box(around: pictures))
  }

  private static func box(around pictures: [Rect]) -> Rect? {
    pictures.reduce(nil) { $0?.union($1) ?? $1 }
  }

  /// The pictures that no character stands on, where they may matter.
  private func wordless(_ pictures: [Rect], glyphs: [Glyph]) -> [Rect] {
    guard share(of: pictures) >= Sight.scanShare else { return [] }
    var hasWords = [Bool](repeating: false, count: pictures.count)
    let index = BoxIndex(pictures, bounds: bounds)
    for glyph in glyphs {
      let x = glyph.box.midX
      let y = glyph.box.midY
      for picture in index.candidates(atX: x, y: y)
      where pictures[Int(picture)].contains(x: x, y: y) {
        hasWords[Int(picture)] = true
      }
    }
    return zip(pictures, hasWords).compactMap { $1 ? nil : $0 }
  }

  private func share(of pictures: [Rect]) -> Double {
    pictures.reduce(0) { $0 + $1.width * $1.height } / (bounds.width * bounds.height)
  }

  /// What the text extraction mended.
  func repairs(of text: PageText) -> [Repair] {
    var result: [Repair] = []
    if text.folded.count > 0 {
      result.append(
        Repair(
          kind: .radical, page: page, box: text.folded.box, printed: [text.foldedFrom],
          text: text.foldedText))
    }
    if text.doubled.count > 0 {
      let sample = text.doubled.sample
      result.append(
        Repair(
          kind: .duplicate, page: page, box: text.doubled.box, printed: [sample, sample],
          text: sample))
    }
    return result
  }

  private func characters(_ count: Int) -> String {
    count == 1 ? "1 character" : "\(count) characters"
  }

  private func finding(
    _ code: String, _ severity: Finding.Severity, _ message: String, box: Rect? = nil,
    evidence: [String] = []
  ) -> Finding {
    Finding(
      code: code, severity: severity, message: message, page: page, box: box, evidence: evidence)
  }
}
