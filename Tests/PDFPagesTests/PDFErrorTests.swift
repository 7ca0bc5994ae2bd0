import PDFPages
import Tables
import Testing

@Suite struct PDFErrorTests {
  private static let place = Location("预算.pdf", page: 3)

  private static let all: [PDFError] = [
    .notFound(place), .isFolder(place), .notRegular(place), .noPermission(place),
    .unreadable(place, reason: "input/output error"), .empty(place), .notPDF(place),
    .damaged(place, reason: "bad catalog"), .needsPassword(place), .wrongPassword(place),
    .noPages(place), .pageOutOfRange(place, pageCount: 2),
    .damagedPage(place, reason: "loop in the tree"),
    .absurdPageBox(place, width: 1e9, height: 5), .outOfMemory(place),
  ]

  @Test(arguments: all)
  func `every error is one line that begins with its place`(error: PDFError) {
    #expect(error.location == Self.place)
    #expect(error.description == "预算.pdf:3: error: \(error.problem)")
    #expect(!error.description.contains("\n"))
    #expect(!error.description.hasSuffix("."))
    #expect(error.problem.first?.isLowercase == true)
  }

  @Test func `errors keep the reasons they were given`() {
    #expect(PDFError.damaged(Self.place, reason: "bad catalog").problem.contains("bad catalog"))
    #expect(
      PDFError.pageOutOfRange(Self.place, pageCount: 1).description
        == "预算.pdf:3: error: no such page; the document has 1 page")
  }
}
