import Tables
import TestSupport
import Testing

@Suite struct OverflowTests {
  /// A table of one row of cells 50 points wide from x = 100, below a row of names.
  private func row(_ runs: [[Glyph]]) throws -> [String] {
    var rulings: [Ruling] = []
    for y in [100.0, 120, 160] {
      rulings.append(Ruling(axis: .horizontal, position: y, extent: 100...250))
    }
    for x in [100.0, 150, 200, 250] {
      rulings.append(Ruling(axis: .vertical, position: x, extent: 100...160))
    }
    let names = ["编码", "名称", "单位"].enumerated().flatMap { index, name in
      Glyph.run(name, left: 115 + 50 * Double(index), top: 104)
    }
    let page = Page(
      number: 1, width: 400, height: 400, glyphs: names + runs.joined(), rulings: rulings)
    let table = try #require(PageReader().layout(of: page).tables.first)
    return table.texts[1]
  }

  @Test func `a run that a ruling goes through belongs where it begins`() throws {
    let texts = try row([
      Glyph.run("36000025T00012", left: 103, top: 130), Glyph.run("水闸", left: 203, top: 130),
    ])
    #expect(texts == ["36000025T00012", "", "水闸"])
  }

  @Test func `a centred run that overflows both sides belongs to its middle`() throws {
    let texts = try row([Glyph.run("市生态环境监测站", left: 135, top: 130)])
    #expect(texts == ["", "市生态环境监测站", ""])
  }

  @Test func `a run over the side of the table belongs to its last cell`() throws {
    let texts = try row([Glyph.run("生态环境监测站", left: 203, top: 130)])
    #expect(texts == ["", "", "生态环境监测站"])
  }

  @Test func `a run over the left side of the table belongs to its first cell`() throws {
    let texts = try row([Glyph.run("环境监测站点", left: 87, top: 130)])
    #expect(texts == ["环境监测站点", "", ""])
  }

  @Test func `a ruling between two glyphs parts a row set in one piece`() throws {
    let texts = try row([Glyph.run("360000251234567890", left: 100, top: 130)])
    #expect(texts == ["3600002512", "34567890", ""])
  }

  @Test func `a ruling between two glyphs parts no run that covers other text`() throws {
    let texts = try row([
      Glyph.run("水闸水闸", left: 153, top: 124), Glyph.run("3600002512345", left: 100, top: 130),
      Glyph.run("项目", left: 153, top: 137),
    ])
    #expect(texts == ["3600002512345", "水闸水闸项目", ""])
  }

  @Test func `what a run meets by chance in the next cell stays there`() throws {
    let texts = try row([
      Glyph.run("设备维护费", left: 103, top: 130), Glyph.run("水闸", left: 153.8, top: 130),
    ])
    #expect(texts == ["设备维护费", "水闸", ""])
  }

  @Test func `a ruling between two glyphs parts no run where other text keeps off the rulings`()
    throws
  {
    let texts = try row([
      Glyph.run("水闸水闸1", left: 105, top: 124), Glyph.run("项目", left: 203, top: 124),
      Glyph.run("水闸", left: 105, top: 137),
    ])
    #expect(texts == ["水闸水闸1水闸", "", "项目"])
    let parted = try row([
      Glyph.run("水闸水闸12", left: 105, top: 124), Glyph.run("项目", left: 203, top: 124),
    ])
    #expect(parted == ["水闸水闸12", "", "项目"])
  }

  @Test func `a number that touches the first line of the next cell stays in its own`() throws {
    let texts = try row([
      Glyph.run("1234567890", left: 101, top: 124), Glyph.run("新建水闸", left: 151, top: 124),
      Glyph.run("改造泵站", left: 151, top: 136), Glyph.run("两座", left: 151, top: 148),
    ])
    #expect(texts == ["1234567890", "新建水闸改造泵站两座", ""])
  }

  @Test func `a run that overflows its cell below another line of it stays there`() throws {
    let texts = try row([
      Glyph.run("水闸数量", left: 103, top: 124), Glyph.run("（以验收意见为准的数量）", left: 103, top: 138),
      Glyph.run("九座", left: 165, top: 124),
    ])
    #expect(texts == ["水闸数量（以验收意见为准的数量）", "九座", ""])
  }

  @Test func `labels spread over their cells stay in them`() throws {
    // The text layer makes the box of a spread character reach to the next one.
    func spread(_ text: String, from left: Double) -> [Glyph] {
      text.unicodeScalars.enumerated().map { index, scalar in
        let x = left + 12 * Double(index)
        return Glyph(
          scalar: scalar, box: Rect(left: x, top: 130, right: x + 12.8, bottom: 142), fontSize: 10)
      }
    }
    let texts = try row([
      spread("一级指标", from: 101.5), spread("二级指标", from: 151.5), spread("指标值", from: 201.5),
    ])
    #expect(texts == ["一级指标", "二级指标", "指标值"])
  }

  /// Two columns of 50 points from x = 100; two lines begin at x = 152 below the run.
  private func row(_ run: String, left: Double) throws -> [String] {
    let below = [170.0, 190].flatMap { Glyph.run("平台", left: 152, top: $0) }
    var rulings: [Ruling] = []
    for y in [100.0, 120, 160, 185, 210] {
      rulings.append(Ruling(axis: .horizontal, position: y, extent: 100...200))
    }
    for x in [100.0, 150, 200] {
      rulings.append(Ruling(axis: .vertical, position: x, extent: 100...210))
    }
    let page = Page(
      number: 1, width: 400, height: 400,
      glyphs: Glyph.run("名称", left: 103, top: 104) + Glyph.run("描述", left: 152, top: 104)
        + Glyph.run(run, left: left, top: 130) + below, rulings: rulings)
    return try #require(PageReader().layout(of: page).tables.first).texts[1]
  }

  @Test func `behind a mark that hangs over the side of its cell the next text begins`() throws {
    #expect(try row("修复时（分）全年平均", left: 92) == ["修复时（分）", "全年平均"])
  }

  @Test func `the point of an amount that overflows its cell is no such mark`() throws {
    // Its point reaches from 147 to 152.
    #expect(try row("28,163,900.00", left: 97) == ["28,163,900.00", ""])
  }
}
