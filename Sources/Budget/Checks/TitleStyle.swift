internal import Tables

/// Compares titles with project names, where a document puts the one into the other.
///
/// A title such as 项目支出绩效目标表 names no project, and nothing printed tells the two kinds apart.
/// So a title is only held against its 项目名称 where another title of the document does hold its own,
/// or where the two are nearly alike.
struct TitleStyle: Sendable {
  /// The code of its findings.
  static let code = FindingCode(
    "title-name", [.warning], "The title of a table names another project than its 项目名称.")

  /// How many titles of the document hold the name of their project.
  private var namedCount = 0

  /// What closes a title.
  private static let endings = [
    "绩效目标表", "绩效目标申报表", "绩效目标填报表", "绩效目标批复表", "绩效自评表", "绩效目标自评表",
    "绩效运行监控表", "绩效监控表",
  ]

  /// Learns how a document names its tables.
  init(of document: Document) {
    for table in document.tables {
      guard let (title, name) = Self.names(of: table) else { continue }
      if title.contains(name) { namedCount += 1 }
    }
  }

  /// What is wrong with a table's title.
  func findings(in table: PerformanceTable) -> [Finding] {
    guard let (title, name) = Self.names(of: table), !title.contains(name) else { return [] }
    // A leading number of the name may have gone into the number of the title.
    guard !name.hasSuffix(title), namedCount > 0 || Self.areAlike(title, name) else { return [] }
    return [
      Self.code.finding(
        "the title names \(title), the table \(name)", in: table,
        at: table.fields.first { Labels.field($0.label) == .projectName },
        evidence: [table.title, table.projectName])
    ]
  }

  /// What the title and the table call the project, in comparable form.
  private static func names(of table: PerformanceTable) -> (title: String, name: String)? {
    guard table.form == .form, table.kind != .overall, let name = table.projectName,
      let printed = table.title
    else { return nil }
    let title = TargetText(printed)
    let end = title.longest(of: endings, endingAt: title.count)?.start ?? title.count
    let core = comparable(title.string(0..<end))
    let key = comparable(TargetText(name).string)
    return isGeneric(core) || key.isEmpty ? nil : (core, key)
  }

  /// Whether a title says only what kind of table it is: 财政项目支出, 2025年部门预算项目.
  private static func isGeneric(_ core: String) -> Bool {
    var rest = core
    for word in [
      "财政", "部门", "单位", "预算", "项目", "支出", "专项", "业务", "资金", "经费", "年度", "年", "本级", "市级", "区级", "县级",
    ] {
      rest = rest.replacing(word, with: "")
    }
    return rest.allSatisfy(\.isNumber)
  }

  /// A name without quotation marks and parentheses, which titles often leave out.
  private static func comparable(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !"“”‘’\"'《》〈〉<>() ".unicodeScalars.contains(scalar) {
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether two names begin and end alike over more than half of the longer one.
  private static func areAlike(_ first: String, _ second: String) -> Bool {
    let left = Array(first)
    let right = Array(second)
    let shorter = min(left.count, right.count)
    let start = (0..<shorter).first { left[$0] != right[$0] } ?? shorter
    let rest = shorter - start
    let end =
      (0..<rest).first { left[left.count - 1 - $0] != right[right.count - 1 - $0] } ?? rest
    return (start + end) * 2 > max(left.count, right.count)
  }
}
