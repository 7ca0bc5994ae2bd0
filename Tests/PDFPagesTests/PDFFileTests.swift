import Foundation
import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct PDFFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The reason why a file cannot be opened; `nil` where it can.
  private func refusal(of path: String, password: String? = nil) -> PDFError? {
    do throws(PDFError) {
      _ = try PDFFile(path: path, password: password)
      return nil
    } catch {
      return error
    }
  }

  /// The reason why a page cannot be read; `nil` where it can.
  private func refusal(of number: Int, in file: borrowing PDFFile) -> PDFError? {
    do throws(PDFError) {
      _ = try file.page(number)
      return nil
    } catch {
      return error
    }
  }

  /// What an opened file says of itself.
  private struct Summary: Equatable {
    var pageCount: Int
    var isEncrypted = false
    var isTagged = false
  }

  private func summary(of path: String, password: String? = nil) throws -> Summary {
    let file = try PDFFile(path: path, password: password)
    return Summary(
      pageCount: file.pageCount, isEncrypted: file.isEncrypted, isTagged: file.isTagged)
  }

  // MARK: files that are no PDF

  @Test func `what is no readable file is told apart`() throws {
    let missing = folder.url.path + "/missing.pdf"
    #expect(refusal(of: missing) == .notFound(Location(missing)))
    #expect(refusal(of: folder.url.path) == .isFolder(Location(folder.url.path)))
    let empty = try folder.file("empty.pdf", Data()).path
    #expect(refusal(of: empty) == .empty(Location(empty)))
    let text = try folder.file("text.pdf", Data("部门预算".utf8)).path
    #expect(refusal(of: text) == .notPDF(Location(text)))
    #expect(refusal(of: "/dev/null") == .notRegular(Location("/dev/null")))
    #expect(refusal(of: text + "/below.pdf") == .notFound(Location(text + "/below.pdf")))
  }

  @Test func `a pipe is not waited for`() throws {
    let pipe = folder.url.path + "/pipe.pdf"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(of: pipe) == .notRegular(Location(pipe)))
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func `a file that may not be read says so`() throws {
    let path = try folder.file("secret.pdf", PDFDrawing("").bytes).path
    #expect(chmod(path, 0) == 0)
    #expect(refusal(of: path) == .noPermission(Location(path)))
  }

  @Test func `names with any characters open`() throws {
    for name in ["绩效 目标%20#?.pdf", "-n.pdf", "e\u{301}.pdf"] {
      let path = try folder.file(name, PDFDrawing("").bytes).path
      #expect(try summary(of: path) == Summary(pageCount: 1))
    }
  }

  // MARK: damage

  @Test func `damage keeps the library's reason`() throws {
    let path = try folder.file("file.pdf", Data("%PDF-1.7\nnothing that follows".utf8)).path
    let error = try #require(refusal(of: path))
    guard case .damaged(let location, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(location.path == path)
    #expect(reason == "PDF document is damaged")
  }

  @Test(arguments: 0..<10)
  func `a file cut short opens or is refused with a reason`(tenths: Int) throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init("1 w 20 300 m 220 300 l S " + drawing.text("绩效", x: 50, y: 310))]
    let bytes = drawing.bytes
    let cut = bytes.prefix(bytes.count * tenths / 10)
    let path = try folder.file("cut.pdf", cut).path
    do throws(PDFError) {
      let file = try PDFFile(path: path)
      let page = try file.page(1)
      #expect(page.width == 300)
    } catch {
      #expect(error.location.path == path)
    }
  }

  @Test func `junk before the header and several endings do no harm`() throws {
    var bytes = Data(repeating: 0x20, count: 900) + PDFDrawing("").bytes
    bytes.append(Data("\n%%EOF\nmore\n%%EOF\n".utf8))
    #expect(try summary(of: folder.file("junk.pdf", bytes).path) == Summary(pageCount: 1))
  }

  @Test func `a document without pages is refused`() throws {
    let path = try folder.file("none.pdf", PDFDrawing().bytes).path
    #expect(refusal(of: path) == .noPages(Location(path)))
  }

  @Test func `a loop in the page tree damages the pages it holds`() throws {
    var drawing = PDFDrawing("")
    drawing.objects[2] = "<< /Type /Pages /Kids [2 0 R 100 0 R] /Count 2 >>"
    let path = try folder.file("loop.pdf", drawing.bytes).path
    do throws(PDFError) {
      let file = try PDFFile(path: path)
      let refusals = [refusal(of: 1, in: file), refusal(of: 2, in: file)].compactMap { $0 }
      #expect(!refusals.isEmpty)
      for error in refusals {
        guard case .damagedPage(let location, let reason) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(location.page != nil)
        #expect(!reason.isEmpty)
      }
    } catch {
      guard case .damaged = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  @Test func `a page out of range is refused`() throws {
    let path = try folder.file("one.pdf", PDFDrawing("").bytes).path
    let file = try PDFFile(path: path)
    for number in [0, -1, 2, Int.max, Int.min] {
      #expect(
        refusal(of: number, in: file)
          == .pageOutOfRange(Location(path, page: number), pageCount: 1))
    }
  }

  @Test(arguments: ["0 0 1000000000 400", "0 0 99999999999 400", "0 0 300 0.5", "0 0 -200000 300"])
  func `an absurd page box is refused`(box: String) throws {
    let drawing = PDFDrawing([.init("", mediaBox: box), .init("")])
    let path = try folder.file("box.pdf", drawing.bytes).path
    let file = try PDFFile(path: path)
    guard case .absurdPageBox(let location, _, _)? = refusal(of: 1, in: file) else {
      Issue.record("\(String(describing: refusal(of: 1, in: file)))")
      return
    }
    #expect(location == Location(path, page: 1))
    #expect(refusal(of: 2, in: file) == nil)
  }

  // MARK: encryption

  /// A document that opens with a password, under the standard handler of 40 bits.
  private func encrypted(owner: String, user: String) throws -> String {
    var drawing = PDFDrawing("")
    drawing.objects[900] =
      "<< /Filter /Standard /V 1 /R 2 /P -4 /O <\(owner)> /U <\(user)> >>"
    let identifier = "000102030405060708090a0b0c0d0e0f"
    drawing.trailer = "/Encrypt 900 0 R /ID [<\(identifier)> <\(identifier)>]"
    return try folder.file("encrypted.pdf", drawing.bytes).path
  }

  @Test func `an encrypted file asks for its password`() throws {
    let path = try encrypted(
      owner: "86fe045358b44c9644693f33c07cb54f587dce1e2682fe9ecea6107a1ef630dd",
      user: "9e87466ca1d13263c60654df63ed30ccec8f6a37969898e374f61391e977bb89")
    #expect(refusal(of: path) == .needsPassword(Location(path)))
    #expect(refusal(of: path, password: "falsch") == .wrongPassword(Location(path)))
    #expect(refusal(of: path, password: "密码") == .wrongPassword(Location(path)))
    #expect(
      try summary(of: path, password: "geheim") == Summary(pageCount: 1, isEncrypted: true))
  }

  @Test func `an empty password opens silently`() throws {
    let path = try encrypted(
      owner: "c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab",
      user: "19794f9d50ebc9182f8a72bb20274501272fe2bee8bbe219d98cb9360ba26be1")
    #expect(try summary(of: path) == Summary(pageCount: 1, isEncrypted: true))
  }

  // MARK: what a file says

  @Test func `a file tells what it is`() throws {
    var drawing = PDFDrawing([.init(""), .init("")])
    drawing.objects[900] =
      "<< /Title <FEFF7EE96548> /Producer (WPS Office) /Creator () >>"
    drawing.trailer = "/Info 900 0 R"
    let bytes = drawing.bytes
    let path = try folder.file("info.pdf", bytes).path
    #expect(try summary(of: path) == Summary(pageCount: 2))
    let file = try PDFFile(path: path)
    let (byteCount, information) = (file.byteCount, file.information)
    #expect(byteCount == bytes.count)
    #expect(information.title == "绩效")
    #expect(information.producer == "WPS Office")
    #expect(information.creator == nil)
    #expect(information.version == "1.7")
  }

  @Test func `a tagged file says so`() throws {
    var drawing = PDFDrawing("")
    drawing.objects[1] =
      "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 900 0 R >>"
    drawing.objects[900] = "<< /Type /StructTreeRoot /K [901 0 R] >>"
    drawing.objects[901] = "<< /Type /StructElem /S /Document /P 900 0 R >>"
    let path = try folder.file("tagged.pdf", drawing.bytes).path
    #expect(try summary(of: path) == Summary(pageCount: 1, isTagged: true))
  }

  @Test func `the library's complaints are counted and the first kept`() throws {
    let content = (0..<5000).map { "nonsense\($0)\n" }.joined()
    let file = try PDFFile(path: folder.file("noise.pdf", PDFDrawing(content).bytes).path)
    let silence = file.diagnostics
    #expect(silence.count == 0)
    #expect(silence.messages == [])
    _ = try file.page(1)
    let diagnostics = file.diagnostics
    #expect(diagnostics.count >= 5000)
    #expect(diagnostics.messages.count < 20)
    #expect(diagnostics.messages.first?.contains("nonsense0") == true)
  }

  @Test func `a character collection that is not installed is a loss`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init("BT /F1 10 Tf 50 300 Td <00410042> Tj ET")]
    drawing.objects[4] =
      "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Odd-Made-H"
      + " /DescendantFonts [900 0 R] >>"
    drawing.objects[900] =
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Odd /CIDSystemInfo"
      + " << /Registry (Adobe) /Ordering (Odd1) /Supplement 0 >> /FontDescriptor 901 0 R >>"
    drawing.objects[901] =
      "<< /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
      + " /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    let finding = try #require(
      try page(of: drawing).findings.first { $0.code == "missing-poppler-data" })
    #expect(finding.severity == .loss)
    #expect(finding.message.contains("Adobe-Odd1"))
    #expect(finding.message.contains("apt-get install poppler-data"))
  }
}
