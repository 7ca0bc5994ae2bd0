/// The written forms of targets, with their readings.
///
/// The forms are those of published tables and of the guides to filling them in.
enum TargetCatalogue {
  static let all: [PrintedTarget] =
    alike.flatMap { PrintedTarget.all($0.texts, are: $0.reading) }
    + [quantities, words, times, several, blanks, columns, numerals, traps].flatMap { $0 }

  /// Texts that are all read alike, by their reading.
  private static let alike: [(reading: String, texts: String)] = [
    (
      "quantity ≥ 95 %",
      """
      ≥95% ≥95百分比 ≧95% ⩾95% >=95% =>95% ≥95％ ≥９５％
      """
    ),
    (
      "quantity = 100 %",
      """
      100% 100百分比 ＝100% =100% ==100%
      """
    ),
    (
      "quantity ≤ 5 %",
      """
      ≤5% ≦5% <=5% =<5%
      """
    ),
    (
      "quantity > 92 %",
      """
      >92% ＞92% ﹥92%
      """
    ),
    (
      "quantity ≥ 90 %",
      """
      不低于90% 不少于90% 90%以上 90%及以上 90%（含）以上 90%以上（含） 至少90%
      大于等于90% 大于或等于90% 不小于90% 达到90%以上 最低90%
      """
    ),
    (
      "quantity ≤ 30 天",
      """
      30天以内 30天内 30天之内 不超过30天 不高于30天 至多30天 小于等于30天
      控制在30天以内 控制在30天 30天以下 30天及以下 ≤30天以内
      """
    ),
    (
      "quantity > 50 人",
      """
      超过50人 大于50人 高于50人 多于50人 超50人
      """
    ),
    (
      "quantity < 50 人",
      """
      低于50人 小于50人 少于50人 不足50人
      """
    ),
    (
      "quantity = 50 人",
      """
      达到50人 等于50人 达50人 50人
      """
    ),
    (
      "deadline ≤ 2024-12-31",
      """
      2024年12月底前 2024年12月31日前 2024年12月底 2024年内完成验收 2024年内
      2024年底前 2024年末 2024年12月 2024-12-31 2024/12/31 2024.12.31 2024年12月31日
      2024年 截至2024年12月31日 于2024年12月底前完成 2024年12月底前完成验收
      2024年12月31日之前完成 2024-12-31前 2024年第四季度 2024年四季度末 2024年下半年
      2024年12月完成 ２０２４年１２月底前 ≤2024年12月31日 验收工作2024年12月底前完成
      """
    ),
    (
      "deadline ≤ 2024-02-29",
      """
      2024年2月底前 2024年2月前 2024年2月
      """
    ),
    (
      "period 2024-12-31",
      """
      2024年6月—12月 2024年1-12月 2024年1月1日-2024年12月31日 2024年1月至12月
      2024.01-2024.12 2024年度 2024年全年 2023-2024年 2023年-2024年 2023-2024
      2024-01-01至2024-12-31 2024年1月1日—12月31日
      """
    ),
    (
      "placeholder",
      """
      ≥**% **人 **元/人·月 / — —— - …… *** * ≥XX% ××个 XX户 □□ 待定 暂无 N/A #REF! ≥%
      ≥ 20××年 完成**人培训 无
      """
    ),
    (
      "qualitative",
      """
      灵活就业人员每1万元公积金贷款可节省约2232元利息支出 7×24小时 7*24小时 12345热线
      24小时值守 保障12345热线畅通 不发生1起事故 每户补助500元 1次性完成 1个不漏
      010-12345678 3.2.1版本 1:1 确保及时支付资金，不发生违约风险 按合同支付 符合 达标
      及时率 完善率 满意度 显著提升 有所提高 达成预期指标 第3批 A4 热线12345 房屋完好
      安全无事故 2024年预算执行平稳 确保年内不发生事故 100±5个 近三年平均水平 10-5个
      """
    ),
  ]

