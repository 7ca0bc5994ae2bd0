internal import Tables

/// Finds where the borders between columns run in a dump that keeps the layout.
///
/// The names of columns stand above their middles on the page, but not in a line of characters: what
/// stands left of them moves them, and other things move the cells. So the cells themselves tell the
/// columns: two of them on one line stand in two columns, what a cell says fits some columns better than
/// others, and a border crosses few of them. A shortest path over the places finds the borders that fit
/// best; the names decide where cells say nothing.
struct ColumnBorders {
  /// A name of a column and where it stands.
  struct Name {
    /// Its middle.
    var center: Double
    /// Whether it stands right of its place rather than left: it follows another closely.
    var isClose: Bool
  }

  /// A word of a line, and how well it fits each column.
  private struct Word {
    var place: Range<Int>
    var weight: Double
    var likes: [Double]
  }

  /// Two words beside each other on one line.
  private struct Pair {
    var left: Int
    var right: Int
    /// What it costs that they share a column.
    var cost: Double
  }

  private var words: [Word] = []
  private var pairs: [Pair] = []
  /// Where borders may run, from left to right.
  private var places: [Int] = []
  private let names: [Name]
  private let hasSide: Bool
  private let hasHeader: Bool
  /// How much it costs that a name stands outside of its column, for each character.
  private let distance: Double

  /// What it costs that two cells on one line share a column, in units of what a text may say.
  private static let sharing = 16.0
  /// What it costs that the words of one text stand in two columns.
  private static let parting = 3.0
  /// What it costs that a border crosses a text.
  private static let crossing = 3.0
  /// What it costs that a name stands beside its column, for the square root of the distance in characters,
  /// on a page with a header, and where the header is that of another page: what moves one name far moves it
  /// further at no more cost.
  private static let beside = (own: 3.0, other: 1.5)
  /// How much less that costs where the name may stand left of its place.
  private static let loose = 0.2
  /// How much the place of a text says that follows another closely.
  private static let closeness = 0.5
  /// How much a word says that is part of a text: figures in a sentence are no targets.
  private static let partWeight = 0.25
  /// How much more it says whether a word is a code or a name.
  private static let roleWeight = 2.0
  /// What it costs that a column holds a gutter that runs down the whole page: the lines of its cells
  /// stand above each other; for each word up to the whole.
  private static let gutter = (each: 0.125, whole: 12.0)
  /// What it costs that a column has no place on a page without a header.
  private static let absent = 4.0
  /// The furthest place at which a name is looked at, in characters.
  private static let furthestName = 2000
  /// The longest chunk that is looked at, in characters: no cell is wider.
  private static let longest = 400
  /// The most words and places that are looked at: more than a page holds.
  private static let most = (words: 3000, places: 400)

  /// Looks at the words of a body.
  ///
  /// - Parameters:
  ///   - lines: The words, line by line.
  ///   - header: The chunks of the header, if the page has one.
  ///   - names: The names of the columns, from left to right.
  ///   - kinds: What stands in each column.
  ///   - roles: What the entities in each column are, where that is known.
  ///   - hasSide: Whether a label stands left of the first column.
  init(
    _ lines: [LineWords], header: [Chunk], names: [Name], kinds: [GridColumn.Kind],
    roles: [GridColumn.Role?], hasSide: Bool
  ) {
    self.names = names
    self.hasSide = hasSide
    hasHeader = !header.isEmpty
    distance = hasHeader ? Self.beside.own : Self.beside.other
    for line in lines where words.count < Self.most.words { add(line, kinds, roles) }
    let none = Array(repeating: 0.0, count: kinds.count + 1)
    for chunk in header where chunk.place.count <= Self.longest {
      words.append(
        Word(place: chunk.place, weight: chunk.isClose ? Self.closeness : 1, likes: none))
    }
    var ends: Set<Int> = [0]
    for word in words { ends.formUnion([word.place.lowerBound, word.place.upperBound]) }
    // An empty column needs room as well.
    for name in names where (0...Double(Self.furthestName)).contains(name.center) {
      ends.formUnion([Int(name.center), Int(name.center) + 1])
    }
    places = ends.sorted()
  }

