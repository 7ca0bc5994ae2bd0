internal import Budget
internal import Tables

extension LayoutBody {
  mutating func rows(of index: Int) -> [Row] {
    let header = parts[index].header
    isCut = index < parts.count - 1
    let lines = parts[index].lines
    repeats.beginPage(
      lines.map(\.chunks), next: parts[(index + 1)...].prefix(2).lazy.flatMap(\.lines).map(\.chunks)
    )
    let all = lines.flatMap(\.chunks)
    var centers = header.names.map(\.center)
    let isPrinted = parts[index].isHeaderPrinted
    var shift: Double?
    if !isPrinted {
      centers = middles ?? centers
      let moved = LayoutColumns.moved(centers, to: lines.map(\.chunks), kinds: columns.map(\.kind))
      shift = zip(moved, centers).map { $0 - $1 }.first
      centers = moved
    }
    let grid = LayoutColumns(
      centers: centers, lines: lines, header: isPrinted ? header.names.map(\.chunks) : [],
      beside: isPrinted ? header.others : [], side: header.sideCenter(in: all, shift: shift),
      kinds: columns.map(\.kind), roles: columns.map(\.role))
    middles = grid.middles
    var result: [Row] = []
    var open: [LineWords] = []
    for (place, line) in lines.enumerated() {
      if place == 0, isNumbering(line.chunks) {
        numbers += line.chunks
        continue
      }
      let isLast = index == parts.count - 1
      if isOutside(line.chunks, grid, isLast: isLast)
        || isLast && place > 0 && beginsFoot(lines[place...].prefix(4).map(\.chunks))
      {
        outside += lines[place...].flatMap(\.chunks)
        break
      }
      if let total = totalRow(line.chunks, grid) {
        result += rows(open, grid, mayContinue: index > 0 && result.isEmpty)
        result.append(total)
        open = []
      } else {
        open.append(line)
      }
    }
    return result + rows(open, grid, mayContinue: index > 0 && result.isEmpty)
  }

  /// Whether a line numbers the columns: 1 2 3 4.
  private func isNumbering(_ line: [Chunk]) -> Bool {
    let words = line.flatMap { $0.text.split(separator: " ") }
    return words.count >= 4 && words.enumerated().allSatisfy { $1 == String($0 + 1) }
  }

  /// Whether a line can be no part of a row: one text across several columns.
  private func isOutside(_ line: [Chunk], _ grid: LayoutColumns, isLast: Bool) -> Bool {
    guard isLast else { return false }
    if line.allSatisfy({ Self.isSigned($0.bare) }) { return true }
    guard line.count <= 2 else { return false }
    return line.contains { $0.text.count > 12 && grid.span(of: $0) > 2 }
      || line.first.map { ["注：", "注:", "备注：", "说明："].contains(where: $0.bare.hasPrefix) } ?? false
  }

  /// Whether a text is a label and what it says: 填表人：钱某 stands below a table.
  private static func isSigned(_ text: String) -> Bool {
    guard let colon = text.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    return text.utf8.count <= 90 && Labels.field(text[..<colon]) != nil
  }

  /// Whether a line begins a row of the form below the indicators.
  private func beginsFoot(_ lines: [[Chunk]]) -> Bool {
    guard let first = lines.first?.first else { return false }
    var text = ""
    for line in lines {
      guard let chunk = line.first, chunk.overlaps(first) else { continue }
      text += chunk.bare
      guard text.utf8.count <= 60, FootLabels.begins(text) else { return false }
      if FootLabels.isLabel(text) { return true }
    }
    return false
  }

  private func totalRow(_ line: [Chunk], _ grid: LayoutColumns) -> Row? {
    guard let label = line.first, TokenShape(label.bare).contains(.total), line.count > 1,
      line.dropFirst().allSatisfy({
        !TokenShape($0.bare).isDisjoint(with: [.number, .placeholder])
      })
    else { return nil }
    var row = Row(isTotal: true)
    row.cells[0] = [label]
    for chunk in line.dropFirst() {
      row.cells[max(1, grid.column(of: chunk)), default: []].append(chunk)
    }
    return row
  }