  private static let quantities: [PrintedTarget] = [
    .init("≥ 95 百分比", is: "quantity ≥ 95 %"),
    .init("<0.05千分之", is: "quantity < 0.05 ‰"),
    .init("＜5％", is: "quantity < 5 %"),
    .init("=100.00(%)", is: "quantity = 100.00 %"),
    .init("≥13459.00(平方米)", is: "quantity ≥ 13459.00 平方米"),
    .init("≥13459.00（平方米）", is: "quantity ≥ 13459.00 平方米"),
    .init(">6.00(次)", is: "quantity > 6.00 次"),
    .init("=5.00(万人次)", is: "quantity = 5.00 万人次"),
    .init("90.00(度)", is: "quantity = 90.00 度"),
    .init("≥100.00(人数)", is: "quantity ≥ 100.00 人数"),
    .init("27 台", is: "quantity = 27 台"),
    .init("≥80M", is: "quantity ≥ 80 M"),
    .init("985米", is: "quantity = 985 米"),
    .init("≤60工作日", is: "quantity ≤ 60 工作日"),
    .init("≤60个工作日", is: "quantity ≤ 60 工作日"),
    .init("3个月", is: "quantity = 3 个月"),
    .init("≥290万人", is: "quantity ≥ 290 万人"),
    .init("≥580万笔", is: "quantity ≥ 580 万笔"),
    .init("2977.11万元", is: "quantity = 2977.11 万元"),
    .init("1,860.50万元", is: "quantity = 1860.50 万元"),
    .init("１，８６０.５０万元", is: "quantity = 1860.50 万元"),
    .init("250万", is: "quantity = 250 万"),
    .init("250万", name: "项目总成本", is: "quantity = 250 万元"),
    .init("1.2亿元", is: "quantity = 1.2 亿元"),
    .init("0次", is: "quantity = 0 次"),
    .init("0%", is: "quantity = 0 %"),
    .init("1", is: "quantity = 1"),
    .init("3", name: "系统个数", is: "quantity = 3 个"),
    .init("300", name: "培训人数（人）", is: "quantity = 300 人"),
    .init("12", name: "培训人次", is: "quantity = 12 人次"),
    .init("98", name: "满意率", is: "quantity = 98"),
    .init("-5℃", is: "quantity = -5 ℃"),
    .init("≥+3%", is: "quantity ≥ 3 %"),
    .init("±3%以内", is: "quantity ± 3 %"),
    .init("±3%", is: "quantity ± 3 %"),
    .init("≤10克/平方米", is: "quantity ≤ 10 克/平方米"),
    .init("≤600元/人·月", is: "quantity ≤ 600 元/人·月"),
    .init("≤1200元/人/年", is: "quantity ≤ 1200 元/人/年"),
    .init("≥2次/年", is: "quantity ≥ 2 次/年"),
    .init("≤35μg/m3", is: "quantity ≤ 35 μg/m3"),
    .init("≥500㎡", is: "quantity ≥ 500 平方米"),
    .init("≥3骨节", is: "quantity ≥ 3 骨节"),
    .init("100%。", is: "quantity = 100 %"),
    .init("≥90%；", is: "quantity ≥ 90 %"),
  ]

  private static let words: [PrintedTarget] = [
    .init("补贴对象生活改善度不低于80%", is: "quantity ≥ 80 %"),
    .init("居民参与率不低于100%", is: "quantity ≥ 100 %"),
    .init("党员群众满意度不少于80%", is: "quantity ≥ 80 %"),
    .init("满意率100%", is: "quantity = 100 %"),
    .init("可控性100%", is: "quantity = 100 %"),
    .init("满意度≥95%", is: "quantity ≥ 95 %"),
    .init("目标值：≥95%", is: "quantity ≥ 95 %"),
    .init("开展至少1次团体心理治疗", is: "quantity ≥ 1 次"),
    .init("不低于50人次的个体心理咨询辅导", is: "quantity ≥ 50 人次"),
    .init("开展培训10场", is: "quantity = 10 场"),
    .init("10场培训", is: "quantity = 10 场"),
    .init("100%覆盖", is: "quantity = 100 %"),
    .init("3名社工", is: "quantity = 3 名"),
    .init("≥95%，持续提升", is: "quantity ≥ 95 %"),
    .init("确保安全，合格率100%", is: "quantity = 100 %"),
    .init("100%（含）", is: "quantity = 100 %"),
    .init("≥90%（共12个）", is: "quantity ≥ 90 %"),
    .init("2024年培训不少于100人", is: "quantity ≥ 100 人"),
    .init("约100人", is: "quantity 100 人"),
    .init("100人左右", is: "quantity 100 人"),
    .init("100余人", is: "quantity 100 人"),
    .init("每年2次", is: "quantity = 2 次/年"),
    .init("每季度不少于1次", is: "quantity ≥ 1 次/季度"),
    .init("每人不超过500元", is: "quantity ≤ 500 元/人"),
    .init("PM2.5浓度≤35微克", is: "quantity ≤ 35 微克"),
    .init("≥90%以内", is: "quantity ≥ 90 %"),
    .init("3年内", is: "quantity ≤ 3 年"),
    .init("三年内", is: "quantity ≤ 3 年"),
  ]

