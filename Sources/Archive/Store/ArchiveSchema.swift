internal import GRDB

/// The tables of an archive, version by version.
///
/// A version that was released is never edited: a change is a new migration. Table names are
/// singular, views plural. Times are ISO 8601 in UTC. Lists (`pages`, `goals`, `columns`,
/// `scale`, `evidence`) are JSON arrays. An amount is stored twice: as a number, and exactly as
/// printed in the column of the same name with `_text`.
enum ArchiveSchema {
  /// The number in the file's header by which it is known as an archive: "jxao".
  static let applicationID = 0x6A78_616F

  /// The migrations in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: documents)
      try db.execute(sql: tables)
      try db.execute(sql: grids)
      try db.execute(sql: search)
      try db.execute(sql: ArchiveViews.sql)
    }
    return migrator
  }

  /// Runs, documents, where they were seen, and what became of them.
  private static let documents = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      converter TEXT NOT NULL,
      settings TEXT NOT NULL,
      arguments TEXT NOT NULL,
      jobs INTEGER NOT NULL,
      started TEXT NOT NULL,
      ended TEXT,
      outcome TEXT
    );
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      bytes INTEGER NOT NULL,
      first_seen TEXT NOT NULL
    );
    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,
      path_bytes BLOB,
      name TEXT NOT NULL,
      document_id INTEGER REFERENCES document(id),
      bytes INTEGER,
      modified_ns INTEGER,
      changed_ns INTEGER,
      inode INTEGER,
      outcome TEXT,
      reason TEXT,
      current INTEGER NOT NULL,
      seen TEXT NOT NULL,
      CHECK ((document_id IS NULL) = (outcome IS NOT NULL))
    );
    CREATE UNIQUE INDEX source_by_path
      ON source(path, coalesce(path_bytes, ''), coalesce(document_id, 0));
    CREATE INDEX source_by_document ON source(document_id, path);
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      run_id INTEGER NOT NULL REFERENCES run(id),
      document_id INTEGER NOT NULL REFERENCES document(id),
      converter TEXT NOT NULL,
      settings TEXT NOT NULL,
      number INTEGER NOT NULL,
      mode TEXT NOT NULL,
      started TEXT NOT NULL,
      ended TEXT,
      outcome TEXT,
      reason TEXT,
      signal INTEGER,
      wall_ms INTEGER,
      cpu_ms INTEGER,
      peak_kib INTEGER,
      diagnostics INTEGER,
      remarks TEXT
    );
    CREATE INDEX attempt_by_document ON attempt(document_id, converter, settings);
    CREATE TABLE extraction (
      id INTEGER PRIMARY KEY,
      document_id INTEGER NOT NULL REFERENCES document(id),
      converter TEXT NOT NULL,
      settings TEXT NOT NULL,
      current INTEGER NOT NULL,
      outcome TEXT NOT NULL,
      retryable INTEGER NOT NULL,
      reason TEXT,
      mode TEXT NOT NULL,
      attempts INTEGER NOT NULL,
      diagnostics INTEGER NOT NULL,
      media_type TEXT,
      page_count INTEGER,
      producer TEXT,
      tagged INTEGER,
      encrypted INTEGER,
      run_id INTEGER NOT NULL REFERENCES run(id),
      stored TEXT NOT NULL,
      UNIQUE (document_id, converter, settings)
    );
    CREATE UNIQUE INDEX extraction_current ON extraction(document_id) WHERE current;
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      extraction_id INTEGER NOT NULL REFERENCES extraction(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      code TEXT NOT NULL,
      severity TEXT NOT NULL,
      message TEXT NOT NULL,
      table_index INTEGER,
      page INTEGER,
      x0 REAL, y0 REAL, x1 REAL, y1 REAL,
      evidence TEXT NOT NULL
    );
    CREATE INDEX finding_by_extraction ON finding(extraction_id, position);
    CREATE INDEX finding_by_code ON finding(code);
    """

  /// Performance tables and what stands in them.
  private static let tables = """
    CREATE TABLE performance_table (
      id INTEGER PRIMARY KEY,
      extraction_id INTEGER NOT NULL REFERENCES extraction(id) ON DELETE CASCADE,
      table_index INTEGER NOT NULL,
      kind TEXT NOT NULL,
      form TEXT NOT NULL,
      number TEXT,
      title TEXT,
      year INTEGER,
      pages TEXT NOT NULL,
      unit_code TEXT,
      unit_name TEXT,
      department_code TEXT,
      department_name TEXT,
      amount_unit TEXT,
      project_name TEXT,
      project_code TEXT,
      budget_total REAL, budget_total_text TEXT,
      budget_fiscal REAL, budget_fiscal_text TEXT,
      budget_carryover REAL, budget_carryover_text TEXT,
      budget_other REAL, budget_other_text TEXT,
      budget_purpose TEXT,
      budget_adjusted REAL, budget_adjusted_text TEXT,
      budget_executed REAL, budget_executed_text TEXT,
      budget_rate TEXT,
      project_budget_total REAL, project_budget_total_text TEXT,
      project_budget_fiscal REAL, project_budget_fiscal_text TEXT,
      project_budget_other REAL, project_budget_other_text TEXT,
      goals TEXT NOT NULL,
      term_goals TEXT NOT NULL,
      columns TEXT NOT NULL,
      note TEXT
    );
    CREATE INDEX performance_table_by_extraction ON performance_table(extraction_id, table_index);
    CREATE INDEX performance_table_by_unit ON performance_table(unit_name, year);
    CREATE TABLE indicator (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES performance_table(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      scope TEXT NOT NULL,
      level1 TEXT,
      level2 TEXT,
      level3 TEXT,
      description TEXT,
      target_text TEXT NOT NULL,
      target_kind TEXT NOT NULL,
      target_operator TEXT,
      target_number REAL, target_number_text TEXT,
      target_upper REAL, target_upper_text TEXT,
      target_unit TEXT,
      target_date TEXT,
      target_scale TEXT NOT NULL,
      nature TEXT,
      measure TEXT,
      weight TEXT,
      actual TEXT,
      score TEXT,
      deviation TEXT,
      direction TEXT,
      remark TEXT,
      pages TEXT NOT NULL,
      x0 REAL, y0 REAL, x1 REAL, y1 REAL
    );
    CREATE INDEX indicator_by_table ON indicator(table_id, position);
    CREATE TABLE field (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES performance_table(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      value TEXT NOT NULL,
      page INTEGER NOT NULL,
      x0 REAL, y0 REAL, x1 REAL, y1 REAL
    );
    CREATE INDEX field_by_table ON field(table_id, position);
    CREATE TABLE task (
      id INTEGER PRIMARY KEY,
      table_id INTEGER NOT NULL REFERENCES performance_table(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      content TEXT,
      total REAL, total_text TEXT,
      fiscal REAL, fiscal_text TEXT,
      other REAL, other_text TEXT
    );
    CREATE INDEX task_by_table ON task(table_id, position);
    """

  /// Plain grids, where they were asked for.
  private static let grids = """
    CREATE TABLE grid (
      id INTEGER PRIMARY KEY,
      extraction_id INTEGER NOT NULL REFERENCES extraction(id) ON DELETE CASCADE,
      grid_index INTEGER NOT NULL,
      pages TEXT NOT NULL,
      title TEXT,
      row_count INTEGER NOT NULL,
      column_count INTEGER NOT NULL,
      header_rows INTEGER NOT NULL
    );
    CREATE INDEX grid_by_extraction ON grid(extraction_id, grid_index);
    CREATE TABLE grid_cell (
      id INTEGER PRIMARY KEY,
      grid_id INTEGER NOT NULL REFERENCES grid(id) ON DELETE CASCADE,
      "row" INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      row_span INTEGER NOT NULL,
      column_span INTEGER NOT NULL,
      text TEXT NOT NULL,
      page INTEGER NOT NULL,
      x0 REAL, y0 REAL, x1 REAL, y1 REAL
    );
    CREATE INDEX grid_cell_by_grid ON grid_cell(grid_id, "row", "column");
    """

  /// The texts that are searched, and the index of their overlapping pairs.
  ///
  /// `search_index` holds no text of its own; see ``SearchText`` for what it is fed.
  private static let search = """
    CREATE TABLE search_text (
      id INTEGER PRIMARY KEY,
      extraction_id INTEGER NOT NULL REFERENCES extraction(id) ON DELETE CASCADE,
      table_id INTEGER REFERENCES performance_table(id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      page INTEGER,
      text TEXT NOT NULL
    );
    CREATE INDEX search_text_by_extraction ON search_text(extraction_id, position);
    CREATE INDEX search_text_by_table ON search_text(table_id);
    CREATE VIRTUAL TABLE search_index USING fts5(
      terms, content = '', tokenize = 'unicode61 remove_diacritics 0'
    );
    """
}
