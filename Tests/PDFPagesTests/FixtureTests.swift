import Foundation
import PDFPages
import Tables
import TestSupport
import Testing

@Suite(
  .enabled(
    if: TestFiles.hasFixtures("bad", "made"),
    "needs fixtures: JIXIAO_FIXTURES names a folder with bad/ and made/"))
struct FixtureTests {
  private static func files(in folder: String) throws -> [String] {
    let place = try #require(TestFiles.fixtures).appendingPathComponent(folder).path
    let names = try FileManager.default.contentsOfDirectory(atPath: place)
      .filter { $0.hasSuffix(".pdf") }.sorted()
    try #require(!names.isEmpty)
    return names.map { place + "/" + $0 }
  }

  /// The files that the register says take too long or too much memory for a test.
  private static func heavyFiles() throws -> Set<String> {
    let notes = try #require(TestFiles.fixtures).appendingPathComponent("bad/NOTES.tsv")
    let lines = try String(contentsOf: notes, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.filter { $0.contains("timeout") || $0.contains("rss>") }
        .compactMap { $0.split(separator: "\t").first.map(String.init) })
  }

  @Test func `every bad file is read or refused with a reason`() throws {
    let heavy = try Self.heavyFiles()
    for path in try Self.files(in: "bad")
    where !heavy.contains((path as NSString).lastPathComponent) {
      do throws(PDFError) {
        let file = try PDFFile(path: path)
        for number in 1...min(5, file.pageCount) {
          do throws(PDFError) {
            let page = try file.page(number)
            try expectSound(page, path: path)
          } catch {
            #expect(error.location == Location(path, page: number))
          }
        }
      } catch {
        #expect(error.location.path == path)
        #expect(!error.problem.isEmpty)
      }
    }
  }

  /// What holds of every page, whatever its file.
  private func expectSound(_ page: Page, path: String) throws(PDFError) {
    let bounds = Rect(left: 0, top: 0, right: page.width, bottom: page.height)
    #expect(
      page.glyphs.allSatisfy { bounds.contains(x: $0.box.midX, y: $0.box.midY) }, "\(path)")
    #expect(page.glyphs.allSatisfy { $0.fontSize.isFinite }, "\(path)")
    for ruling in page.rulings {
      #expect(ruling.position.isFinite && ruling.thickness.isFinite, "\(path)")
      let end = ruling.axis == .horizontal ? page.width : page.height
      #expect(ruling.extent.lowerBound >= 0 && ruling.extent.upperBound <= end, "\(path)")
    }
    #expect(page.fills.allSatisfy { $0.box.width > 0 && $0.box.height > 0 }, "\(path)")
    #expect(page.findings.allSatisfy { $0.page == page.number }, "\(path)")
  }

  @Test func `ordinary files lose nothing`() throws {
    for path in try Self.files(in: "made") where !path.contains("scan") {
      let file = try PDFFile(path: path)
      for number in 1...file.pageCount {
        let page = try file.page(number)
        #expect(page.findings == [], "\(path) \(number)")
        let text = page.glyphs.filter { $0.orientation != .slanted }
        // One of the files bears a watermark of eight characters.
        #expect([0, 8].contains(page.glyphs.count - text.count), "\(path) \(number)")
        #expect(text.allSatisfy { $0.orientation == .upright }, "\(path) \(number)")
        #expect(page.glyphs.allSatisfy { $0.box.height < 2 * $0.fontSize }, "\(path) \(number)")
      }
    }
  }

  @Test func `a scanned document loses every page`() throws {
    let path = try #require(try Self.files(in: "made").first { $0.contains("scan-seed") })
    let file = try PDFFile(path: path)
    for number in 1...file.pageCount {
      #expect(try file.page(number).findings.map(\.code) == ["no-text-layer"])
    }
  }
}