  private mutating func add(
    _ line: LineWords, _ kinds: [GridColumn.Kind], _ roles: [GridColumn.Role?]
  ) {
    var last: Int?
    for (word, likeness, whole) in line.words where word.chunk.place.count <= Self.longest {
      let weight = word.goesOn ? Self.partWeight : word.chunk.isClose ? Self.closeness : 1
      var likes = [likeness.ofSide]
      for (column, kind) in kinds.enumerated() {
        let of = { (likeness: ChunkLikeness) in
          (roles[safe: column] ?? nil).map { likeness.of($0) * Self.roleWeight }
            ?? likeness.of(inOrder: kind)
        }
        likes.append(whole.map { (of(likeness) + of($0)) / 2 } ?? of(likeness))
      }
      words.append(Word(place: word.chunk.place, weight: weight, likes: likes))
      if let last {
        let cost =
          word.goesOn ? -Self.parting : word.chunk.isClose ? Self.sharing / 2 : Self.sharing
        pairs.append(Pair(left: last, right: words.count - 1, cost: cost))
      }
      last = words.count - 1
    }
  }

  /// The borders before, between and behind the columns: column `i` lies from border `i` to border
  /// `i + 1`; what lies left of the first is the side column.
  func borders() -> [Double] {
    let first = hasSide ? 0 : 1
    let count = names.count + 1 - first
    guard count > 0, places.count > count, places.count <= Self.most.places else { return between }
    let found = path(columns: first..<names.count + 1)
    guard !found.isEmpty else { return between }
    let crossed = crossings()
    let held = Set(words.map(slot))
    let inner = found.indices.map { index in
      middle(
        of: found[index], after: index > 0 ? found[index - 1] : 0,
        before: found[safe: index + 1] ?? places.count - 1, crossed, held)
    }
    return Array(repeating: -1, count: first) + inner + [.infinity]
  }

  /// Borders half way between the names.
  private var between: [Double] {
    let centers = names.map(\.center)
    let first = hasSide ? (centers.first ?? 0) / 2 : -1
    return [first] + zip(centers, centers.dropFirst()).map { ($0 + $1) / 2 } + [.infinity]
  }

  // MARK: The path

  /// The places of the borders between some columns, as indices.
  private func path(columns: Range<Int>) -> [Int] {
    let last = places.count - 1
    let shared = sharedCosts()
    let crossed = crossings()
    let likes = columns.map { likeSums(of: $0) }
    let gutters = self.gutters()
    let gutterCost = min(Self.gutter.whole, Self.gutter.each * Double(words.count))
    // On a page without a header columns that nothing stands in may have no place.
    let least = hasHeader ? 1 : 0
    var best = Array(
      repeating: Array(repeating: Double.infinity, count: last + 1), count: columns.count + 1)
    var from = Array(repeating: Array(repeating: 0, count: last + 1), count: columns.count + 1)
    best[0][0] = 0
    for (index, column) in columns.enumerated() {
      let isLast = index == columns.count - 1
      for end in (isLast ? last : 0)...last {
        for start in 0...end where start + least <= end && best[index][start] < .infinity {
          var cost = best[index][start]
          if start == end {
            cost += Self.absent
          } else {
            cost += shared[start * (last + 1) + end] - likes[index][end] + likes[index][start]
            cost += misfit(of: column, start, isLast ? nil : end)
            cost += gutterCost * Double(max(0, gutters.ended[end] - gutters.begun[start]))
          }
          guard cost < best[index + 1][end] else { continue }
          (best[index + 1][end], from[index + 1][end]) = (cost, start)
        }
        if !isLast { best[index + 1][end] += crossed[end] }
      }
    }
    guard best[columns.count][last] < .infinity else { return [] }
    var result: [Int] = []
    var end = last
    for index in stride(from: columns.count, to: 1, by: -1) {
      end = from[index][end]
      result.append(end)
    }
    return result.reversed()
  }

