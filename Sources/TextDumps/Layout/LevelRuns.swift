internal import Budget
internal import Tables

/// The runs of rows of a list that have one first level, and what they say of where projects begin.
///
/// The indicators of a project are sorted by their first levels. So a project hardly ever has one level
/// in two runs of rows, hardly ever begins inside a run, and those of satisfaction come last.
struct LevelRuns {
  /// For each row, the number of its run.
  private var numbers: [Int] = []
  /// For each run, the bit of its name; 0 where that is not known.
  private var names: [UInt64] = []
  /// The bits of the names of satisfaction.
  private var lasts: UInt64 = 0

  /// What it costs that a project has a level in two runs, in lines squared: as much as that its label
  /// stands three lines beside its place.
  private static let again = 9.0
  /// What it costs that a project begins inside a run: less than two lines, for the project before may
  /// end with the level with which this one begins.
  private static let inside = 2.0
  /// What it costs that another level follows that of satisfaction: some forms print costs last.
  private static let behind = 2.0

  /// Reads what the column of the first level holds beside each row, top to bottom.
  init(_ cells: [String?]) {
    var bits: [String: UInt64] = [:]
    for cell in cells {
      let name = cell.flatMap { Labels.isLevel1($0) ? Labels.levelKey($0) : nil }
      var bit = names.last ?? 0
      if let name {
        bit = bits[name] ?? UInt64(1) << UInt64(min(bits.count, 63))
        bits[name] = bit
        if name.holds("满意") { lasts |= bit }
      }
      if names.isEmpty || bit != names.last { names.append(bit) }
      numbers.append(names.count - 1)
    }
  }

  /// The fewest projects that have no level in two runs.
  var groupCount: Int {
    var seen: UInt64 = 0
    return names.reduce(into: 1) { count, name in
      if name & seen != 0 { (count, seen) = (count + 1, 0) }
      seen |= name
    }
  }

  /// Whether a row goes on with the run of the row above it.
  private func isInside(_ row: Int) -> Bool {
    guard let own = numbers[safe: row], let above = numbers[safe: row - 1] else { return false }
    return own == above
  }

  /// The rows of a project, taken from the last to the first, and what speaks against them.
  struct Walk {
    fileprivate var seen: UInt64 = 0
    fileprivate var number: Int?
    fileprivate(set) var cost = 0.0
  }

  /// Takes the row above the others.
  func take(_ row: Int, into walk: inout Walk) {
    guard let number = numbers[safe: row], number != walk.number else { return }
    let name = names[number]
    if name & walk.seen != 0 { walk.cost += Self.again }
    if name & lasts != 0, walk.seen & ~lasts != 0 { walk.cost += Self.behind }
    walk.seen |= name
    walk.number = number
  }

  /// What it costs that a project begins with a row.
  func cost(ofBeginning row: Int) -> Double { isInside(row) ? Self.inside : 0 }

  /// What speaks against the rows of a project.
  func cost(of rows: Range<Int>) -> Double {
    var walk = Walk()
    for row in rows.reversed() { take(row, into: &walk) }
    return walk.cost + cost(ofBeginning: rows.lowerBound)
  }

  /// The first rows of the runs whose level a project has already.
  func repeated(in rows: Range<Int>) -> [Int] {
    var seen: UInt64 = 0
    return rows.filter { row in
      guard let number = numbers[safe: row], row == rows.lowerBound || !isInside(row) else {
        return false
      }
      defer { seen |= names[number] }
      return names[number] & seen != 0
    }
  }
}

/// Whether the indicators of each project of a list are sorted by their first levels.
struct LevelOrder {
  /// Whether they are taken to be.
  var isSorted = true
  private var groups = 0
  private var projects = 0

  /// Counts the fewest projects that the levels of a page make if they are sorted, and the projects that it
  /// may have.
  mutating func add(groups: Int, projects: Int) {
    self.groups += groups
    self.projects += projects
  }

  /// Whether the pages have too few projects for sorted levels.
  var isRefuted: Bool { groups > projects }
}
