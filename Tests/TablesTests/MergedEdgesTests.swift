import Testing

@testable import Tables

@Suite struct MergedEdgesTests {
  @Test func `lines at nearly the same place are one`() {
    let merged = MergedEdges([0, 50, 100], [0.5, 99], slack: 3)
    #expect(merged.edges == [0, 50, 100])
    #expect(merged.first == [0, 1, 2])
    #expect(merged.second == [0, 2])
  }

  @Test func `lines of one part alone are kept`() {
    let merged = MergedEdges([0, 100], [-20, 0, 40, 100, 130], slack: 3)
    #expect(merged.edges == [-20, 0, 40, 100, 130])
    #expect(merged.first == [1, 3])
    #expect(merged.second == [0, 1, 2, 3, 4])
  }

  @Test(arguments: [[0.0, 48, 50, 100], [0, 50, 52, 100], [0, 49, 50.5, 100]])
  func `two lines of a part never become one`(other: [Double]) {
    let merged = MergedEdges([0, 50, 100], other, slack: 3)
    #expect(merged.second == [0, 1, 2, 3])
    #expect(merged.edges.count == 4)
    #expect(merged.edges == merged.edges.sorted())
    #expect(Set(merged.edges).count == 4)
  }

  @Test func `of two near lines the nearer is the same`() {
    #expect(MergedEdges([0, 50], [0, 49, 50.5], slack: 3).first == [0, 2])
    #expect(MergedEdges([0, 50], [0, 50.5, 52], slack: 3).first == [0, 1])
  }
}
