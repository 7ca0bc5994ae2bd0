internal import GRDB

/// A text of an archive in which every word of a query stands.
public struct SearchHit: Hashable, Sendable {
  /// The document's name.
  public var document: String
  /// The first path that the document was seen under.
  public var path: String
  /// The SHA-256 of its bytes.
  public var sha256: String
  /// The page, from 1.
  public var page: Int?
  /// The number of the performance table in the document; `nil` for a grid.
  public var table: Int?
  /// 项目名称 of the table, or its title.
  public var project: String?
  /// The unit.
  public var unit: String?
  /// The budget year.
  public var year: Int?
  /// What the text is: `title`, `unit`, `project`, `purpose`, `goal`, `indicator`, `task`, `field`
  /// or `grid`.
  public var kind: String
  /// The text.
  public var text: String
  /// Where the words stand in it.
  public var matches: [Range<String.Index>]
}

/// Finds words in the texts of an archive.
///
/// See ``SearchText`` for what counts as a word. The order is that of the documents' names and of
/// the texts in them, the same whenever and however the archive was made.
public struct ArchiveSearch: Sendable {
  /// Which tables are searched.
  public var filter = TableFilter()
  /// How many hits are given at most.
  public var limit = 100

  /// Creates a search of everything.
  public init() {}

  /// The hits of a query, and how many there are in all.
  ///
  /// A text is a hit when it holds every word of the query.
  public func hits(for query: String, in archive: ArchiveFile) throws(ArchiveError)
    -> (hits: [SearchHit], total: Int)
  {
    let cutter = SearchText()
    guard let expression = cutter.expression(for: query) else { return ([], 0) }
    let (conditions, values) = filter.conditions
    let tables = """
      FROM search_index JOIN search_text ON search_text.id = search_index.rowid
        JOIN extraction ON extraction.id = search_text.extraction_id AND extraction.current
        LEFT JOIN performance_table ON performance_table.id = search_text.table_id
      WHERE \((["search_index MATCH ?"] + conditions).joined(separator: " AND "))
      """
    let arguments = StatementArguments([expression] + values)
    return try archive.read { db in
      let total = try Int.fetchOne(db, sql: "SELECT count(*) \(tables)", arguments: arguments) ?? 0
      let rows = try Row.fetchAll(
        db,
        sql: """
          WITH hit AS (
            SELECT search_text.kind AS kind, page, text, position, table_index, project_name, title,
              unit_name, year, search_text.extraction_id AS extraction_id \(tables))
          SELECT hit.*, documents.name, documents.path, documents.sha256
          FROM hit JOIN documents USING (extraction_id)
          ORDER BY documents.name, documents.sha256, position LIMIT \(max(0, limit))
          """,
        arguments: arguments)
      return (rows.map { hit(from: $0, query, cutter) }, total)
    }
  }

  private func hit(from row: Row, _ query: String, _ cutter: SearchText) -> SearchHit {
    let text: String = row["text"]
    return SearchHit(
      document: row["name"] ?? "", path: row["path"] ?? "", sha256: row["sha256"],
      page: row["page"], table: row["table_index"],
      project: row["project_name"] ?? row["title"], unit: row["unit_name"], year: row["year"],
      kind: row["kind"], text: text, matches: cutter.matches(of: query, in: text))
  }
}
