internal import Budget
internal import Tables

extension HeadMerge {
  /// The search for the cheapest order.
  struct Search {
    let words: Words
    let width: Int
    var costs: [Double]
    var from: [Int32]
    private let secondLabels: [LabelMatch?]
    /// The values of the second sequence by the word with which they begin.
    private let secondValues: [[(end: Int, cost: Double)]]
    /// The labels of the first sequence, and what the next one of each word is.
    private var firstLabels: [(end: Int, match: LabelMatch)?] = []
    private var nextLabels: [State?] = []
    private var hasMoney: [Bool] = []
    private static let states = State.allCases.count

    init(_ words: Words, entry: [Double]) {
      self.words = words
      width = words.second.count + 1
      costs = Array(repeating: .infinity, count: (words.first.count + 1) * width * Self.states)
      from = Array(repeating: -1, count: costs.count)
      secondLabels = words.second.map { Self.label(words, at: $0, until: words.second.upperBound) }
      secondValues = words.secondCosts.tokens.indices.map {
        Self.values(words.secondCosts, at: $0)
      }
      for (place, cost) in entry.enumerated() where place < width {
        costs[place * Self.states] = cost
      }
      firstLabels = words.first.map { firstLabel(at: $0) }
      var next: State?
      var isMoney = false
      for label in firstLabels.reversed() {
        if let label {
          next = state(of: label.match)
          if next == .money { isMoney = true }
        }
        nextLabels.append(next)
        hasMoney.append(isMoney)
      }
      nextLabels = nextLabels.reversed() + [nil]
      hasMoney = hasMoney.reversed() + [false]
    }

    func place(_ node: Int) -> (first: Int, second: Int) {
      let place = node / Self.states
      return (place / width, place % width)
    }

    /// The label of the second sequence that begins at a word: one that wraps or mixes scripts.
    private static func label(_ words: Words, at word: Int, until end: Int) -> LabelMatch? {
      guard words.tokens[word].gap != .space, let match = words.matcher.match(at: word),
        match.field != nil || match.below != nil, match.tokens.upperBound <= end
      else { return nil }
      return match
    }

    /// The values of the second sequence that begin at a word.
    private static func values(_ costs: CellCosts, at start: Int) -> [(end: Int, cost: Double)] {
      let divider = RowDivider(columns: [GridColumn(header: [], kind: .goals, absence: 0)])
      var result: [(end: Int, cost: Double)] = []
      divider.forEachCell(from: start, 0, costs) { end, cost in
        let isWrong = costs.isOneLine(start..<end) && !costs.isMixed(start..<end)
        result.append((end, cost + (isWrong ? BodyMerge.wrongSequence : 0)))
      }
      return result
    }

    mutating func run() {
      for first in 0...words.first.count {
        let word = words.first.lowerBound + first
        let label = firstLabels[safe: first] ?? nil
        for second in 0..<width {
          for state in State.allCases {
            let node = (first * width + second) * Self.states + state.rawValue
            guard costs[node] < .infinity else { continue }
            if first < words.first.count { useFirst(node, state, word, label) }
            if second < width - 1 { useSecond(node, state, second) }
          }
        }
      }
    }

    private mutating func useFirst(
      _ node: Int, _ state: State, _ word: Int, _ label: (end: Int, match: LabelMatch)?
    ) {
      let (first, second) = place(node)
      if let label {
        let (cost, next) = step(from: state, label: label.match)
        improve(first + label.end - word, second, next, costs[node] + cost, node)
      }
      var cost = label == nil ? 0.0 : 2
      for end in word + 1...min(words.first.upperBound, word + 3) {
        if end - 1 > word {
          guard words.tokens[end - 1].gap == .space else { break }
          cost += 1.5
        }
        if words.tokens[end - 1].shape.contains(.mixed) { cost += BodyMerge.wrongSequence }
        let (step, next) = step(from: state, value: word..<end)
        let beside = isBesideLabel(node, state, word) ? Self.beside : 0
        improve(first + end - word, second, next, costs[node] + cost + step - beside, node)
      }
    }