  /// For each place, how many gutters begin at or before it, and how many end before it.
  private func gutters() -> (begun: [Int], ended: [Int]) {
    var covered = Array(repeating: 0, count: places.count + 1)
    for word in words {
      covered[places.firstSorted { $0 >= word.place.lowerBound }] += 1
      covered[places.firstSorted { $0 >= word.place.upperBound }] -= 1
    }
    for index in covered.indices.dropFirst() { covered[index] += covered[index - 1] }
    var begun = Array(repeating: 0, count: places.count)
    var ended = begun
    var (starts, ends) = (0, 0)
    for index in places.indices {
      let isBlank = covered[index] == 0
      let wasBlank = index > 0 && covered[index - 1] == 0
      ended[index] = ends
      if isBlank, !wasBlank, index > 0 { starts += 1 }
      if !isBlank, wasBlank, starts > ends { ends += 1 }
      begun[index] = starts
    }
    return (begun, ended)
  }

  /// What it costs that the name of a column stands beside it.
  private func misfit(of column: Int, _ start: Int, _ end: Int?) -> Double {
    guard let name = names[safe: column - 1] else { return 0 }
    let left = max(0, Double(places[start]) - name.center)
    let right = end.map { max(0, name.center - Double(places[$0])) } ?? 0
    let moved = name.isClose ? left * Self.loose : left
    return distance * (moved + right).squareRoot()
  }

  /// The slot of a word: between which places its middle lies.
  private func slot(_ word: Word) -> Int {
    let middle = word.place.lowerBound + word.place.upperBound
    return max(0, places.firstSorted { $0 * 2 > middle } - 1)
  }

  /// How well the words before each place fit a column.
  private func likeSums(of column: Int) -> [Double] {
    var result = Array(repeating: 0.0, count: places.count)
    for word in words {
      result[min(slot(word) + 1, places.count - 1)] += word.weight * word.likes[column]
    }
    for index in result.indices.dropFirst() { result[index] += result[index - 1] }
    return result
  }

  /// What the texts cost that a border at each place crosses.
  private func crossings() -> [Double] {
    var changes = Array(repeating: 0.0, count: places.count + 1)
    for word in words {
      let first = places.firstSorted { $0 > word.place.lowerBound }
      let end = places.firstSorted { $0 >= word.place.upperBound }
      guard first < end else { continue }
      changes[first] += Self.crossing * word.weight
      changes[end] -= Self.crossing * word.weight
    }
    for index in changes.indices.dropFirst() { changes[index] += changes[index - 1] }
    return changes
  }

  /// What the pairs of words cost that lie between two places, by the first place and the second.
  private func sharedCosts() -> [Double] {
    let count = places.count
    var result = Array(repeating: 0.0, count: count * count)
    let slots = words.map(slot)
    for pair in pairs {
      let (left, right) = (
        min(slots[pair.left], slots[pair.right]), max(slots[pair.left], slots[pair.right])
      )
      guard right + 1 < count else { continue }
      result[left * count + right + 1] += pair.cost
    }
    for start in stride(from: count - 2, through: 0, by: -1) {
      for end in start + 1..<count {
        let below = start + 1 < end ? result[(start + 1) * count + end] : 0
        let before = end - 1 > start ? result[start * count + end - 1] : 0
        let both = start + 1 < end - 1 ? result[(start + 1) * count + end - 1] : 0
        result[start * count + end] += below + before - both
      }
    }
    return result
  }

  /// The middle of the gap between cells in which a border runs.
  private func middle(
    of place: Int, after first: Int, before last: Int, _ crossed: [Double], _ held: Set<Int>
  ) -> Double {
    var (low, high) = (place, place)
    while low - 1 > first, !held.contains(low - 1), crossed[low - 1] <= crossed[place] { low -= 1 }
    while high + 1 < last, !held.contains(high), crossed[high + 1] <= crossed[place] { high += 1 }
    return Double(places[low] + places[high]) / 2
  }
}
