import Tables
import TestSupport
import Testing

@Suite struct RuleRegionsTests {
  private func tables(_ drawing: String) -> [Table] {
    PageReader().layout(of: Page(drawing: drawing)).tables
  }

  @Test func `rules that underline columns enclose no table`() {
    let tables = tables(
      """
      项目            期末数          期初数
      ──────────     ────────────   ────────────
      保证借款            67.50          96.50
      信用借款           178.50         298.50
                     ────────────   ────────────
      合计               246.00         395.00
                     ────────────   ────────────

      17、应付票据

      种类            期末数          期初数
      ──────────     ────────────   ────────────
      银行承兑汇票        28.40          27.20
      商业承兑汇票        27.90          20.80
                     ────────────   ────────────
      合计                56.30          48.00
                     ────────────   ────────────
      """)
    #expect(
      tables.map(\.texts) == [
        [
          ["项目", "期末数", "期初数"], ["保证借款", "67.50", "96.50"], ["信用借款", "178.50", "298.50"],
          ["合计", "246.00", "395.00"],
        ],
        [
          ["种类", "期末数", "期初数"], ["银行承兑汇票", "28.40", "27.20"], ["商业承兑汇票", "27.90", "20.80"],
          ["合计", "56.30", "48.00"],
        ],
      ])
  }

  @Test func `a shaded header is the beginning of a table, not one by itself`() throws {
    let tables = tables(
      """
      ───────────────────────────────────────
                           FY          FY
      Account             2008        2009
      ───────────────────────────────────────
      Mandatory
        Grants           1,250         980
        Loans              412         300
      Discretionary
        Travel              31          29
      """)
    #expect(tables.count == 1)
    #expect(tables.first?.rowCount == 6)
    #expect(tables.first?.texts.last == ["Travel", "31", "29"])
  }

  @Test func `names of columns each underlined by itself tell a table of texts`() throws {
    let table = try #require(
      tables(
        """
        公司名称          注册地        业务性质
        ────────────    ──────────   ────────────
        红林机械          贵阳          制造业
        西控公司          西安          制造业
        长春液压          长春          商业
        """
      ).first)
    #expect(table.columnCount == 3)
    #expect(table.texts.last == ["长春液压", "长春", "商业"])
  }

  @Test func `a name of two lines begins a band between rules`() throws {
    let table = try #require(
      tables(
        """
        ──────────────────────────────────────────
        Industry             2008     2009     2010
        ──────────────────────────────────────────
        Transportation and
        warehousing          17.5     16.0     15.0
        ──────────────────────────────────────────
        Manufacturing         4.7      5.0      6.0
        ──────────────────────────────────────────
        Retail trade          9.0      0.3      0.4
        ──────────────────────────────────────────
        """
      ).first)
    #expect(
      table.texts.map(\.first) == [
        "Industry", "Transportation and warehousing", "Manufacturing", "Retail trade",
      ])
  }
}
