/// A page whose text reads upwards, downwards or upside down, turned so that it reads to the right.
///
/// Landscape tables stand so on portrait pages. They are recognised on the turned page; what is
/// found is turned back, so that all places are those of the page as displayed.
struct TurnedPage {
  /// How most of the page's text stands on it.
  let orientation: Glyph.Orientation

  /// Reads how most text of a page stands; `nil` where that is upright.
  init?(_ page: Page) {
    var counts: [Glyph.Orientation: Int] = [:]
    for glyph in page.glyphs { counts[glyph.orientation, default: 0] += 1 }
    for orientation in [Glyph.Orientation.quarterLeft, .quarterRight, .upsideDown]
    where counts[orientation, default: 0] * 2 > page.glyphs.count {
      self.orientation = orientation
      return
    }
    return nil
  }

  /// The page with its text upright.
  ///
  /// Its coordinates may be negative. Its findings say where they are on the page as displayed.
  func upright(_ page: Page) -> Page {
    var result = page
    result.glyphs = page.glyphs.map { glyph in
      var glyph = glyph
      glyph.box = glyph.box.turnedUpright(from: orientation)
      glyph.orientation = glyph.orientation.turned(from: orientation)
      return glyph
    }
    result.rulings = page.rulings.map { $0.turnedUpright(from: orientation) }
    result.fills = page.fills.map { fill in
      Fill(box: fill.box.turnedUpright(from: orientation), luminance: fill.luminance)
    }
    result.images = page.images.map { $0.turnedUpright(from: orientation) }
    result.frames = page.frames.map { $0.turnedUpright(from: orientation) }
    for index in result.repairs.indices {
      result.repairs[index].box = result.repairs[index].box?.turnedUpright(from: orientation)
    }
    if orientation != .upsideDown {
      result.width = page.height
      result.height = page.width
    }
    return result
  }

  /// What was recognised on the upright page, on the page as displayed.
  func displayed(_ recognition: Recognition) -> Recognition {
    var result = recognition
    for index in result.layout.tables.indices { turnBack(&result.layout.tables[index]) }
    if var fragment = result.layout.fragment {
      turnBack(&fragment)
      result.layout.fragment = fragment
    }
    for index in result.layout.lines.indices { turnBack(&result.layout.lines[index].box) }
    for index in result.layout.findings.indices { turnBack(&result.layout.findings[index].box) }
    for index in result.omissions.indices {
      result.omissions[index].box = result.omissions[index].box.turnedBack(from: orientation)
    }
    return result
  }

  private func turnBack(_ table: inout Table) {
    table.orientation = orientation
    turnBack(&table.cells)
    for index in table.rowsAbove.indices { turnBack(&table.rowsAbove[index]) }
    for index in table.rowsBelow.indices { turnBack(&table.rowsBelow[index]) }
    for index in table.captions.indices { turnBack(&table.captions[index].box) }
    for index in table.repairs.indices { turnBack(&table.repairs[index].box) }
  }

  private func turnBack(_ cells: inout [Cell]) {
    for index in cells.indices {
      for fragment in cells[index].fragments.indices {
        turnBack(&cells[index].fragments[fragment].box)
      }
    }
  }

  private func turnBack(_ box: inout Rect?) { box = box?.turnedBack(from: orientation) }
}

extension Glyph.Orientation {
  /// How text stands after the page is turned so that text in another orientation is upright.
  fileprivate func turned(from other: Self) -> Self {
    guard self != .slanted else { return self }
    return Self(rawValue: (rawValue + 4 - other.rawValue) % 4) ?? self
  }
}

extension Ruling {
  fileprivate func turnedUpright(from orientation: Glyph.Orientation) -> Ruling {
    let box =
      axis == .horizontal
      ? Rect(
        left: extent.lowerBound, top: position, right: extent.upperBound, bottom: position)
      : Rect(left: position, top: extent.lowerBound, right: position, bottom: extent.upperBound)
    let turned = box.turnedUpright(from: orientation)
    var result = self
    switch orientation {
    case .quarterLeft, .quarterRight: result.axis = axis == .horizontal ? .vertical : .horizontal
    case .upright, .upsideDown, .slanted: break
    }
    if result.axis == .horizontal {
      result.position = turned.top
      result.extent = turned.left...max(turned.left, turned.right)
    } else {
      result.position = turned.left
      result.extent = turned.top...max(turned.top, turned.bottom)
    }
    let isReversed =
      orientation == .upsideDown
      || orientation == (axis == .horizontal ? .quarterRight : .quarterLeft)
    result.joints = joints.map { joint in
      isReversed
        ? result.extent.upperBound - (joint - extent.lowerBound)
        : result.extent.lowerBound + (joint - extent.lowerBound)
    }
    return result
  }
}

extension Rect {
  /// The rectangle in the coordinates in which text of an orientation reads to the right.
  func turnedUpright(from orientation: Glyph.Orientation) -> Rect {
    switch orientation {
    case .quarterLeft: Rect(left: -bottom, top: left, right: -top, bottom: right)
    case .quarterRight: Rect(left: top, top: -right, right: bottom, bottom: -left)
    case .upsideDown: Rect(left: -right, top: -bottom, right: -left, bottom: -top)
    case .upright, .slanted: self
    }
  }

  /// The inverse of ``turnedUpright(from:)``.
  func turnedBack(from orientation: Glyph.Orientation) -> Rect {
    switch orientation {
    case .quarterLeft: Rect(left: top, top: -right, right: bottom, bottom: -left)
    case .quarterRight: Rect(left: -bottom, top: left, right: -top, bottom: right)
    case .upsideDown: Rect(left: -right, top: -bottom, right: -left, bottom: -top)
    case .upright, .slanted: self
    }
  }
}
