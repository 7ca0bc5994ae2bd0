internal import Tables

/// The wraps that were joined, cell by cell.
enum Wraps {
  static func repairs(of segment: FormSegment, grids: [GridView]) -> [Repair] {
    var result: [Repair] = []
    for part in segment.parts {
      for cell in grids[part.table].table.cells where part.rows.contains(cell.rows.lowerBound) {
        for fragment in cell.fragments where fragment.lines.count > 1 {
          // Real breaks stay breaks: nothing was mended where every line end is kept.
          guard cell.text.split(separator: "\n").count < fragment.lines.count else { continue }
          result.append(
            Repair(
              kind: .wrap, page: fragment.page, box: fragment.box, printed: fragment.lines,
              text: cell.text))
        }
      }
    }
    return result
  }
}
