internal import Budget
internal import Tables

/// The cells of a merged column, told from its lines.
extension LayoutLevels {
  /// The chunks of a column with the ends of names back behind their beginnings.
  ///
  /// Where rows stand close, extractors print the end of a name behind the name below it: 社会效益指,
  /// 生态效益指标, 标. As the ends are alike, they are given out again from the top.
  static func ordered(_ chunks: [Chunk], kind: GridColumn.Kind) -> [Chunk] {
    var result = chunks
    let isName = { (text: String) in
      text.utf8.count <= 60
        && (kind == .level1 ? Labels.isLevel1(text) : Labels.isLevel2(text))
        && text.hasSuffix("指标")
    }
    for index in result.indices.dropLast(2) {
      let (first, second, third) = (result[index], result[index + 1], result[index + 2])
      guard third.bare.utf8.count <= 15, !isName(first.bare), isName(first.bare + third.bare),
        isName(second.bare), third.line - first.line <= 4
      else { continue }
      result[index + 1] = third
      result[index + 2] = second
    }
    return result
  }

  /// The labels that some chunks of a column are, by where a name ends.
  static func labels(_ chunks: [Chunk], kind: GridColumn.Kind, wrapWidth: Int?) -> [Range<Int>] {
    var tokens = chunks.map { Token(text: $0.bare, page: $0.page, line: $0.line, gap: .line) }
    // The lines of one cell follow each other, with a line of cells beside them between.
    for index in tokens.indices.dropFirst() where tokens[index].line > tokens[index - 1].line + 3 {
      tokens[index - 1].endsCell = true
    }
    var column = GridColumn(header: [], kind: kind, isMerged: true, absence: 0)
    column.wrapWidth = wrapWidth ?? tokens.map(\.width).max()
    var divider = RowDivider(columns: [column])
    // One column: every cell is a row, and a cell more is a name more.
    divider.rowCost = 2
    return divider.division(of: CellCosts(tokens, spacesDigits: false)).rows.compactMap {
      $0.cells.first?.tokens
    }
  }
}
