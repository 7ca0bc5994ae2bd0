internal import Tables

extension BodyMerge {
  /// How nodes are numbered: by the words used of both sequences, the state, and how the row was
  /// filled; the last state is that before the first cell.
  struct Grid {
    let second: Int
    let states: Int

    init(_ words: Words, _ divider: RowDivider) {
      second = words.second.tokens.count + 1
      states = divider.columns.count + 2
    }

    func node(_ first: Int, _ second: Int, _ state: Int, _ kind: Int) -> Int {
      ((first * self.second + second) * states + state) * BodyMerge.kinds + kind
    }

    func place(_ node: Int) -> (first: Int, second: Int, state: Int) {
      let rest = node / BodyMerge.kinds
      let place = rest / states
      return (place / second, place % second, rest % states)
    }
  }

  /// A cell that may begin at a word.
  struct Way {
    var end: Int
    var cost: Double
  }

  /// The search for the cheapest order.
  struct Search {
    let words: Words
    let divider: RowDivider
    let grid: Grid
    let firstWays: [[Way]]
    let secondWays: [[Way]]
    let moves: [[Double]]
    let stateCount: Int
    let firstCount: Int
    let secondCount: Int
    var costs: [Double]
    var from: [Int32]
    private let starts: [Double]
    /// How much more than its place a way may cost that begins a row.
    private let rowCost = 10.0
    /// What the words before each are worth at best, whatever rows they stand in.
    private let firstWorth: [Double]
    private let secondWorth: [Double]

    init(_ words: Words, _ divider: RowDivider, entry: [Double], goesOn: Bool) {
      self.words = words
      self.divider = divider
      grid = Grid(words, divider)
      stateCount = divider.columns.count + 1
      firstCount = words.first.tokens.count
      secondCount = words.second.tokens.count
      moves = divider.transitions()
      starts = (0..<stateCount).map { state in
        goesOn && state < divider.columns.count ? divider.rowStart(state) : divider.firstCost(state)
      }
      costs = Array(
        repeating: .infinity, count: (firstCount + 1) * grid.second * grid.states * BodyMerge.kinds)
      from = Array(repeating: -1, count: costs.count)
      firstWays = Self.ways(words, divider, stateCount, isFirst: true)
      secondWays = Self.ways(words, divider, stateCount, isFirst: false)
      firstWorth = Self.worth(firstWays, stateCount, firstCount)
      secondWorth = Self.worth(secondWays, stateCount, secondCount)
      for (place, cost) in entry.enumerated() where place <= secondCount {
        costs[grid.node(0, place, stateCount, 0)] = cost
      }
    }

    /// The cells that may begin at each word, by word and state.
    private static func ways(
      _ words: Words, _ divider: RowDivider, _ stateCount: Int, isFirst: Bool
    ) -> [[Way]] {
      let costs = isFirst ? words.first : words.second
      let texts = divider.columns.indices.filter { CellCosts.Wrap(divider.columns[$0]).isText }
      var result = Array(repeating: [Way](), count: costs.tokens.count * stateCount)
      for start in costs.tokens.indices {
        for state in 0..<stateCount {
          divider.forEachCell(from: start, state, costs) { end, cost in
            let isOneLine = costs.isOneLine(start..<end)
            let isMixed = costs.isMixed(start..<end)
            guard !isFirst || isOneLine else { return }
            let isWrong = isFirst ? isMixed : isOneLine && !isMixed
            let likeness =
              texts.contains(state)
              ? words.columnWords?.cost(costs.tokens[start..<end], in: state, among: texts) ?? 0 : 0
            result[start * stateCount + state].append(
              Way(end: end, cost: cost + likeness + (isWrong ? BodyMerge.wrongSequence : 0)))
          }
        }
      }
      return result
    }

    private static func worth(_ ways: [[Way]], _ stateCount: Int, _ count: Int) -> [Double] {
      var result = Array(repeating: Double.infinity, count: count + 1)
      result[0] = 0
      for start in 0..<count {
        if result[start] == .infinity { result[start] = result[start - 1] }
        for way in ways[start * stateCount..<(start + 1) * stateCount].joined() {
          result[way.end] = min(result[way.end], result[start] + way.cost)
        }
      }
      if result[count] == .infinity, count > 0 { result[count] = result[count - 1] }
      return result
    }

    mutating func run() {
      for sum in 0...(firstCount + secondCount) {
        let places = max(0, sum - secondCount)...min(firstCount, sum)
        var best = Double.infinity
        for first in places { best = min(best, cheapest(first, sum - first)) }
        guard best < .infinity else { continue }
        for first in places where cheapest(first, sum - first) <= best + BodyMerge.beam {
          let worth = firstWorth[first] + secondWorth[sum - first]
          follow(first, sum - first, limit: best + BodyMerge.beam + worth)
        }
      }
    }

    private func cheapest(_ first: Int, _ second: Int) -> Double {
      let node = grid.node(first, second, 0, 0)
      let cost = costs[node..<node + grid.states * BodyMerge.kinds].min() ?? .infinity
      return cost - firstWorth[first] - secondWorth[second]
    }

