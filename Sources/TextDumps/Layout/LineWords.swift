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
  init(_ chunks: [Chunk]) {
    self.chunks = chunks
    words = chunks.flatMap(\.words).map { word in
      (word, ChunkLikeness(word.chunk.bare), word.whole.map { ChunkLikeness($0.bare) })
    }
  }
}
