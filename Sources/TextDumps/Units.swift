/// Words that stand behind a number in a target, as data.
enum Units {
  /// Whether a text is a unit, with a word of bounds behind it or not.
  static func isUnit(_ text: String) -> Bool {
    guard text.utf8.count <= 48 else { return false }
    if words.contains(text) { return true }
    // 克/平方米, 元/人·月.
    if let slash = text.lastIndex(of: "/"), slash != text.startIndex {
      return words.contains(String(text[text.index(after: slash)...].prefix { $0 != "·" }))
    }
    // 个工作日, 万株.
    if let first = text.first, "个万亿".contains(first), text.count > 1,
      words.contains(String(text.dropFirst()))
    {
      return true
    }
    for word in ["以上", "以内", "以下"] where text.hasSuffix(word) {
      return words.contains(String(text.dropLast(word.count)))
    }
    return false
  }

  private static let words: Set<String> = [
    "条", "个", "类", "项", "次", "人", "人次", "户", "所", "台", "套", "件", "笔", "天", "日", "年", "月", "小时",
    "分钟", "秒", "元", "万元", "亿元", "%", "％", "百分比", "起", "份", "场", "本", "家", "处", "座", "辆", "名", "亩",
    "公里", "千米", "米", "平方米", "万平方米", "吨", "公斤", "千克", "克", "升", "立方米", "万人", "万人次", "万笔", "万次",
    "批", "期", "篇", "部", "株", "头", "只", "间", "床", "张", "块", "工作日", "个月", "倍", "‰", "千分之", "度",
    "公顷", "平方公里", "百分点", "亩次", "场次", "册", "卷", "km", "km²", "㎡", "(%)", "（%）", "万户", "万件", "万个",
    "宗", "幅", "组", "对", "人/次", "元/人", "元/年", "箱", "桶", "根", "门", "枚", "栋", "通", "字", "万字", "剂",
    "剂次",
    "万剂", "延米", "艘", "架", "棵", "支", "盏", "口", "版", "集", "例", "课时", "学时", "台/套", "台（套）", "万吨", "标段",
    "班次",
  ]
}
