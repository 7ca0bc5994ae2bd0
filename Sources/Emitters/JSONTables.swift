internal import Budget
internal import Tables

extension JSONWriter {
  /// Writes the members of a performance table.
  mutating func members(of table: PerformanceTable, includesRepairs: Bool) {
    member("index", table.index)
    member("kind", table.kind.rawValue)
    member("form", table.form.rawValue)
    member("number", table.number)
    member("title", table.title)
    member("year", table.year)
    member("pages", table.pages)
    object("unit") { $0.members(of: table.unit) }
    object("department") { $0.members(of: table.department) }
    member("amount_unit", table.amountUnit)
    member("project_name", table.projectName)
    member("project_code", table.projectCode)
    object("budget") { $0.members(of: table.budget, isEvaluated: table.kind == .selfEvaluation) }
    object("project_budget") { writer in
      writer.member("total", table.projectBudget.total)
      writer.member("fiscal", table.projectBudget.fiscal)
      writer.member("other", table.projectBudget.other)
    }
    member("goals", table.goals)
    member("term_goals", table.termGoals)
    list("fields", table.fields) { writer, _, field in
      writer.object { $0.members(of: field) }
    }
    if table.kind == .overall {
      list("tasks", table.tasks) { writer, _, task in
        writer.object { $0.members(of: task) }
      }
    }
    member("columns", table.columns)
    list("indicators", table.indicators) { writer, _, indicator in
      writer.object { $0.members(of: indicator) }
    }
    if let note = table.note { member("note", note) }
    if includesRepairs {
      member("labels", table.labels)
      list("repairs", table.repairs) { writer, _, repair in
        writer.object { $0.members(of: repair) }
      }
    }
  }

  private mutating func members(of body: PerformanceTable.Body) {
    member("code", body.code)
    member("name", body.name)
  }

  private mutating func members(of budget: PerformanceTable.YearBudget, isEvaluated: Bool) {
    member("total", budget.total)
    member("fiscal", budget.fiscal)
    member("carryover", budget.carryover)
    member("other", budget.other)
    member("purpose", budget.purpose)
    if isEvaluated {
      member("adjusted", budget.adjusted)
      member("executed", budget.executed)
      member("rate", budget.rate)
    }
  }

  private mutating func members(of field: PerformanceTable.Field) {
    member("label", field.label)
    member("value", field.value)
    member("page", field.page)
    member("bbox", field.box)
  }

  private mutating func members(of task: PerformanceTable.DutyTask) {
    member("name", task.name)
    member("content", task.content)
    member("total", task.total)
    member("fiscal", task.fiscal)
    member("other", task.other)
  }

  private mutating func members(of indicator: Indicator) {
    member("level1", indicator.level1)
    member("level2", indicator.level2)
    member("level3", indicator.level3)
    member("description", indicator.description)
    object("target") { $0.members(of: indicator.target) }
    member("nature", indicator.nature)
    member("measure", indicator.measure)
    member("weight", indicator.weight)
    member("actual", indicator.actual)
    member("score", indicator.score)
    member("deviation", indicator.deviation)
    member("direction", indicator.direction)
    member("remark", indicator.remark)
    member("scope", indicator.scope.rawValue)
    member("pages", indicator.pages)
    member("bbox", indicator.box)
  }

  private mutating func members(of target: Target) {
    member("text", target.text)
    member("kind", target.kind.rawValue)
    member("operator", target.operator?.rawValue)
    member("number", target.number)
    member("upper", target.upper)
    member("unit", target.unit)
    member("date", target.date)
    member("scale", target.scale)
  }

  private mutating func members(of repair: Repair) {
    member("kind", repair.kind.rawValue)
    member("page", repair.page)
    member("bbox", repair.box)
    member("printed", repair.printed)
    member("text", repair.text)
  }
}