    /// Whether a word of the first sequence follows its label there.
    private func isBesideLabel(_ node: Int, _ state: State, _ word: Int) -> Bool {
      guard missingValue(state) > 0, let before = from[safe: node], before >= 0 else {
        return false
      }
      let isFirst = place(Int(before)).first < place(node).first
      return isFirst && words.tokens[word].gap == .space
    }

    /// What it costs that goals, which are a list of sentences, stand elsewhere.
    private func goalsCost(_ value: Range<Int>, isGoals: Bool, _ state: State) -> Double {
      let shape = words.tokens[value.lowerBound].shape
      guard !isGoals, shape.contains(.firstItem) else { return 0 }
      let isSentence = words.tokens[value].contains { $0.shape.contains(.endsSentence) }
      if isSentence { return 3 }
      return state == .stacked || state == .tableValue ? 0 : 1.5
    }

    /// What it costs that a value of the second sequence stands between two words of one line of the
    /// first, of which the second is no label.
    private func interruption(_ node: Int) -> Double {
      let first = place(node).first
      guard first > 0, first < words.first.count, firstLabels[first] == nil,
        words.tokens[words.first.lowerBound + first].gap == .space
      else { return 0 }
      return 1.5
    }

    /// What it is worth that a value stands on the line of its label.
    private static let beside = 0.7

    private mutating func useSecond(_ node: Int, _ state: State, _ place: Int) {
      let (first, _) = self.place(node)
      let start = words.second.lowerBound + place
      if let label = secondLabels[place] {
        var (cost, next) = step(from: state, label: label)
        // The label of a group stands right before the first one of it, and goals below the money.
        if next == .goals || next == .secondGoals, hasMoney[first] { cost += 3 }
        if next == .group || next == .money, label.key.hasSuffix("资金") || label.key.hasSuffix(")") {
          if let below = nextLabels[first], below != .money, below != .stacked { cost += 1.5 }
        }
        let isOneLine = label.tokens.dropFirst().allSatisfy { words.tokens[$0].gap == .space }
        let isMixed = words.tokens[label.tokens].contains { $0.shape.contains(.mixed) }
        improve(
          first, label.tokens.upperBound - words.second.lowerBound, next,
          costs[node] + cost + (isOneLine && !isMixed ? BodyMerge.wrongSequence : 0), node)
      }
      let isGoals = state == .goals || state == .secondGoals || state == .firstGoalsValue
      let interruption = interruption(node)
      for value in secondValues[safe: place] ?? [] {
        let range = start..<words.second.lowerBound + value.end
        var (cost, next) = step(from: state, value: range)
        cost += interruption
        cost += goalsCost(range, isGoals: isGoals, state)
        let isLabel = secondLabels[place].map { $0.tokens == range } ?? false
        improve(first, value.end, next, costs[node] + value.cost + cost + (isLabel ? 2 : 0), node)
      }
    }

    private mutating func improve(
      _ first: Int, _ second: Int, _ state: State, _ cost: Double, _ before: Int
    ) {
      let node = (first * width + second) * Self.states + state.rawValue
      guard costs.indices.contains(node), cost < costs[node] else { return }
      costs[node] = cost
      from[node] = Int32(before)
    }

    /// The label of the first sequence that begins at a word, on one line.
    private func firstLabel(at word: Int) -> (end: Int, match: LabelMatch)? {
      var text = ""
      var best: (Int, LabelMatch)?
      for end in word..<min(words.first.upperBound, word + 10) {
        if end > word, words.tokens[end].gap != .space { break }
        if end > word, !words.tokens[end].shape.contains(.single) { break }
        text += words.tokens[end].text
        guard text.utf8.count <= 150 else { break }
        let key = Labels.key(text)
        let (field, below) = (Labels.field(text), StackedLabels.kind(key))
        if field != nil || below != nil {
          let match = LabelMatch(
            tokens: word..<end + 1, field: field, column: nil, below: below, key: key)
          best = (end + 1, match)
        }
        guard words.tokens[word].shape.contains(.single) else { break }
      }
      return best
    }