    /// Follows the ways that have used some words of both sequences.
    private mutating func follow(_ first: Int, _ second: Int, limit: Double) {
      let base = grid.node(first, second, 0, 0)
      for state in 0..<stateCount {
        for kind in 0..<BodyMerge.kinds {
          let (cost, node) = entry(base, state, kind)
          guard cost <= limit + rowCost else { continue }
          if first < firstCount {
            let extra = lineCost(first, kind)
            let next = self.kind(after: state, kind)
            for way in firstWays[first * stateCount + state] {
              improve(grid.node(way.end, second, state, next), cost + way.cost + extra, node)
            }
          }
          if second < secondCount {
            for way in secondWays[second * stateCount + state] {
              improve(grid.node(first, way.end, state, kind), cost + way.cost, node)
            }
          }
        }
      }
    }

    private mutating func improve(_ node: Int, _ cost: Double, _ before: Int) {
      guard cost < costs[node] else { return }
      costs[node] = cost
      from[node] = Int32(before)
    }

    /// What it costs that a cell of the first sequence begins at a word, by the line on which it stands.
    private func lineCost(_ word: Int, _ kind: Int) -> Double {
      guard words.sharesLines, word > 0 else { return 0 }
      // What stands on the line of another cell stands in its row.
      if words.first.facts[word].gap == .space { return kind == 0 ? 4 : 0 }
      return kind == 2 ? 2.5 : 0
    }

    /// The cheapest way to begin a cell of a state in a row that was filled in some way so far.
    private func entry(_ base: Int, _ state: Int, _ kind: Int) -> (Double, Int) {
      var best = Double.infinity
      var from = -1
      for left in 0..<stateCount {
        let isRow = goesOn(left, state)
        let move = moves[left][state]
        for before in 0..<BodyMerge.kinds where isRow ? before == kind : kind == 0 {
          let node = base + left * BodyMerge.kinds + before
          let cost = costs[node] + move
          if cost < best { (best, from) = (cost, node) }
        }
      }
      if kind == 0 {
        let node = base + stateCount * BodyMerge.kinds
        let cost = costs[node] + starts[state]
        if cost < best { (best, from) = (cost, node) }
      }
      return (best, from)
    }

    /// What the cheapest rest of an order costs from each node.
    func rest() -> [Double] {
      var result = Array(repeating: Double.infinity, count: costs.count)
      for sum in stride(from: firstCount + secondCount, through: 0, by: -1) {
        for first in max(0, sum - secondCount)...min(firstCount, sum) {
          let second = sum - first
          guard cheapest(first, second) < .infinity else { continue }
          let base = grid.node(first, second, 0, 0)
          let entries = entriesRest(first, second, result)
          for left in 0..<stateCount {
            for kind in 0..<BodyMerge.kinds
            where costs[base + left * BodyMerge.kinds + kind] < .infinity {
              var best = first == firstCount ? divider.rowEnd(left) : .infinity
              for state in 0..<stateCount {
                let next = goesOn(left, state) ? kind : 0
                best = min(best, moves[left][state] + entries[state * BodyMerge.kinds + next])
              }
              result[base + left * BodyMerge.kinds + kind] = best
            }
          }
        }
      }
      return result
    }

    /// What the cheapest rest of an order costs that begins a cell at some words, by the cell's state.
    private func entriesRest(_ first: Int, _ second: Int, _ rest: [Double]) -> [Double] {
      var result = Array(repeating: Double.infinity, count: stateCount * BodyMerge.kinds)
      for state in 0..<stateCount {
        for kind in 0..<BodyMerge.kinds {
          var best = Double.infinity
          if first < firstCount {
            let extra = lineCost(first, kind)
            let next = self.kind(after: state, kind)
            for way in firstWays[first * stateCount + state] {
              best = min(best, way.cost + extra + rest[grid.node(way.end, second, state, next)])
            }
          }
          if second < secondCount {
            for way in secondWays[second * stateCount + state] {
              best = min(best, way.cost + rest[grid.node(first, way.end, state, kind)])
            }
          }
          result[state * BodyMerge.kinds + kind] = best
        }
      }
      return result
    }

    /// How a row is filled behind a cell of the first sequence.
    private func kind(after state: Int, _ kind: Int) -> Int {
      let isMerged = state < divider.columns.count && divider.columns[state].isMerged
      return isMerged ? max(kind, 1) : 2
    }

    /// Whether a cell of a state stands in the row of the cell before it.
    private func goesOn(_ left: Int, _ state: Int) -> Bool {
      guard left < divider.columns.count else {
        return state < divider.columns.count && divider.columns[state].isFigure
      }
      return state < divider.columns.count && state > left
    }

    /// What the cheapest order costs that ends before each place of the second sequence, and its node.
    func ends() -> ([Double], [Int]) {
      var result = Array(repeating: Double.infinity, count: secondCount + 1)
      var nodes = Array(repeating: -1, count: secondCount + 1)
      for place in 0...secondCount {
        for state in 0...stateCount {
          for kind in 0..<BodyMerge.kinds {
            let node = grid.node(firstCount, place, state, kind)
            let end = state < stateCount ? divider.rowEnd(state) : 0
            guard costs[node] + end < result[place] else { continue }
            (result[place], nodes[place]) = (costs[node] + end, node)
          }
        }
      }
      return (result, nodes)
    }
  }
}
