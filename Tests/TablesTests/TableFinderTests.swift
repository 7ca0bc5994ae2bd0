import Tables
import TestSupport
import Testing

@Suite struct TableFinderTests {
  private func tables(_ drawing: String) -> [Table] {
    PageReader().layout(of: Page(drawing: drawing)).tables
  }

  private let expected = [
    ["科目", "预算数", "决算数"], ["教育支出", "120.50", "118.00"], ["科学技术支出", "30.00", "29.75"],
    ["合计", "150.50", "147.75"],
  ]

  @Test func `three rules mark a table whose columns are told by alignment`() throws {
    let table = try #require(
      tables(
        """
        ────────────────────────────────────────
        科目                预算数      决算数
        ────────────────────────────────────────
        教育支出            120.50      118.00
        科学技术支出         30.00       29.75
        合计                150.50      147.75
        ────────────────────────────────────────
        """
      ).first)
    #expect(table.texts == expected)
    #expect(table.origin == .lined)
    #expect(table.headerRows == 1)
  }

  @Test func `a table needs no rules`() throws {
    let table = try #require(
      tables(
        """
        科目                预算数      决算数
        教育支出            120.50      118.00
        科学技术支出         30.00       29.75
        合计                150.50      147.75
        """
      ).first)
    #expect(table.texts == expected)
    #expect(table.origin == .aligned)
    #expect(table.headerRows == 1)
  }

  @Test func `lines typed with dashes are rules`() throws {
    let table = try #require(
      tables(
        """
        --------------------------------------
        科目                预算数      决算数
        --------------------------------------
        教育支出            120.50      118.00
        科学技术支出         30.00       29.75
        合计                150.50      147.75
        --------------------------------------
        """
      ).first)
    #expect(table.texts == expected)
  }

  @Test func `headings over several columns span them`() throws {
    let table = try #require(
      tables(
        """
        ──────────────────────────────────────────────────────
                           2023年                2024年
        科目          预算数     决算数     预算数     决算数
        ──────────────────────────────────────────────────────
        教育支出      120.50     118.00     130.00     129.10
        科学技术支出   30.00      29.75      31.00      30.50
        合计          150.50     147.75     161.00     159.60
        ──────────────────────────────────────────────────────
        """
      ).first)
    #expect(table.headerRows == 2)
    #expect(table.texts[0] == ["", "2023年", "", "2024年", ""])
    #expect(table.texts[1] == ["科目", "预算数", "决算数", "预算数", "决算数"])
    #expect(table.spans == ["0,1 1x2", "0,3 1x2"])
  }

  @Test func `empty columns and squares stay`() throws {
    let table = try #require(
      tables(
        """
        科目              预算数    决算数    备注
        教育支出          120.50
        科学技术支出       30.00     29.75
        卫生健康支出                 17.25
        合计              150.50     47.00
        """
      ).first)
    #expect(table.columnCount == 4)
    #expect(table.texts[1] == ["教育支出", "120.50", "", ""])
    #expect(table.texts[3] == ["卫生健康支出", "", "17.25", ""])
  }

  @Test func `names that go on below are one cell`() throws {
    let table = try #require(
      tables(
        """
        Item                     2023     2024
        Gross wealth at end      120      118
        Gross financial wealth
        at end of the year        30       29
        Total                    150      147
        """
      ).first)
    #expect(
      table.texts == [
        ["Item", "2023", "2024"], ["Gross wealth at end", "120", "118"],
        ["Gross financial wealth at end of the year", "30", "29"], ["Total", "150", "147"],
      ])
  }

  @Test(arguments: [
    """
    本单位贯彻落实党中央关于财政工作的方针政策，拟订并组织实施财政发展战略规划。
    负责编制年度预决算草案并组织执行，受委托向人民代表大会报告预算执行情况等。
    承担本级各项财政收支管理的责任，组织制定经费开支标准、定额并负责审核批复。
    完善转移支付制度，管理地方政府债务，防范财政风险并按规定报告有关情况说明。
    """,
    """
    本单位贯彻落实方针政策拟订并组织实施财政    负责编制年度预决算草案并组织执行受委托向
    规划承担本级各项财政收支管理的责任组织制    人民代表大会报告预算执行情况完善转移支付
    定经费开支标准定额并负责审核批复年度预算    制度管理地方政府债务防范财政风险按规定报
    并按照规定向社会公开有关的情况和说明内容    告有关情况承担上级部门交办的其他工作事项
    """,
    """
    一、部门概况 ........................  1
    二、收支预算总表 ....................  3
    三、一般公共预算支出表 ..............  7
    四、政府性基金预算支出表 ............  9
    五、名词解释 ........................ 12
    """,
    """
    1. 贯彻落实方针政策，拟订财政规划。
    2. 负责编制年度预决算草案。
    3. 承担收支管理的责任。
    4. 完善转移支付制度。
    """,
  ])
  func `running text, contents and lists are no tables`(drawing: String) {
    #expect(tables(drawing).isEmpty)
  }

  @Test func `tables one below the other stay apart`() throws {
    let found = tables(
      """
      甲表
      ──────────────────────────────
      科目          预算数    决算数
      ──────────────────────────────
      教育支出      120.50    118.00
      合计          150.50    147.75
      ──────────────────────────────

      乙表
      ──────────────────────────────
      项目          人数      金额
      ──────────────────────────────
      在职人员      12        300.00
      合计          12        300.00
      ──────────────────────────────
      """)
    #expect(found.count == 2)
    #expect(found.map(\.heading.title) == ["甲表", "乙表"])
  }

  @Test func `names at the left of their columns stand over numbers at the right`() throws {
    let table = try #require(
      tables(
        """
        County         Users             Grants
        Alder                   1,250               12.5
        Birch                     980               31.0
        Cedar                   3,005                4.2
        Dogwood                   412               10.9
        """
      ).first)
    #expect(table.columnCount == 3)
    #expect(table.texts[0] == ["County", "Users", "Grants"])
    #expect(table.headerRows == 1)
  }

  @Test func `a sign of money belongs to the number in its column`() throws {
    let table = try #require(
      tables(
        """
        Purpose                 Before           After
        Roads                $   1,250     $     12.50
        Schools                    980           31.00
        Hospitals                3,005            4.25
        Total                $   5,235     $     47.75
        """
      ).first)
    #expect(table.columnCount == 3)
    #expect(table.texts[1] == ["Roads", "$ 1,250", "$ 12.50"])
  }

  @Test func `a name of two lines has its numbers beside the second`() throws {
    let table = try #require(
      tables(
        """
        Purpose                              Before     After
        Roads                                   980     12.50
        Hospitals and homes for the
          elderly of all counties               N/A      4.25
        Schools                               1,250     31.00
        """
      ).first)
    #expect(table.rowCount == 4)
    #expect(
      table.texts[2] == ["Hospitals and homes for the elderly of all counties", "N/A", "4.25"])
  }

  @Test func `a long name of a row does not cut a table in two`() throws {
    let found = tables(
      """
      Purpose                                        Before     After
      Roads                                             980     12.50
      Schools                                         1,250     31.00
      Bridges                                            14      2.00
      Hospitals and homes for the elderly of all
        counties                                      3,005      4.25
      Ports                                             412     10.90
      Airports                                          300     11.00
      """)
    #expect(found.count == 1)
    #expect(found.first?.rowCount == 7)
  }

  @Test func `the upper lines of names belong to the header`() throws {
    let table = try #require(
      tables(
        """
                                  Income
                       Number     of all      Share
        County        of users    users     of users
        Alder            1,250      12.5        27.6
        Birch              980      31.0       137.9
        Cedar            3,005       4.2         1.4
        """
      ).first)
    #expect(
      table.texts[0] == ["County", "Number of users", "Income of all users", "Share of users"])
    #expect(table.headerRows == 1)
  }

  @Test func `lines under headings over several columns do not end the header`() throws {
    let table = try #require(
      tables(
        """
        ──────────────────────────────────────────────────────
                           2023年                2024年
                     ─────────────────     ───────────────────
                                            初步
        科目          预算数     决算数     预算数     决算数
        ──────────────────────────────────────────────────────
        教育支出      120.50     118.00     130.00     129.10
        科学技术支出   30.00      29.75      31.00      30.50
        合计          150.50     147.75     161.00     159.60
        ──────────────────────────────────────────────────────
        """
      ).first)
    #expect(table.headerRows == 2)
    #expect(table.texts[1] == ["科目", "预算数", "决算数", "初步预算数", "决算数"])
  }

  @Test func `leaders stay with the name that they lead away from`() throws {
    let table = try #require(
      tables(
        """
        County                      Users     Share
        Alder...................    1,250      12.5
        Birch...................      980      31.0
        Cedar...................    3,005       4.2
        """
      ).first)
    #expect(table.texts[1] == ["Alder...................", "1,250", "12.5"])
  }

  @Test func `a list of figures in two lines each is no table`() {
    let found = tables(
      """
      Figure 1:  Users of the services of all counties
                 by age and sex......................      3
      Figure 2:  Grants of the year before..............   4
      Figure 3:  Grants that were given back by the
                 counties of the north................     7
      Figure 4:  Roads and bridges......................  11
      Figure 5:  Hospitals and homes for the elderly
                 of the counties.......................   12
      """)
    #expect(found.isEmpty)
  }

  @Test func `labels set apart are one word`() throws {
    let table = try #require(
      tables(
        """
        项  目              金  额      比  例
        教育支出            120.50      118.00
        科学技术支出         30.00       29.75
        合  计              150.50      147.75
        """
      ).first)
    #expect(table.columnCount == 3)
    #expect(table.texts[0] == ["项目", "金额", "比例"])
    #expect(table.texts[3][0] == "合计")
  }

  @Test func `labels of three ideographs set apart are one word`() throws {
    let table = try #require(
      tables(
        """
        项  目              期  末  数      期  初  数
        教育支出                120.50          118.00
        科学技术支出             30.00           29.75
        合  计                  150.50          147.75
        """
      ).first)
    #expect(table.texts[0] == ["项目", "期末数", "期初数"])
  }

  @Test func `a table cut off by rules of one column alone is found by its text`() throws {
    let table = try #require(
      tables(
        """
        项目                预算数      决算数
        ────────────────
        教育支出            120.50      118.00
        科学技术支出         30.00       29.75
        合计                150.50      147.75
        ────────────────
        """
      ).first)
    #expect(
      table.texts
        == expected.enumerated().map {
          $0.offset == 0 ? ["项目"] + $0.element.dropFirst() : $0.element
        })
  }

  @Test func `a heading in the middle of a table spans it`() throws {
    let table = try #require(
      tables(
        """
        Item                   2008        2009
        ────────────────────────────────────────
                        Imports
        Crude oil               120         118
        Jet fuel                 30          29
                        Exports
        Coal                     17          16
        """
      ).first)
    #expect(
      table.texts.map(\.[0]) == ["Item", "Imports", "Crude oil", "Jet fuel", "Exports", "Coal"])
    #expect(table.spans == ["1,0 1x3", "4,0 1x3"])
    #expect(table.headerRows == 1)
  }

  @Test func `a heading of rows parts no table, a caption does`() {
    let found = tables(
      """
      Item                   2008        2009
      Crude oil               120         118
      Jet fuel                 30          29

      Solid fuels
      Coal                     17          16
      Coke                      4           5

      Exports

      Country                2009
      Alba                     31
      Brega                    12
      Corda                     7
      """)
    #expect(found.map(\.rowCount) == [6, 4])
  }

  @Test func `leaders belong to the name before them`() throws {
    let table = try #require(
      tables(
        """
        Item                      2008     2009
        Oil . . . . . . . . . .    120      118
        Gas . . . . . . . . . .     30       29
        Coal  . . . . . . . . .     17       16
        """
      ).first)
    #expect(
      table.texts.map { $0.dropFirst() } == [
        ["2008", "2009"], ["120", "118"], ["30", "29"], ["17", "16"],
      ])
  }
}
