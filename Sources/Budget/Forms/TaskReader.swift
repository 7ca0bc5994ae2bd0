internal import Tables

/// Reads the 年度主要任务 of a department's overall target from the small table that lists them.
struct TaskReader {
  private let entries: [HeadEntry]

  init(entries: [HeadEntry]) { self.entries = entries }

  /// Fills the tasks; the money of the row that sums them up is the department's.
  func read(into table: inout PerformanceTable) {
    for row in rows() {
      guard let task = TaskReader.task(row), !task.name.isEmpty else { continue }
      let name = Labels.key(task.name)
      if TaskReader.sums.contains(name) {
        table.budget.total = table.budget.total ?? task.total
        table.budget.fiscal = table.budget.fiscal ?? task.fiscal
        table.budget.other = table.budget.other ?? task.other
      } else if name != "小计" {
        table.tasks.append(task)
      }
    }
  }

  /// Names of the row that is no task but the sum of all.
  private static let sums: Set<String> = ["合计", "金额合计", "总计"]

  /// The entries below the names of columns, one element for each printed row.
  private func rows() -> [[HeadEntry]] {
    var rows: [[HeadEntry]] = []
    for entry in entries where entry.header != nil {
      if let last = rows.indices.last, rows[last].first?.row == entry.row {
        rows[last].append(entry)
      } else {
        rows.append([entry])
      }
    }
    return rows
  }

  /// The task of a row, or `nil` where none of its columns names one.
  private static func task(_ row: [HeadEntry]) -> PerformanceTable.DutyTask? {
    var task: PerformanceTable.DutyTask?
    for entry in row {
      let number = DecimalNumber(entry.value.withoutBlanks)
      switch Labels.withoutParentheses(Labels.key(entry.header ?? "")) {
      case "任务名称", "任务", "工作任务", "主要任务", "重点工作":
        task = PerformanceTable.DutyTask(name: entry.value.replacing("\n", with: ""))
      case "主要内容", "任务内容", "内容", "主要实施内容", "实施内容":
        task?.content = entry.value.isEmpty ? nil : entry.value
      case "总额", "预算金额", "金额", "小计", "合计": task?.total = number
      case "财政拨款", "财政资金": task?.fiscal = number
      case "其他资金": task?.other = number
      default: break
      }
    }
    return task
  }
}