    // MARK: Costs

    private func step(from state: State, label: LabelMatch) -> (Double, State) {
      let next = self.state(of: label)
      var cost = -1.0
      switch (state, next) {
      case (.goals, .goals), (.secondGoals, .goals): return (cost, .secondGoals)
      case (.stacked, .stacked): cost -= 0.5
      case (.value, .stacked): cost += 1
      // Forms print their money above their goals.
      case (.goalsValue, .money): cost += 1.5
      case (.group, .name), (.group, .label): cost += 1.5
      case (.money, .money), (.money, .stacked): cost += 0.8
      case (.tableValue, .stacked): cost += 1
      default: cost += missingValue(state)
      }
      return (cost, next)
    }

    private func state(of label: LabelMatch) -> State {
      switch label.field {
      case .projectName, .unit, .department: return .name
      case .total, .fiscal, .carryover, .other, .termTotal, .termFiscal: return .money
      case .goals, .termGoals: return .goals
      case .group: return .group
      case .projectCode, .purpose, .year, .plain, nil: break
      }
      switch label.below {
      case .goals: return .goals
      case nil: return .label
      default: return .stacked
      }
    }

    /// What it costs that no value follows.
    private func missingValue(_ state: State) -> Double {
      switch state {
      case .label: 0.5
      case .name: 3
      case .money: 1.5
      case .goals, .secondGoals: 2.5
      case .stacked: 0.2
      case .start, .caption, .value, .firstGoalsValue, .goalsValue, .group, .tableValue: 0
      }
    }

    private func step(from state: State, value: Range<Int>) -> (Double, State) {
      let first = words.tokens[value.lowerBound]
      let isNumber = value.count == 1 && !first.shape.isDisjoint(with: [.number, .percentage])
      if isTitle(value) {
        let isFirst = state == .start ? -2 : state == .caption ? -0.5 : 3
        return (words.holdsTitle ? isFirst : 4, .caption)
      }
      let number = isNumber ? 1.0 : 0
      if isYear(value), state != .start, state != .caption { return (3, .value) }
      switch state {
      case .start, .caption:
        // Captions above a table have one line, but for its title.
        let isLong = value.dropFirst().contains { words.tokens[$0].gap != .space }
        return (isYear(value) ? 0 : isLong ? 2.5 : 0.2 + number, .caption)
      case .value, .goalsValue: return (first.gap == .space ? 1 : 3.5, .value)
      case .label: return (0, .value)
      case .name: return (4 * number, .value)
      case .money: return (isNumber ? -1 : 4, .value)
      case .goals: return (4 * number, .goalsValue)
      case .secondGoals: return (4 * number, .firstGoalsValue)
      case .firstGoalsValue: return (0.5 + 4 * number, .goalsValue)
      case .group: return (1, .value)
      case .stacked, .tableValue: return (0.3, .tableValue)
      }
    }

    /// Whether a value is the year below a title: （2025年度）.
    private func isYear(_ value: Range<Int>) -> Bool {
      let text = value.count == 1 ? Labels.key(words.tokens[value.lowerBound].text.prefix(12)) : ""
      return text.hasPrefix("(") && (text.hasSuffix("年度)") || text.hasSuffix("年)"))
        || text.hasSuffix("年度") && text.count == 6
    }

    private func isTitle(_ value: Range<Int>) -> Bool {
      value.count <= 6 && Titles.isTitle(words.tokens[value].map(\.text).joined())
    }

    /// What the cheapest order costs that ends before each place of the second sequence, and its node.
    func ends() -> ([Double], [Int]) {
      var result = Array(repeating: Double.infinity, count: width)
      var nodes = Array(repeating: -1, count: width)
      for place in 0..<width {
        for state in State.allCases {
          let node = (words.first.count * width + place) * Self.states + state.rawValue
          let cost = costs[node] + missingValue(state)
          guard cost < result[place] else { continue }
          (result[place], nodes[place]) = (cost, node)
        }
      }
      return (result, nodes)
    }
  }
}
