internal import Budget
internal import Tables

/// Puts the chunks of a body into the columns of its header.
struct LayoutColumns {
  /// The borders: column `i` lies from border `i` to border `i + 1`; what lies left of the first is
  /// the side column.
  private(set) var borders: [Double]
  /// What stands in the columns, as far as it is known.
  private let kinds: [GridColumn.Kind]
  /// What the entities in the columns are, where it is known.
  private let roles: [GridColumn.Role?]

  /// The middle of the label left of the first column, if there is one.
  private let side: Double?
  /// Where the chunks of the side column and of the columns stand, as far as enough tell it.
  private var places: [ColumnPlaces?] = []

  /// Finds the borders of some columns.
  ///
  /// - Parameters:
  ///   - centers: The middles of the names of the columns, from left to right.
  ///   - lines: The chunks of the body, line by line.
  ///   - header: The chunks of the header, column by column.
  ///   - beside: What stands on its lines left of the columns.
  ///   - side: The middle of the label that stands left of the first name, if one does.
  ///   - kinds: What stands in each column.
  ///   - roles: What the entities in each column are.
  init(
    centers: [Double], lines: [LineWords], header: [[Chunk]], beside: [Chunk] = [], side: Double?,
    kinds: [GridColumn.Kind], roles: [GridColumn.Role?] = []
  ) {
    self.kinds = kinds
    self.roles = roles
    self.side = side
    middles = centers
    let names = centers.enumerated().map { index, center in
      let widest = header[safe: index]?.max { $0.place.count < $1.place.count }
      return ColumnBorders.Name(center: center, isClose: widest?.isClose ?? false)
    }
    borders = ColumnBorders(
      lines, header: Array((header + [beside]).joined()), names: names, kinds: kinds, roles: roles,
      hasSide: side != nil
    ).borders()
    learn(lines, [beside] + header)
  }

  /// The middles of the cells of each column; where it has few, those of their names.
  private(set) var middles: [Double]

  /// Looks where the chunks of each column stand.
  private mutating func learn(_ lines: [LineWords], _ header: [[Chunk]]) {
    var found = borders.indices.map { (header[safe: $0] ?? []).filter { $0.place.count <= 400 } }
    for (chunk, column) in lines.flatMap({ placed($0) })
    where found.indices.contains(column + 1) && chunk.place.count <= 400 {
      if let last = found[column + 1].last, last.line == chunk.line {
        let end = max(last.place.upperBound, chunk.place.upperBound)
        found[column + 1][found[column + 1].count - 1].place = last.place.lowerBound..<end
      } else {
        found[column + 1].append(chunk)
      }
    }
    places = found.map { ColumnPlaces($0) }
    for (index, chunks) in found.dropFirst().enumerated() where chunks.count > 2 {
      middles[index] = chunks.map(\.center).sorted()[chunks.count / 2]
    }
  }

  /// The column in which a chunk stands; -1 for the side column.
  func column(of chunk: Chunk) -> Int {
    var best = (overlap: -1.0, column: -1)
    let (left, right) = (Double(chunk.place.lowerBound), Double(chunk.place.upperBound))
    for index in -1..<borders.count - 1 {
      let low = index < 0 ? -Double.infinity : borders[index]
      let overlap = min(right, borders[index + 1]) - max(left, low)
      if overlap > best.overlap { best = (overlap, index) }
    }
    return best.column
  }

