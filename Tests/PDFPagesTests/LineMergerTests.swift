import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct LineMergerTests {
  @Test func `a line drawn twice is one`() throws {
    let page = try page(drawing: "1 w 20 300 m 220 300 l S 20 300.2 m 220 300.2 l S")
    #expect(page.rulings.map(\.rounded) == [across(99.9, 20...220, thickness: 1.2)])
  }

  @Test func `the two lines of a double border are one thick line`() throws {
    let page = try page(drawing: "0.75 w 20 300 m 220 300 l S 20 298.5 m 220 298.5 l S")
    #expect(page.rulings.count == 1)
    #expect(abs(page.rulings[0].position - 100.75) < 0.1)
  }

  @Test func `the lines of neighbouring rows stay apart`() throws {
    let page = try page(drawing: "0.5 w 20 300 m 220 300 l S 20 290 m 220 290 l S")
    #expect(page.rulings.map(\.position) == [100, 110])
  }

  @Test func `dashes drawn one by one are one line`() throws {
    let dashes = stride(from: 20, to: 220, by: 5).map { "\($0) 300 3 0.5 re f\n" }.joined()
    let page = try page(drawing: dashes)
    #expect(page.rulings.map(\.rounded) == [across(99.8, 20...218, thickness: 0.5)])
  }

  @Test func `square dots are one line`() throws {
    let dots = stride(from: 20, to: 220, by: 2).map { "50 \($0) 1 1 re f\n" }.joined()
    let page = try page(drawing: dots)
    #expect(page.rulings.map(\.rounded) == [down(50.5, 181...380)])
  }

  @Test func `a dashed pen draws one line`() throws {
    let page = try page(drawing: "1 w [3 2] 0 d 20 300 m 220 300 l S")
    #expect(page.rulings.map(\.rounded) == [across(100, 20...220)])
  }

  @Test func `pieces that touch are one line, tables side by side are two`() throws {
    let page = try page(
      drawing: "1 w 20 300 m 80 300 l S 80.2 300 m 140 300 l S 150 300 m 220 300 l S")
    #expect(page.rulings.map(\.rounded) == [across(100, 20...140), across(100, 150...220)])
  }

  @Test func `a line remembers where its pieces meet, but no dashes`() throws {
    let pieces = try page(
      drawing: "1 w 20 300 m 80 300 l S 80 300 m 140 300 l S 20 300 m 220 300 l S")
    let joints = try #require(pieces.rulings.first).joints
    #expect(Set(joints.map { $0.rounded() }) == [80, 140])
    let dashes = stride(from: 20, to: 220, by: 5).map { "\($0) 300 3 0.5 re f\n" }.joined()
    #expect(try page(drawing: dashes).rulings.map(\.joints) == [[]])
  }

  @Test func `corner squares move no line`() throws {
    let page = try page(
      drawing: "20 300 200 0.5 re f 19.5 299.5 1.5 1.5 re f 219.5 299.5 1.5 1.5 re f")
    #expect(page.rulings.count == 1)
    #expect(abs(page.rulings[0].position - 99.75) < 0.05)
    #expect(page.rulings[0].rounded.extent == 19.5...221)
  }

  @Test func `a lone dot is no line`() throws {
    #expect(try page(drawing: "50 50 1 1 re f").rulings == [])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the order of drawing does not matter`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let strokes = (0..<40).map { _ in
      let x = Int.random(in: 1...25, using: &random) * 10
      let y = Int.random(in: 1...35, using: &random) * 10
      let length = Int.random(in: 1...10, using: &random) * 10
      return Bool.random(using: &random)
        ? "\(x) \(y) m \(x + length) \(y) l S\n" : "\(x) \(y) m \(x) \(y + length) l S\n"
    }
    let page1 = try page(drawing: "1 w " + strokes.joined())
    let page2 = try page(drawing: "1 w " + strokes.shuffled(using: &random).joined())
    #expect(page1.rulings.map(\.rounded) == page2.rulings.map(\.rounded))
    #expect(!page1.rulings.isEmpty)
  }
}
