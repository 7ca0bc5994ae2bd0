/// The views of an archive: current extractions only, in the words of the contract.
enum ArchiveViews {
  /// The statements that make them.
  static let sql = """
    CREATE VIEW documents AS
      SELECT document.sha256, document.bytes,
        (SELECT name FROM source WHERE document_id = document.id
          ORDER BY current DESC, path, path_bytes LIMIT 1) AS name,
        (SELECT path FROM source WHERE document_id = document.id
          ORDER BY current DESC, path, path_bytes LIMIT 1) AS path,
        extraction.outcome AS status, extraction.reason, extraction.retryable,
        extraction.mode, extraction.attempts, extraction.diagnostics,
        extraction.media_type, extraction.page_count, extraction.producer,
        extraction.tagged, extraction.encrypted,
        extraction.converter, extraction.settings,
        (SELECT count(*) FROM performance_table WHERE extraction_id = extraction.id) AS tables,
        (SELECT count(*) FROM finding WHERE extraction_id = extraction.id) AS findings,
        document.first_seen, extraction.stored,
        document.id AS document_id, extraction.id AS extraction_id
      FROM document LEFT JOIN extraction
        ON extraction.document_id = document.id AND extraction.current;
    CREATE VIEW performance_tables AS
      SELECT documents.sha256, documents.name AS document, performance_table.table_index AS "index",
        kind, form, number, title, year, pages,
        unit_code, unit_name, department_code, department_name,
        amount_unit, project_name, project_code,
        budget_total, budget_total_text, budget_fiscal, budget_fiscal_text,
        budget_carryover, budget_carryover_text, budget_other, budget_other_text, budget_purpose,
        budget_adjusted, budget_adjusted_text, budget_executed, budget_executed_text, budget_rate,
        project_budget_total, project_budget_total_text,
        project_budget_fiscal, project_budget_fiscal_text,
        project_budget_other, project_budget_other_text,
        goals, term_goals, columns, note,
        (SELECT count(*) FROM indicator WHERE table_id = performance_table.id) AS indicators,
        performance_table.id AS table_id
      FROM performance_table JOIN documents USING (extraction_id);
    CREATE VIEW indicators AS
      SELECT documents.sha256, documents.name AS document, performance_table.table_index AS "table",
        performance_table.year, performance_table.unit_name, performance_table.project_name,
        indicator.position AS "index", scope, level1, level2, level3, description,
        target_text AS target, target_kind, target_operator,
        target_number, target_number_text, target_upper, target_upper_text,
        target_unit, target_date, target_scale,
        nature, measure, weight, actual, score, deviation, direction, remark,
        indicator.pages, x0, y0, x1, y1,
        indicator.id AS indicator_id, performance_table.id AS table_id
      FROM indicator JOIN performance_table ON performance_table.id = indicator.table_id
        JOIN documents USING (extraction_id);
    CREATE VIEW findings AS
      SELECT documents.sha256, documents.name AS document, code, severity, message,
        table_index AS "table", page, x0, y0, x1, y1, evidence, finding.id AS finding_id
      FROM finding JOIN documents USING (extraction_id);
    CREATE VIEW failures AS
      SELECT source.path, hex(source.path_bytes) AS path_bytes, document.sha256,
        coalesce(source.outcome, extraction.outcome) AS status,
        coalesce(extraction.retryable, source.outcome IN ('unreadable', 'changed')) AS retryable,
        coalesce(source.reason, extraction.reason) AS reason,
        extraction.attempts
      FROM source LEFT JOIN document ON document.id = source.document_id
        LEFT JOIN extraction ON extraction.document_id = document.id AND extraction.current
      WHERE source.current AND coalesce(source.outcome, extraction.outcome)
        NOT IN ('complete', 'referenced', 'none');
    """
}
