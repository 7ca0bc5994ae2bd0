internal import Tables

/// Checks that every cell of a performance table found a place in the output.
enum Conservation {
  /// One finding of severity `loss` for each cell with text that was not read.
  static func findings(segment: FormSegment, grids: [GridView]) -> [Finding] {
    var result: [Finding] = []
    for part in segment.parts {
      let grid = grids[part.table]
      for (index, cell) in grid.table.cells.enumerated()
      where part.rows.contains(cell.rows.lowerBound) && !cell.text.isEmpty && !grid.isRead[index] {
        result.append(
          Finding(
            code: "unread-cell", severity: .loss,
            message: "a cell of the table found no place in the output", page: cell.page,
            box: cell.box, evidence: [cell.text]))
      }
    }
    return result
  }
}

extension Conservation {
  /// A finding of severity `loss` for a table that holds indicators but no header that says so.
  static func findings(unread grid: GridView) -> [Finding] {
    let levels = grid.table.cells.filter { cell in
      cell.text.utf8.count <= 60 && cell.text.holds("指标")
        && (Labels.isLevel2(cell.text) || Labels.isLevel1(cell.text))
    }
    guard let first = levels.first, Set(levels.map(\.text)).count >= 2 else { return [] }
    return [
      Finding(
        code: "unread-table", severity: .loss,
        message: "a table that names indicators but no columns is not read", page: first.page,
        box: first.box, evidence: levels.prefix(4).map(\.text))
    ]
  }
}
