/// A rectangle on a page.
///
/// Units: PDF points (1/72 inch). Origin: the top-left corner of the page as displayed (after its
/// rotation, inside its crop box); x grows to the right, y grows downwards.
public struct Rect: Hashable, Sendable {
  /// The x coordinate of the left side, in points.
  public var left: Double
  /// The y coordinate of the top side, in points.
  public var top: Double
  /// The x coordinate of the right side, in points.
  public var right: Double
  /// The y coordinate of the bottom side, in points.
  public var bottom: Double

  /// Creates a rectangle from its four sides, in points.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  /// The distance from left to right, in points.
  public var width: Double { right - left }
  /// The distance from top to bottom, in points.
  public var height: Double { bottom - top }
  /// The x coordinate of the centre, in points.
  public var midX: Double { (left + right) / 2 }
  /// The y coordinate of the centre, in points.
  public var midY: Double { (top + bottom) / 2 }

  /// Whether a point lies inside or on a side.
  public func contains(x: Double, y: Double) -> Bool {
    x >= left && x <= right && y >= top && y <= bottom
  }

  /// Whether the two rectangles share more than a side.
  public func overlaps(_ other: Rect) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    Rect(
      left: min(left, other.left), top: min(top, other.top),
      right: max(right, other.right), bottom: max(bottom, other.bottom))
  }

  /// The same rectangle with every side moved outwards, in points (inwards where negative).
  public func expanded(by distance: Double) -> Rect {
    Rect(
      left: left - distance, top: top - distance, right: right + distance, bottom: bottom + distance
    )
  }
}

/// The two directions in which a table is ruled.
public enum Axis: Hashable, Sendable {
  /// Along x.
  case horizontal
  /// Along y.
  case vertical
}
