import Archive
import Testing

@Suite struct RawPathTests {
  @Test func `bytes that are no UTF-8 are shown as escapes`() {
    let path = RawPath(bytes: [0x2F, 0x61, 0xFF, 0x5C, 0xE4, 0xB8, 0xAD, 0xE4, 0xB8])
    #expect(path.text == "/a\\xff\\\\中\\xe4\\xb8")
    #expect(path.invalidBytes == path.bytes)
    #expect(RawPath("/a\\b").text == "/a\\b")
    #expect(RawPath("/a\\b").invalidBytes == nil)
  }

  @Test func `composed and decomposed names are two names`() {
    #expect("\u{E9}" == "e\u{301}")
    #expect(RawPath("\u{E9}") != RawPath("e\u{301}"))
  }

  @Test func `names and extensions are those of the last component`() {
    #expect(RawPath("/a.pdf/b").name.text == "b")
    #expect(!RawPath("/a.pdf/b").hasExtension(["pdf"]))
    #expect(RawPath("/a/B.PDF").hasExtension(["txt", "pdf"]))
    #expect(RawPath("/a").appending(Array("b".utf8)).text == "/a/b")
    #expect(RawPath("/").appending(Array("b".utf8)).text == "/b")
  }
}
