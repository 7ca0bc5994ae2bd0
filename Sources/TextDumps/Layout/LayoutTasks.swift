internal import Budget
internal import Tables

/// A table of tasks in the head of a form, in a dump that keeps the layout: names of columns in one
/// row or two, and rows below them.
struct LayoutTasks {
  private let names: [LayoutHead.Item]
  private let over: [LayoutHead.Item]
  private let kinds: [GridColumn.Kind]
  private let lines: [LineWords]

  /// Looks for the names of the columns among the cells of a band.
  init?(_ band: [LayoutHead.Item]) {
    let labels = band.filter(\.isLabel)
    let stacked = labels.compactMap { item in
      StackedLabels.kind(Self.key(item)).map { (item: item, kind: $0) }
    }.sorted { $0.item.left < $1.item.left }
    guard stacked.count >= 3, stacked.contains(where: { $0.kind == .name }),
      !stacked.contains(where: { $0.kind == .goals }),
      let bottom = stacked.map(\.item.bottom).max()
    else { return nil }
    names = stacked.map(\.item)
    kinds = stacked.map(\.kind)
    over = labels.filter { item in
      StackedLabels.kind(Self.key(item)) == nil && item.bottom < bottom
    }
    guard names.count + over.count == labels.count else { return nil }
    let below = band.filter { !$0.isLabel }.flatMap(\.chunks)
    guard below.allSatisfy({ $0.line > bottom }) else { return nil }
    lines = Dictionary(grouping: below, by: \.line).sorted { $0.key < $1.key }.map {
      LineWords($0.value.sorted { $0.place.lowerBound < $1.place.lowerBound })
    }
  }

  private static func key(_ item: LayoutHead.Item) -> String {
    Labels.key(item.chunks.map(\.bare).joined())
  }

  /// The cells in reading order: the names, then row by row.
  func items() -> [LayoutHead.Item] {
    let centers = names.map { item in item.chunks.map(\.center).max() ?? 0 }
    let grid = LayoutColumns(
      centers: centers, lines: lines, header: names.map(\.chunks), side: nil, kinds: kinds)
    var result = names
    let first = kinds.firstIndex(of: .amount) ?? kinds.count
    result.insert(contentsOf: over, at: min(first, result.count))
    var open: [LineWords] = []
    for line in lines {
      guard line.chunks.first.map({ TokenShape($0.bare).contains(.total) }) ?? false else {
        open.append(line)
        continue
      }
      result += rows(open, grid) + line.chunks.map { LayoutHead.Item(chunks: [$0], isLabel: false) }
      open = []
    }
    return result + rows(open, grid)
  }

  private func rows(_ lines: [LineWords], _ grid: LayoutColumns) -> [LayoutHead.Item] {
    var byColumn: [[Chunk]] = Array(repeating: [], count: kinds.count)
    for (chunk, column) in lines.flatMap({ grid.placed($0) }) {
      let column = max(0, column)
      guard byColumn.indices.contains(column) else { continue }
      if let last = byColumn[column].last, last.line == chunk.line {
        byColumn[column][byColumn[column].count - 1].text += " " + chunk.text
        continue
      }
      byColumn[column].append(chunk)
    }
    var divider = LayoutRows(
      zip(kinds, byColumn).map { kind, chunks in
        (GridColumn(header: [], kind: kind, absence: kind == .amount ? 1 : 2), chunks)
      })
    return divider.rows().flatMap { row in
      kinds.indices.compactMap { column in
        let cell = divider.cell(column, in: row)
        guard !cell.isEmpty else { return nil }
        return LayoutHead.Item(chunks: Array(byColumn[column][cell]), isLabel: false)
      }
    }
  }
}
