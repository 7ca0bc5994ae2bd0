import Foundation
import PDFPages
import Tables
import TestSupport

/// Reads the pages of a drawing.
func pages(
  of drawing: PDFDrawing, capturing: PDFFile.Capturing = .automatic, password: String? = nil
) throws -> [Page] {
  let folder = try TemporaryFolder()
  let path = try folder.file("drawing.pdf", drawing.bytes).path
  let file = try PDFFile(path: path, password: password, capturing: capturing)
  var result: [Page] = []
  for number in 1...file.pageCount { result.append(try file.page(number)) }
  return result
}

/// Reads the only page of a drawing.
func page(of drawing: PDFDrawing, capturing: PDFFile.Capturing = .automatic) throws -> Page {
  try pages(of: drawing, capturing: capturing)[0]
}

/// Reads a page that shows nothing but a content stream.
func page(drawing content: String, capturing: PDFFile.Capturing = .automatic) throws -> Page {
  try page(of: PDFDrawing(content), capturing: capturing)
}

extension Page {
  /// The characters in the order of the page's glyphs.
  var text: String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: glyphs.map(\.scalar))
    return String(result)
  }

  /// The codes of the findings.
  var codes: [String] { findings.map(\.code) }
}

extension Rect {
  /// The box with its sides rounded to points, for comparison.
  var rounded: Rect {
    Rect(
      left: left.rounded(), top: top.rounded(), right: right.rounded(), bottom: bottom.rounded())
  }
}

extension Ruling {
  /// The ruling with its numbers rounded to tenths of a point, for comparison.
  var rounded: Ruling {
    func tenths(_ number: Double) -> Double { (number * 10).rounded() / 10 }
    return Ruling(
      axis: axis, position: tenths(position),
      extent: tenths(extent.lowerBound)...tenths(extent.upperBound), thickness: tenths(thickness))
  }
}

/// A horizontal ruling.
func across(
  _ y: Double, _ extent: ClosedRange<Double>, thickness: Double = 1
) -> Ruling {
  Ruling(axis: .horizontal, position: y, extent: extent, thickness: thickness)
}

/// A vertical ruling.
func down(_ x: Double, _ extent: ClosedRange<Double>, thickness: Double = 1) -> Ruling {
  Ruling(axis: .vertical, position: x, extent: extent, thickness: thickness)
}