  private static let times: [PrintedTarget] = [
    .init("2023.07-2024.01", is: "period 2024-01-31"),
    .init("2023.07—2024.01", is: "period 2024-01-31"),
    .init("2024年6月1日-30日", is: "period 2024-06-30"),
    .init("2024年11月至次年3月", is: "period 2025-03-31"),
    .init("11月至次年3月", year: 2024, is: "period 2025-03-31"),
    .init("11月至次年3月", is: "period"),
    .init("2024年11月至6月", is: "period"),
    .init("1-12月", is: "period"),
    .init("1-12月", year: 2025, is: "period 2025-12-31"),
    .init("全年", year: 2025, is: "period 2025-12-31"),
    .init("12月31日前", year: 2025, is: "deadline ≤ 2025-12-31"),
    .init("12月31日前", is: "deadline ≤"),
    .init("年底前", year: 2025, is: "deadline ≤ 2025-12-31"),
    .init("年内", year: 2025, is: "deadline ≤ 2025-12-31"),
    .init("当年12月底前", year: 2025, is: "deadline ≤ 2025-12-31"),
    .init("次年6月底前", year: 2024, is: "deadline ≤ 2025-06-30"),
    .init("年底前完成", year: 2025, is: "deadline ≤ 2025-12-31"),
    .init("6月中旬前", year: 2024, is: "deadline ≤ 2024-06-20"),
    .init("上半年", name: "完成时间", year: 2024, is: "deadline ≤ 2024-06-30"),
    .init("12月", name: "完成时间", year: 2024, is: "deadline ≤ 2024-12-31"),
    .init("2024.12", name: "完成时间", is: "deadline ≤ 2024-12-31"),
    .init("2024.12", name: "采购金额", is: "quantity = 2024.12"),
    .init("2月30日前", year: 2024, is: "deadline ≤"),
    .init("<2024年6月1日", is: "deadline < 2024-06-01"),
    .init("每月15日前", year: 2024, is: "qualitative"),
    .init("按季度", year: 2024, is: "qualitative"),
    .init("长期", is: "qualitative"),
    .init("持续", is: "qualitative"),
    .init("中长期", is: "qualitative"),
  ]

  private static let several: [PrintedTarget] = [
    .init("85%-90%", is: "range 85…90 %"),
    .init("85%—90%", is: "range 85…90 %"),
    .init("5-10个", is: "range 5…10 个"),
    .init("5个-10个", is: "range 5…10 个"),
    .init("85～90", is: "range 85…90"),
    .init("3-5年", is: "range 3…5 年"),
    .init("3至5年", is: "range 3…5 年"),
    .init("3到5年", is: "range 3…5 年"),
    .init("合格率85%-90%", is: "range 85…90 %"),
    .init("≥5个且≤10个", is: "range 5…10 个"),
    .init("大于5个小于10个", is: "range 5…10 个"),
    .init("慰问人数不少于100人,宣传用品不少于20000份", is: "multiple"),
    .init("慰问人数不少于100人，宣传用品不少于20000份", is: "multiple"),
    .init("培训100人；宣传200次", is: "multiple"),
    .init("1.培训100人；2.宣传200次", is: "multiple"),
    .init("1、培训100人\n2、宣传200次", is: "multiple"),
    .init("培训100人、宣传200次", is: "multiple"),
    .init("2024年底前完成100%", is: "multiple"),
    .init("1.合格率≥98% 2.按时率≥95%", is: "multiple"),
    .init("①合格率≥98%②按时率≥95%", is: "multiple"),
    .init("1.培训100人", is: "quantity = 100 人"),
    .init("优良中低差", is: "优/良/中/低/差"),
    .init("好坏", is: "好/坏"),
    .init("优、良、中、差", is: "优/良/中/差"),
    .init("是/否", is: "是/否"),
    .init("优良", is: "qualitative"),
    .init("优", is: "qualitative"),
  ]

  private static let blanks: [PrintedTarget] = [
    .init("", is: "empty"),
    .init(" 　\n", is: "empty"),
    .init("无", name: "重大安全事故", is: "qualitative"),
    .init("无", name: "……", is: "placeholder"),
  ]

