import Budget
import Tables
import TestSupport
import Testing

@Suite struct IndicatorHeaderTests {
  private func tables(_ rows: String, captions: [String] = []) -> [PerformanceTable] {
    PerformanceReader().tables(
      in: Layout(tables: [Table(rows: rows, captions: captions)], lines: [])
    ).value
  }

  @Test func `the target of this year stands below a name over the years before it`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | < | < | <
        年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
        ^ | ^ | ^ | ^ | 前年 | 上年 | 预计当年实现
        ^ | 产出指标 | 数量指标 | 次数 | 4次 | 5次 | ≥6次
        """
      ).first)
    #expect(table.indicators.map(\.target.text) == ["≥6次"])
    #expect(table.fields.contains { $0.label == "上年" && $0.value == "5次" })
  }

  @Test(arguments: [
    "指标值 | < | <\n^ | ^ | ^ | ^ | 近两年指标值 | < | 预期当年实现值\n^ | ^ | ^ | ^ | 前年 | 上年 | ^",
    "近两年指标值 | < | 当年预期实现值\n^ | ^ | ^ | ^ | 前年 | 上年 | ^",
  ])
  func `values of the years before are no targets`(names: String) throws {
    let table = try #require(
      tables(
        """
        长期目标 | 长远 | < | < | < | < | <
        长期绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
        ^ | 产出指标 | 数量指标 | 次数 | ≥9次 | < | <
        年度目标 | 今年 | < | < | < | < | <
        年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | \(names)
        ^ | 产出指标 | 数量指标 | 次数 | 4次 | 5次 | ≥6次
        """
      ).first)
    #expect(table.indicators.map(\.target.text) == ["≥9次", "≥6次"])
    #expect(table.indicators.map(\.scope) == [.term, .year])
    #expect(table.fields.contains { $0.label == "前年" && $0.value == "4次" })
  }

  @Test func `of two years' targets the later one counts, of two scores the first`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | < | <
        一级指标 | 三级指标 | 2024年指标值 | 2025年指标值 | 单位自评得分 | 财政复评得分
        产出指标 | 次数 | 5次 | 6次 | 8 | 7
        """
      ).first)
    #expect(table.indicators.map(\.target.text) == ["6次"])
    #expect(table.indicators.map(\.score) == ["8"])
    #expect(table.fields.contains { $0.label == "财政复评得分" && $0.value == "7" })
  }

  @Test func `names below the name of a column are no cells of it`() {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | < | < | <
          一级指标 | 三级指标 | 指标值 | 偏差原因分析 | <
          ^ | ^ | ^ | 经费保障 | 制度保障
          产出指标 | 次数 | 6次 | 不足 |
          """))
    #expect(result.value.first?.indicators.map(\.deviation) == ["不足"])
    #expect(result.findings.isEmpty)
  }

  @Test func `the score is the column of that name, not one that only holds the word`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | < | <
        指标名称 | 指标值 | 完成值 | 得分系数 | 指标权重 | 指标得分
        次数 | 3 | 2 | 80 | 10 | 8
        """
      ).first)
    #expect(table.indicators.map(\.score) == ["8"])
    #expect(table.indicators.map(\.weight) == ["10"])
    #expect(table.fields.contains { $0.label == "得分系数" && $0.value == "80" })
  }

  @Test func `beside the project the other name of a list is the unit`() {
    let result = tables(
      """
      单位（专项）名称 | 项目名称 | 资金（万元） | 实施期绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
      水利局 | 甲 | 10.00 | 长远 | 产出指标 | 数量指标 | 次数 | 1次
      ^ | 乙 | 20.00 | 更远 | 产出指标 | 数量指标 | 人数 | 2人
      """)
    #expect(result.map(\.projectName) == ["甲", "乙"])
    #expect(result.map(\.unit.name) == ["水利局", "水利局"])
    #expect(result.map(\.amountUnit) == ["万元", "万元"])
    #expect(result.map(\.termGoals) == [["长远"], ["更远"]])
  }

  @Test func `names of money and goals are told by their ends`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 2025年预算金额 | 项目绩效总目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
        甲 | 10.00 | 今年 | 产出指标 | 数量指标 | 次数 | 1次
        """
      ).first)
    #expect(table.budget.total?.text == "10.00")
    #expect(table.goals == ["今年"])
  }

  @Test func `targets of the term and of the year stand below one name`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | <
        ^ | ^ | ^ | 实施期 | 年度
        产出指标 | 数量指标 | 次数 | 9次 | 3次
        """
      ).first)
    #expect(table.indicators.map(\.scope) == [.term, .year])
    #expect(table.indicators.map(\.target.text) == ["9次", "3次"])
    #expect(table.indicators.map(\.level3) == ["次数", "次数"])
  }

  @Test func `a name above a blank half of the header names the column`() throws {
    let table = try #require(
      PerformanceReader().tables(
        in: Layout(tables: [
          Table(
            rows: """
              项目名称 | < | 护理 | < | <
              绩/效/指/标 | 一级指标 | 年度绩效指标 | < | <
              ^ | | 二级指标 | 三级指标 | 指标值
              ^ | 产出指标 | 数量指标 | 次数 | 1次
              """, seams: [2])
        ])
      ).value.first)
    #expect(table.columns == ["一级指标", "二级指标", "三级指标", "指标值"])
    #expect(table.indicators.map(\.level1) == ["产出指标"])
  }

  @Test func `a list with a name over its columns of indicators names its projects`() {
    let result = tables(
      """
      单位代码 | 单位（专项）名称 | 资金总额 | 绩效指标 | < | < | < | 备注
      ^ | ^ | ^ | 一级指标 | 二级指标 | 三级指标 | 指标值 | ^
      101002 | 甲 | 10.00 | 产出指标 | 数量指标 | 次数 | 1 |
      ^ | ^ | ^ | 效益指标 | 社会效益指标 | 人数 | 2 |
      101003 | 乙 | 20.00 | 产出指标 | 数量指标 | 次数 | 3 |
      """, captions: ["2025年项目支出绩效目标表"])
    #expect(result.map(\.projectName) == ["甲", "乙"])
    #expect(result.map(\.unit.code) == ["101002", "101003"])
    #expect(result.map(\.budget.total?.text) == ["10.00", "20.00"])
    #expect(result.map(\.indicators.count) == [2, 1])
  }

  @Test func `the money of a list stands below one name`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 预算资金 | < | 一级指标 | 二级指标 | 三级指标 | 指标值
        ^ | 合计 | 财政拨款 | ^ | ^ | ^ | ^
        甲 | 10.00 | 8.00 | 产出指标 | 数量指标 | 次数 | 1次
        """
      ).first)
    #expect(table.budget.total?.text == "10.00")
    #expect(table.budget.fiscal?.text == "8.00")
  }

  @Test func `a name that reaches down over its blank column ends with the others`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 绩效指标 | < | < | < | 备注
        ^ | 一级指标 | 二级指标 | 三级指标 | 指标值 | ^
        甲 | 产出指标 | 数量指标 | 次数 | 1次 | ^
        ^ | 效益指标 | 社会效益指标 | 人数 | 2人 |
        """
      ).first)
    #expect(table.projectName == "甲")
    #expect(table.indicators.map(\.target.text) == ["1次", "2人"])
  }

  @Test func `the largest number counts no columns`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        9223372036854775807 | 9223372036854775807 | 9223372036854775807 | 9223372036854775807
        产出指标 | 数量指标 | 次数 | 9次
        """
      ).first)
    #expect(table.indicators.map(\.level3).contains("次数"))
  }

  @Test func `sign, number and unit of the target stand below one name`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | < | < | <
        指标 | < | < | 年度指标值 | < | < | 分值
        一级 | 二级 | 三级 | 符号 | 数值 | 单位 | ^
        产出指标 | 数量指标 | 次数 | ≥ | 9 | 次 | 10
        """
      ).first)
    let indicator = try #require(table.indicators.first)
    #expect(indicator.level1 == "产出指标")
    #expect(indicator.nature == "≥")
    #expect(indicator.target.text == "9")
    #expect(indicator.measure == "次")
  }

  @Test func `the columns of another table end the indicators`() throws {
    let table = try #require(
      tables(
        """
        项目名称 | 甲 | < | < | < | <
        一级指标 | < | 二级指标 | 三级指标 | < | 指标值
        产出指标 | < | 数量指标 | 次数 | < | 9次
        序号 | 支出内容 | < | 单价 | 金额 | 测算依据
        1 | 设备购置 | < | 19 | 95 | 询价
        """
      ).first)
    #expect(table.indicators.map(\.level3) == ["次数"])
    #expect(table.fields.contains { $0.label == "支出内容" && $0.value == "设备购置" })
  }
}
