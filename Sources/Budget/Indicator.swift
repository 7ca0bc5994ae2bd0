public import Tables

/// One printed row of an indicator grid, levels filled down.
///
/// All texts are as printed. Source: 财预〔2015〕88号 and its later published forms.
public struct Indicator: Hashable, Sendable {
  /// The time an indicator speaks of.
  public enum Scope: String, Hashable, Sendable {
    /// The budget year.
    case year
    /// The whole term of the project (中期, 长期, 实施期).
    case term
  }

  /// 一级指标.
  public var level1: String?
  /// 二级指标.
  public var level2: String?
  /// 三级指标.
  public var level3: String?
  /// 绩效指标描述, 指标内容 or 绩效标准.
  public var description: String?
  /// 指标值 and its reading.
  public var target: Target
  /// 指标性质 or 计算符号.
  public var nature: String?
  /// 度量单位 or 计量单位.
  public var measure: String?
  /// 分值 or 权重.
  public var weight: String?
  /// 实际完成值.
  public var actual: String?
  /// 得分.
  public var score: String?
  /// 偏差原因分析及改进措施.
  public var deviation: String?
  /// 指标方向性.
  public var direction: String?
  /// 备注 or 说明.
  public var remark: String?
  /// Whether it speaks of the year or of the whole term.
  public var scope: Scope
  /// The pages it stands on, in order; two where a page break cuts the row.
  public var pages: [Int]
  /// Where it stands on the first of its pages.
  ///
  /// `nil` for text input. See `Rect`.
  public var box: Rect?

  /// Creates an indicator.
  public init(
    level1: String? = nil, level2: String? = nil, level3: String? = nil,
    description: String? = nil, target: Target = Target(text: "", kind: .empty),
    nature: String? = nil, measure: String? = nil, weight: String? = nil, actual: String? = nil,
    score: String? = nil, deviation: String? = nil, direction: String? = nil,
    remark: String? = nil, scope: Scope = .year, pages: [Int] = [], box: Rect? = nil
  ) {
    self.level1 = level1
    self.level2 = level2
    self.level3 = level3
    self.description = description
    self.target = target
    self.nature = nature
    self.measure = measure
    self.weight = weight
    self.actual = actual
    self.score = score
    self.deviation = deviation
    self.direction = direction
    self.remark = remark
    self.scope = scope
    self.pages = pages
    self.box = box
  }
}
