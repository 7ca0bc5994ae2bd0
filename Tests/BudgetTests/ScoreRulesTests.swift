import Budget
import Tables
import Testing

@Suite struct ScoreRulesTests {
  /// A sound 自评表: 90 points for indicators, 10 for execution.
  private func evaluation(_ change: (inout PerformanceTable) -> Void = { _ in }) -> PerformanceTable
  {
    soundTable { table in
      table.kind = .selfEvaluation
      table.title = "项目支出绩效自评表"
      table.budget.adjusted = DecimalNumber("312.80")
      table.budget.executed = DecimalNumber("301.35")
      table.budget.rate = "96.34%"
      table.columns += ["实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
      for index in table.indicators.indices {
        table.indicators[index].weight = "15"
        table.indicators[index].score = "15"
        table.indicators[index].deviation = "无"
      }
      table.fields += [field("总分", "99.63"), field("执行率", "96.34%")]
      change(&table)
    }
  }

  private func codes(_ change: (inout PerformanceTable) -> Void) -> [String] {
    findings(in: evaluation(change)).map(\.code)
  }

  @Test func `a sound evaluation has no findings`() {
    #expect(findings(in: evaluation()).isEmpty)
  }

  @Test func `weights add up to 90 or 100, an error in an evaluation, a warning elsewhere`() {
    let wrong = findings(
      in: evaluation { table in
        table.indicators[0].weight = "14"
        table.indicators[0].score = "14"
        table.fields[4].value = "98.63"
      })
    #expect(wrong.map(\.code) == ["weight-sum"])
    #expect(wrong.first?.severity == .error)
    #expect(wrong.first?.message == "the weights add up to 89, neither 90 nor 100")
    let list = findings(in: soundTable { $0.indicators[0].weight = "80" })
    #expect(list.map(\.severity) == [.warning])
    let whole = findings(
      in: soundTable { table in
        for index in 0..<4 { table.indicators[index].weight = "22.5" }
      })
    #expect(whole.isEmpty)
    let thirds = findings(
      in: soundTable { table in
        for index in 0..<3 { table.indicators[index].weight = "33.3%" }
      })
    #expect(thirds.isEmpty)
  }

  @Test func `weights that are no numbers are not added`() {
    #expect(codes { $0.indicators[0].weight = "见附件" }.isEmpty)
  }

  @Test func `the sets of the year and of the term are added apart`() {
    let found = findings(
      in: soundTable { table in
        for index in table.indicators.indices { table.indicators[index].weight = "15" }
        table.indicators += table.indicators.map { row in
          var row = row
          row.scope = .term
          return row
        }
      })
    #expect(found.isEmpty)
  }

  @Test func `a score above its weight is a warning`() {
    let found = codes { table in
      table.indicators[0].score = "16"
      table.fields[4].value = "100.5"
    }
    #expect(found == ["score-over-weight"])
  }

  @Test(arguments: ["无", "", "/", "—"])
  func `lost points need a reason`(reason: String) {
    let found = codes { table in
      table.indicators[0].score = "13"
      table.indicators[0].deviation = reason
      table.fields[4].value = "97.63"
    }
    #expect(found == ["deviation-missing"])
  }

  @Test func `a given reason, and a form without reasons, are no finding`() {
    let given = codes { table in
      table.indicators[0].score = "13"
      table.indicators[0].deviation = "招标推迟，已加快"
      table.fields[4].value = "97.63"
    }
    let noColumn = codes { table in
      table.columns.removeLast()
      for index in table.indicators.indices { table.indicators[index].deviation = nil }
      table.indicators[0].score = "13"
      table.fields[4].value = "97.63"
    }
    #expect(given.isEmpty)
    #expect(noColumn.isEmpty)
  }

  @Test func `the printed total is that of the scores`() {
    #expect(codes { $0.fields[4].value = "89.5" } == ["score-sum"])
    #expect(codes { $0.fields[4].value = "100.2" } == ["score-sum"])
    func named(_ label: String) -> [String] {
      codes {
        $0.fields[4].label = label
        $0.fields[4].value = "80"
      }
    }
    #expect(named("总分/得分") == ["score-sum"])
    #expect(named("总分/分值") == [])
    #expect(codes { $0.fields[4].value = "90.05" }.isEmpty)
    #expect(codes { $0.fields[4].value = "100" }.isEmpty)
  }

  @Test(arguments: [
    ("96.34%", true), ("96.3", true), ("0.9634", true), ("96.5%", false), ("100%", false),
    ("见说明", true),
  ])
  func `the execution rate is what the amounts give`(rate: String, isRight: Bool) {
    #expect(codes { $0.budget.rate = rate } == (isRight ? [] : ["execution-rate"]))
  }

  @Test func `more than all of the budget may be given as 100 per cent`() {
    let isSilent = codes { table in
      table.budget.executed = DecimalNumber("320")
      table.budget.rate = "100%"
    }.isEmpty
    #expect(isSilent)
  }

  @Test func `amounts of few digits allow for their rounding`() {
    let isSilent = codes { table in
      table.budget.total = nil
      table.budget.fiscal = nil
      table.budget.adjusted = DecimalNumber("3")
      table.budget.executed = DecimalNumber("2")
      table.budget.rate = "70%"
      table.indicators.remove(at: 3)
      table.indicators[0].weight = "30"
      table.indicators[0].score = "30"
    }.isEmpty
    #expect(isSilent)
  }
}
