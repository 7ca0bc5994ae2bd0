import Tables
import TestSupport
import Testing

@Suite struct ListItemsTests {
  @Test(arguments: [
    ("1.完成清扫；2.机械化率达到85%以上。", ["1.完成清扫；", "2.机械化率达到85%以上。"]),
    ("目标1：建成；目标2：培训。", ["目标1：建成；", "目标2：培训。"]),
    ("按时完成；保证质量。", ["按时完成；保证质量。"]),
    ("①建成。②培训。", ["①建成。", "②培训。"]),
    ("完成1.5倍；2.5倍更好", ["完成1.5倍；2.5倍更好"]),
    ("", []),
  ])
  func `a line is parted where the next number follows a sentence`(
    line: String, expected: [String]
  ) {
    #expect(ListItems.split(line) == expected)
  }
}
