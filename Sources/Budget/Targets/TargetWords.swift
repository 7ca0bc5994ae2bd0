/// The words with which targets are written, as data.
///
/// All are in the form of ``TargetText``. Whether a bound belongs to what it bounds follows article
/// 1259 of the Civil Code of China: 以上, 以下 and 以内 include the number, 超过, 不满 and 以外 do not.
enum TargetWords {
  /// Signs before a number.
  static let signs: [Unicode.Scalar: Target.Operator] = [
    "≥": .atLeast, ">": .moreThan, "=": .equal, "<": .lessThan, "≤": .atMost, "±": .plusMinus,
  ]

  /// Words before a number that bind it, longest first where one ends with another.
  static let before: [String: Target.Operator] = table([
    (
      .atLeast,
      "不低于 不少于 不小于 不短于 不得低于 不得少于 不得小于 至少 最少 最低 最低不少于 大于等于 大于或等于 高于等于 "
        + "高于或等于 大于或者等于 多于等于 应不低于 应不少于 不弱于"
    ),
    (
      .atMost,
      "不高于 不超过 不多于 不大于 不长于 不得超过 不得高于 不得大于 至多 最多 最高 最高不超过 小于等于 小于或等于 低于等于 "
        + "低于或等于 小于或者等于 少于等于 不超 不晚于 不迟于 控制在 控制到 应不超过 不突破 未超过 封顶"
    ),
    (.moreThan, "超过 大于 高于 多于 超"),
    (.lessThan, "低于 小于 少于 不足 不满 短于 不到"),
    (.plusMinus, "正负 上下浮动 上下浮动不超过"),
  ])

  /// Words before a number that only lead to it: a bound after it or in the nature column wins.
  static let weakBefore = ["达到", "等于", "达", "为", "共", "计", "共计", "合计", "保持在", "保持"]

  /// Words before a number that make it a rough one.
  static let hedgesBefore = ["约", "大约", "约为", "约合", "近", "预计", "将近", "接近"]

  /// Words after the unit that bind the number.
  static let after: [String: Target.Operator] = table([
    (.atLeast, "以上 及以上 以上(含) (含)以上 (含)及以上 含以上 或以上 或者以上 及其以上 之上"),
    (.atMost, "以内 之内 内 以下 及以下 以下(含) (含)以下 (含)以内 以内(含) 含以下 或以下 及以内 封顶 以里"),
    (.moreThan, "以外"),
  ])

  /// Words after the unit that make the number a rough one.
  static let hedgesAfter = ["左右", "上下", "余", "多"]

  /// What turns a closing 内 into the beginning of another word: 年内容, 日内部.
  static let notAfterInside = "容部外涵控"

  /// Words before a fraction that stand for its unit.
  static let fractionUnits = ["百分之": "%", "千分之": "‰", "万分之": "‱"]

  /// Units that are another one's name.
  static let sameUnits: [String: String] = [
    "百分比": "%", "百分号": "%", "百分之": "%", "个百分比": "%", "千分之": "‰", "千分比": "‰", "万分之": "‱",
    "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "m³": "立方米", "m3": "立方米",
    "个工作日": "工作日", "个自然日": "自然日", "个日历日": "日历日", "个小时": "小时", "个百分点": "百分点",
    "个学时": "学时", "个课时": "课时", "个季度": "季度", "个学期": "学期", "个年度": "年度", "个日历天": "日历天",
    "℅": "%",
  ]