  /// The words of one line with the columns in which they stand, from left to right.
  ///
  /// Two chunks hardly ever share a column; where they would, the one that fits worse moves, unless
  /// it fits nowhere else: extractors put two lines that stand half a line apart onto one. The
  /// words of one chunk mostly share one.
  func placed(_ line: LineWords) -> [Staircase.Placed] {
    let words = line.words
    let count = borders.count
    guard words.count <= 12 * count else {
      return line.chunks.map { ($0, self.column(of: $0)) }
    }
    // best[i][c]: the first i words stand left of column c - 1.
    var best = Array(
      repeating: Array(repeating: -Double.infinity, count: count + 1), count: words.count + 1)
    var taken = Array(repeating: Array(repeating: false, count: count + 1), count: words.count + 1)
    var shared = taken
    for column in 0...count { best[0][column] = 0 }
    for (index, (word, likeness, whole)) in words.enumerated() {
      for column in 1...count {
        best[index + 1][column] = best[index + 1][column - 1]
        let kind = kinds[safe: column - 2]
        let role = roles[safe: column - 2] ?? nil
        let fit = fit(word, column - 2)
        var likes =
          column == 1 ? likeness.ofSide : role.map { likeness.of($0) } ?? likeness.of(kind)
        if let whole {
          likes = (likes + (role.map { whole.of($0) } ?? whole.of(kind))) / 2
        }
        let other = best[index][column - 1] + fit + likes - (word.goesOn ? parting : 0)
        var same = -Double.infinity
        if index > 0, taken[index][column] {
          same = best[index][column]
          if word.goesOn {
            same += goingOn(word, column - 2)
          } else if !Self.isLevel(words[index - 1].word.chunk.bare + word.chunk.bare, kind) {
            same += min(fit, fit + likes) - Self.sharing
          }
        }
        let value = max(other, same)
        if value > best[index + 1][column] {
          best[index + 1][column] = value
          taken[index + 1][column] = true
          shared[index + 1][column] = same > other
        }
      }
    }
    var result: [Staircase.Placed] = []
    var column = count
    for index in words.indices.reversed() {
      while column > 0, !taken[index + 1][column] { column -= 1 }
      result.append((words[index].word.chunk, column - 2))
      if !shared[index + 1][column] { column -= 1 }
    }
    return result.reversed()
  }

  /// Whether a text is the name of a level in its column.
  private static func isLevel(_ text: String, _ kind: GridColumn.Kind?) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    return kind == .level2 && Labels.isLevel2(text) || kind == .level1 && Labels.isLevel1(text)
  }

  /// What it costs that two chunks of a line share a column, in characters.
  private static let sharing = 20.0

  /// What it costs to part the words of a chunk, in characters: a space inside a text is as common
  /// as one between two cells.
  private var parting: Double { places.isEmpty ? 2 : 6 }
  /// How well a word stands in the column in which its chunk begins.
  private static let goingOn = 7.0

  /// How well a word stands in the column in which its chunk begins.
  private func goingOn(_ word: Chunk.Word, _ column: Int) -> Double {
    guard let place = places[safe: column + 1], let place else {
      return max(fit(word, column), -1)
    }
    let inside =
      min(Double(word.chunk.place.upperBound), place.high) - Double(word.chunk.place.lowerBound)
    return max(-2, Self.goingOn * inside / Double(word.chunk.place.count))
  }

  /// How well a chunk stands in a column: how much of it lies there, or how far off it is.
  private func fit(_ word: Chunk.Word, _ column: Int) -> Double {
    let chunk = word.chunk
    let (left, right) = (Double(chunk.place.lowerBound), Double(chunk.place.upperBound))
    guard let upper = borders[safe: column + 1] else { return -1000 }
    if column < 0, side == nil { return Self.nowhere }
    if let place = places[safe: column + 1], let place {
      let fit = place.fit(of: chunk, goesOn: word.goesOn)
      return word.whole.map { max(fit, place.fit(of: $0, goesOn: false)) } ?? fit
    }
    let lower = column < 0 ? -100 : borders[column]
    return max(
      chunk.isClose ? Self.furthest : Self.furthest * 2, min(right, upper) - max(left, lower))
  }

  /// How a chunk fits into a column that does not exist: it would rather share another.
  private static let nowhere = -60.0

  /// The worst fit, in characters: what stands further off was moved, and its place says no more.
  private static let furthest = -4.0

  /// Whether a chunk stands outside the column in which it was put.
  func isStray(_ chunk: Chunk, in column: Int) -> Bool {
    guard !chunk.isClose, let place = places[safe: column + 1], let place else { return false }
    return Double(chunk.place.lowerBound) >= place.high
      || Double(chunk.place.upperBound) <= place.low
  }

  /// How many columns a chunk lies in by more than a third of the column's own width or its text.
  func span(of chunk: Chunk) -> Int {
    let (left, right) = (Double(chunk.place.lowerBound), Double(chunk.place.upperBound))
    return (0..<borders.count - 1).count { index in
      min(right, borders[index + 1]) - max(left, borders[index]) > 2
    }
  }
}
