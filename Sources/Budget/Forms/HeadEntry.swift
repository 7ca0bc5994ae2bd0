internal import Tables

/// A label of a form's head, where it stands, and its value.
struct HeadEntry {
  /// The label as printed, white space removed.
  var label: String
  /// What the label names.
  var field: Labels.Field
  /// The value; empty where none is printed.
  var value: String
  /// The columns of the label, to tell the year's money from the whole term's.
  var columns: Range<Int>
  /// The name of the column of a small table inside the head: 全年预算数, 任务名称.
  var header: String?
  /// The row of the value.
  var row: Int
  var page: Int
  var box: Rect?
}
