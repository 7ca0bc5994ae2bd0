internal import Budget
internal import Tables

/// The words of a line of a body, and what their texts say of the columns in which they stand.
///
/// The columns of a body are found in several steps, each of which puts all words into columns: what a
/// text says is looked up once.
struct LineWords {
  /// A word, what it says, and what the chunk says that it begins.
  typealias Word = (word: Chunk.Word, likeness: ChunkLikeness, whole: ChunkLikeness?)

  /// The chunks of the line, from left to right.
  let chunks: [Chunk]
  /// Their words.
  let words: [Word]

  /// The page of the line, from 1.
  var page: Int? { chunks.first?.page }

  /// Looks at the chunks of a line.
  ///
  /// `columns`: the columns of the table; operators and directions that have one of their own are no
  /// parts of other texts.
  init(_ chunks: [Chunk], columns: [Labels.Column?] = []) {
    self.chunks = chunks
    let (hasNature, hasDirection) = (columns.contains(.nature), columns.contains(.direction))
    var all = chunks.flatMap(\.words)
    for index in all.indices.dropFirst() where all[index].goesOn {
      let (last, own) = (all[index - 1].chunk.bare, all[index].chunk.bare)
      let isApart =
        hasNature && last.unicodeScalars.allSatisfy(\.isOperator)
        || hasDirection && ["正向", "反向"].contains(where: own.hasPrefix)
      guard isApart else { continue }
      all[index].goesOn = false
      all[index - 1].whole = nil
    }
    words = all.map { word in
      (word, ChunkLikeness(word.chunk.bare), word.whole.map { ChunkLikeness($0.bare) })
    }
  }
}
