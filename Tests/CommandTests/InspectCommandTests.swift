import Foundation
import FoundationXML
import TestSupport
import Testing

@Suite struct InspectCommandTests {
  private let command = Command()
  private let sample = "samples/made-overall/source.pdf"

  @Test func `a page is summed up in a few lines`() throws {
    let outcome = try command.run(["inspect", sample, "--page", "1"])
    #expect(outcome.status == 0)
    #expect(outcome.text.hasPrefix("\(sample):1: "))
    #expect(outcome.text.contains("tables    1\n"))
    #expect(outcome.text.contains("ruled"))
  }

  @Test func `JSON gives rulings, tables and what was left out`() throws {
    let outcome = try command.run(["inspect", sample, "--page", "1", "--json"])
    #expect(outcome.status == 0)
    let inspection = try JSONValue(outcome.text)
    #expect(inspection["page"] == .number("1"))
    #expect(inspection["rulings"]?.elements.isEmpty == false)
    #expect(inspection["tables"]?.elements.first?["origin"] == .string("ruled"))
    #expect(inspection["omissions"]?.elements.isEmpty == true)
  }

  @Test(arguments: [("png", [0x89, 0x50, 0x4E, 0x47]), ("svg", [0x3C, 0x3F, 0x78, 0x6D])])
  func `a picture is drawn`(ending: String, start: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("page.\(ending)").path
    let outcome = try command.run(["inspect", sample, "--page", "1", "-o", path])
    #expect(outcome.status == 0)
    #expect(outcome.text.isEmpty)
    let picture = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(picture.starts(with: start))
    #expect(picture.count > 10_000)
  }

  @Test func `an SVG picture is well-formed XML`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("page.svg")
    #expect(try command.run(["inspect", sample, "--page", "1", "-o", file.path]).status == 0)
    let parser = XMLParser(data: try Data(contentsOf: file))
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "")")
  }

  @Test func `wrong usage and missing pages are refused`() throws {
    #expect(try command.run(["inspect", sample, "--page", "0"]).status == 64)
    #expect(try command.run(["inspect", sample, "--page", "1", "-o", "page.gif"]).status == 64)
    let outcome = try command.run(["inspect", sample, "--page", "999"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("\(sample):999: error: "))
  }
}