  /// Units and classifiers that may follow a number.
  ///
  /// A word that is not here becomes a unit only behind a sign or in a column of its own: in
  /// 12345热线 the number is no target.
  static let units: Set<String> = words(
    "% ‰ ‱ 百分比 百分号 千分之 千分比 万分之 百分点 个百分点 个百分比 倍 成 折 级 星 分 名次 位次 人 人次 人数 名 位 个 只 件 台 套 "
      + "台套 台(套) 台/套 辆 艘 架 部 条 根 株 棵 亩 公顷 项 次 场 场次 期 期次 班 班次 篇 份 本 册 页 张 幅 枚 块 片 间 栋 幢 座 所 家 户 "
      + "户次 处 点 点位 类 种 种类 批 批次 起 宗 例 例次 笔 单 届 轮 轮次 遍 组 组次 队 支 团 门 门次 课 课时 学时 节 集 首 档 卷 盒 箱 袋 "
      + "包 瓶 桶 罐 吨 千克 公斤 斤 克 毫克 微克 升 毫升 公升 米 千米 公里 厘米 毫米 里 海里 平方米 平方公里 平方千米 平方厘米 立方米 平米 平方 立方 "
      + "延米 延长米 元 美元 欧元 角 秒 毫秒 分钟 小时 个小时 时 刻钟 天 日 周 星期 月 个月 季 季度 个季度 年 年度 个年度 学年 学期 个学期 "
      + "半年 工作日 个工作日 自然日 个自然日 日历天 个日历天 日历日 个日历日 分贝 度 摄氏度 千瓦 千瓦时 兆瓦 兆 兆字节 字节 比特 像素 赫兹 伏 安 "
      + "人天 人日 人月 人年 人·天 人·日 人·月 人·年 人时 工日 台班 车次 架次 航次 台次 件次 家次 辆次 艘次 项次 条次 户数 头 头次 匹 羽 尾 口 "
      + "眼 孔 盏 盆 桌 床 床位 席 席位 座位 车位 泊位 标准箱 标箱 村 镇 乡 县 区 市 省 社区 校 园 街道 人份 份次 只次 对 双 副 顶 把 面 杆 樘 扇 "
      + "盘 链 路 层 段 道 厂 站 字 帖 标段 课题 样 样品 样本 套次 亩次 公里次 人公里 车公里 企业 医院 学校 词 期刊 稿 版 科 种次 床日 剂 剂次 "
      + "针 针次 支次 粒 克拉 束 筐 串 行 列 排 圈 声 步 幕 票 站次 网点 窗口 工位 岗位 岗 亩/年 ㎡ ㎞ ㎏ ㎎ ㎝ ㎜ ℃ ° ℅")

  /// Units with which a number in words is a turn of speech or a name: 一月, 二级, 一起, 一批.
  static let idiomatic: Set<String> = words(
    "月 日 级 星 分 时 点 批 片 路 面 把 道 层 圈 村 省 市 县 区 乡 镇 校 园 厂 站 团 队 字 声 步 口 头 眼 起 票 线 类 版 稿 "
      + "季 行 列 节 方")

  /// Units of counting: a short noun may follow them, as in 3名社工 and 100%覆盖.
  static let counting: Set<String> = words(
    "% 百分比 个 名 位 家 项 次 场 份 条 台 套 人 户 人次 件 辆 所 处 座 篇 期 类 种 本 支 批 批次 场次 间 张 株 棵 宗 起")

  /// The most characters of a noun behind a unit of counting.
  ///
  /// Four hold 心理辅导 or 惠民工程; with more, whole clauses would pass for counted things.
  static let longestNoun = 4

  /// What may not begin such a noun: 1次性, 1个不漏.
  static let notANoun = "性不未无以内外前后"

  /// Powers of ten that may stand before a unit.
  static let scales = ["十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"]

  /// Words of a clause that make a number in it anything but the target.
  static let negations = ["不", "未", "无", "没有", "杜绝", "避免", "防止", "零", "禁止", "严禁"]

  /// Marks that are typed where a value should stand.
  static let blankMarks = "*/\\-_~.…。·、?×xX□○〇△☆★※|,;:'\"()="

  /// Words that are typed where a value should stand.
  static let blankWords: Set<String> = words(
    "待定 待补充 待填 待确定 待完善 待填报 待填写 未填 未填报 未填写 暂无 不适用 不涉及 N/A n/a NA null NULL #REF! #N/A "
      + "#VALUE! #DIV/0! #NAME? #NUM! #NULL! 空 空白 略 无此项 无内容 暂缺")

  /// Steps of scales of judgement, from good to bad.
  static let goodSteps = [
    "优秀", "优", "良好", "良", "较好", "好", "高", "是", "有", "合格", "达标", "较高", "满意", "强",
  ]

  /// Steps that are neither.
  static let middleSteps = ["中", "一般", "中等", "及格", "基本合格", "基本满意", "较满意", "基本达标", "可"]

  /// Steps from middling to bad.
  static let badSteps = ["低", "差", "较差", "坏", "否", "无", "不合格", "不达标", "较低", "不满意", "弱", "不及格", "劣"]

  /// Characters that part the steps of a scale.
  static let stepMarks = "、/,;|-"

  /// Characters that part several targets in one cell.
  static let partMarks = ",;。、\n"

  /// Words of a name that say that its value is money.
  static let moneyWords = [
    "成本", "费", "资金", "金额", "投资", "经费", "支出", "收入", "产值", "税", "补贴", "补助", "预算", "款", "价",
    "利润", "营业额", "交易额", "销售额",
  ]

  /// Words of a name that say that its value is a time.
  static let timeWords = ["时间", "日期", "时限", "期限", "完成时", "时点", "截止", "节点", "进度", "时效"]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  private static func table(_ rows: [(Target.Operator, String)]) -> [String: Target.Operator] {
    var result: [String: Target.Operator] = [:]
    for (bound, list) in rows {
      for word in list.split(separator: " ") { result[String(word)] = bound }
    }
    return result
  }
}