  private mutating func rows(
    _ lines: [LineWords], _ grid: LayoutColumns, mayContinue: Bool
  ) -> [Row] {
    let filled = lines.compactMap { $0.chunks.first?.line }
    var byColumn: [[Chunk]] = Array(repeating: [], count: columns.count)
    for (chunk, column) in placed(lines, grid) {
      if column < 0 {
        side.append(chunk)
        continue
      }
      if let last = byColumn[column].last, last.line == chunk.line {
        // What overlaps came from another line.
        let gap = chunk.place.lowerBound < last.place.upperBound ? "" : " "
        byColumn[column][byColumn[column].count - 1].text += gap + chunk.text
        byColumn[column][byColumn[column].count - 1].place =
          last.place.lowerBound..<max(last.place.upperBound, chunk.place.upperBound)
      } else {
        byColumn[column].append(chunk)
      }
    }
    if mayContinue {
      repeats.drop(from: &byColumn, of: columns)
      repeats.takeRemainders(from: &byColumn, of: columns)
    }
    repeats.endPage(byColumn, of: columns)
    let leaves = columns.indices.filter { !columns[$0].isMerged }
    var divider = LayoutRows(
      leaves.map { (columns[$0], byColumn[$0]) }, filled: filled, neighbours: neighbours)
    divider.mayContinue = mayContinue
    divider.levelLines = columns.indices.compactMap { column in
      levelLines(byColumn[column], kind: columns[column].kind)
    }
    let ranges = divider.rows()
    let unsure = divider.doubts(in: ranges)
    var rows = ranges.enumerated().map { index, range in
      var row = Row()
      row.isDoubtful = unsure.contains(index)
      for (place, column) in leaves.enumerated() {
        let cell = divider.cell(place, in: range)
        guard !cell.isEmpty else {
          // Every row has a name and a target, but one that goes on with a row of the page before.
          let isKey = columns[column].kind == .name || columns[column].kind == .target
          if isKey, columns[column].absence >= 4, index > 0 || !mayContinue {
            row.isDoubtful = true
          }
          continue
        }
        row.cells[column] = Array(byColumn[column][cell])
        if byColumn[column][cell].contains(where: { doubtful.contains($0.spot) }) {
          row.isDoubtful = true
        }
      }
      return row
    }
    if rows.isEmpty, byColumn.contains(where: { !$0.isEmpty }) {
      // A page may hold nothing but the label of a cell that goes on.
      var row = Row()
      for column in columns.indices where !byColumn[column].isEmpty {
        row.cells[column] = byColumn[column]
      }
      return [row]
    }
    let rest = mayContinue ? ranges.first.flatMap { divider.isRemainder($0) ? $0 : nil } : nil
    placeLevels(
      &rows, byColumn, ranges: ranges, lines: divider.lines, mayContinue: mayContinue, rest: rest)
    placeProjects(
      &rows, byColumn, ranges: ranges, lines: divider.lines, mayContinue: mayContinue, rest: rest)
    return rows
  }

  /// The lines of a column on which whole names of its level stand.
  private func levelLines(_ chunks: [Chunk], kind: GridColumn.Kind) -> [Int]? {
    switch kind {
    case .level1: chunks.filter { Labels.isLevel1($0.bare) }.map(\.line)
    case .level2: chunks.filter { Labels.isLevel2($0.bare) }.map(\.line)
    default: nil
    }
  }

  /// Moves the ends of the side label, which may reach into the first column, back to it.
  private func completeSide(_ placed: inout [[Staircase.Placed]]) {
    var label: Chunk?
    for line in placed.indices {
      for index in placed[line].indices.prefix(2) {
        let (chunk, column) = placed[line][index]
        if let begun = label, column == 0, abs(begun.center - chunk.center) < 2,
          Labels.beginsLabel(Labels.key(begun.text + chunk.bare))
        {
          placed[line][index].column = -1
        }
        if placed[line][index].column < 0 {
          label = Chunk(
            text: (label?.text ?? "") + chunk.bare, line: chunk.line, page: chunk.page,
            place: chunk.place)
        }
      }
      if let begun = label, begun.text.utf8.count > 60 { label = nil }
    }
  }

  /// The chunks of some lines in their columns, line by line.
  private mutating func placed(
    _ lines: [LineWords], _ grid: LayoutColumns
  ) -> [Staircase.Placed] {
    var placed = lines.map { grid.placed($0) }
    completeSide(&placed)
    var staircase = Staircase(kinds: columns.map(\.kind))
    staircase.straighten(&placed)
    doubtful.formUnion(staircase.doubtful)
    let all = placed.flatMap { $0 }
    doubtful.formUnion(
      all.filter { $0.column >= 0 && grid.isStray($0.chunk, in: $0.column) }.map(\.chunk.spot))
    return all
  }
}
