/// A printed 指标值 and what it says.
public struct Target: Hashable, Sendable {
  /// What kind of target the text sets.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One number, with an operator and a unit.
    case quantity
    /// A last day.
    case deadline
    /// A stretch of time.
    case period
    /// Two bounds.
    case range
    /// Words that set no number.
    case qualitative
    /// Several targets in one cell.
    case multiple
    /// A mark that stands for a value that was not filled in.
    case placeholder
    /// Nothing.
    case empty
  }

  /// How the value is bound to the number.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    /// At least.
    case atLeast = "≥"
    /// More than.
    case moreThan = ">"
    /// Exactly.
    case equal = "="
    /// Less than.
    case lessThan = "<"
    /// At most.
    case atMost = "≤"
    /// At most that far off, either way.
    case plusMinus = "±"
  }

  /// The printed text.
  public var text: String
  /// What kind of target it sets.
  public var kind: Kind
  /// How it is bound to `number`, from the sign, the nature column or words.
  public var `operator`: Operator?
  /// The number, or the lower bound of a range.
  public var number: DecimalNumber?
  /// The upper bound of a range.
  public var upper: DecimalNumber?
  /// The unit, normalised (百分比 → %).
  public var unit: String?
  /// The last day of a deadline or a period, ISO 8601: `2024-12-31`.
  public var date: String?
  /// The steps of a qualitative scale, such as 优, 良, 中, 低, 差.
  public var scale: [String]

  /// Creates a target.
  public init(
    text: String, kind: Kind, operator: Operator? = nil, number: DecimalNumber? = nil,
    upper: DecimalNumber? = nil, unit: String? = nil, date: String? = nil, scale: [String] = []
  ) {
    self.text = text
    self.kind = kind
    self.operator = `operator`
    self.number = number
    self.upper = upper
    self.unit = unit
    self.date = date
    self.scale = scale
  }
}