  private static let columns: [PrintedTarget] = [
    .init("95", nature: "≥", measure: "%", is: "quantity ≥ 95 %"),
    .init("486", nature: "≥", measure: "万平方米", is: "quantity ≥ 486 万平方米"),
    .init("312", nature: "＝", measure: "条", is: "quantity = 312 条"),
    .init("10", nature: "≤", measure: "克/平方米", is: "quantity ≤ 10 克/平方米"),
    .init("优良中低差", nature: "定性", measure: "", is: "优/良/中/低/差"),
    .init("好坏", nature: "定性", is: "好/坏"),
    .init("2024年11月底前", nature: "定性", measure: "", is: "deadline ≤ 2024-11-30"),
    .init("3-5年", nature: "定性", measure: "", is: "range 3…5 年"),
    .init("不低于90%", nature: "定性", measure: "", is: "quantity ≥ 90 %"),
    .init("持续改善", nature: "定性", measure: "", is: "qualitative"),
    .init("90", nature: "＝", measure: "%以上", is: "quantity ≥ 90 %"),
    .init("≥95%", nature: "≥", measure: "%", is: "quantity ≥ 95 %"),
    .init("≥95%", nature: "＝", measure: "%", is: "quantity ≥ 95 %"),
    .init("90%以上", nature: "＝", is: "quantity ≥ 90 %"),
    .init("达到90%", nature: "≥", is: "quantity ≥ 90 %"),
    .init("90", nature: "大于等于", measure: "%", is: "quantity ≥ 90 %"),
    .init("90", nature: "正向指标", measure: "%", is: "quantity = 90 %"),
    .init("5万", nature: "≥", measure: "人", is: "quantity ≥ 5 万人"),
    .init("5", nature: "≥", measure: "（个）", is: "quantity ≥ 5 个"),
    .init("2024", nature: "＝", measure: "年", is: "deadline = 2024-12-31"),
    .init("12", nature: "≤", measure: "月", is: "quantity ≤ 12 月"),
    .init("2024年12月31日", nature: "≤", is: "deadline ≤ 2024-12-31"),
    .init("1", nature: "=", measure: "/", is: "quantity = 1"),
    .init("1", nature: "≥", measure: "次/年", is: "quantity ≥ 1 次/年"),
    .init("", nature: "≥", measure: "%", is: "empty"),
  ]

  private static let numerals: [PrintedTarget] = [
    .init("一次", is: "quantity = 1 次"),
    .init("两次", is: "quantity = 2 次"),
    .init("三年", is: "quantity = 3 年"),
    .init("百分之九十五", is: "quantity = 95 %"),
    .init("百分之百", is: "quantity = 100 %"),
    .init("百分之95", is: "quantity = 95 %"),
    .init("不低于百分之九十", is: "quantity ≥ 90 %"),
    .init("千分之五以内", is: "quantity ≤ 5 ‰"),
    .init("不少于十五个工作日", is: "quantity ≥ 15 工作日"),
    .init("一百二十人", is: "quantity = 120 人"),
    .init("三万人次", is: "quantity = 3 万人次"), .init("≥210万册次", is: "quantity ≥ 210 万册次"),
    .init("10篇（次）", is: "quantity = 10 篇(次)"), .init("≥5000台（套）", is: "quantity ≥ 5000 台(套)"),
    .init("一次性", is: "qualitative"),
    .init("一批", is: "qualitative"),
    .init("一起", is: "qualitative"),
    .init("百家", is: "qualitative"),
    .init("同比-5%", is: "qualitative"),
    .init("2024-2025学年", is: "period"),
    .init("5篇论文、3项专利", is: "multiple"),
    .init("-10℃～40℃", is: "range -10…40 ℃"),
    .init("15个工作日内办结", is: "quantity ≤ 15 工作日"),
    .init("3条道路", is: "quantity = 3 条"),
    .init("50公里管道", is: "qualitative"),
    .init("由90%提高到95%", is: "qualitative"),
    .init("≤预算数", is: "qualitative"),
    .init("一般", is: "qualitative"),
    .init("一流", is: "qualitative"),
    .init("二级", is: "qualitative"),
    .init("零事故", is: "qualitative"),
    .init("三公经费", is: "qualitative"),
  ]

  private static let traps: [PrintedTarget] = [
    .init("2280次", is: "quantity = 2280 次"),
    .init("292%", is: "quantity = 292 %"),
    .init("2000元", is: "quantity = 2000 元"),
    .init("2024年完成2000户", is: "quantity = 2000 户"),
    .init("99999999999999999999999999999999个", is: "qualitative"),
  ]
}
