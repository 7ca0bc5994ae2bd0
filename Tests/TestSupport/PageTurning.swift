public import Tables

extension Page {
  /// The page, whose text is upright, as it is displayed where its text reads in another direction.
  ///
  /// Only glyphs and rulings are turned.
  public func turned(_ orientation: Glyph.Orientation) -> Page {
    var page = self
    for index in page.glyphs.indices {
      page.glyphs[index].box = turned(page.glyphs[index].box, orientation)
      page.glyphs[index].orientation = orientation
    }
    page.rulings = rulings.map { turned($0, orientation) }
    if orientation != .upsideDown { (page.width, page.height) = (height, width) }
    return page
  }

  /// A box on the page where it is displayed with its text in another direction.
  public func turned(_ box: Rect, _ orientation: Glyph.Orientation) -> Rect {
    switch orientation {
    case .quarterLeft:
      Rect(left: box.top, top: width - box.right, right: box.bottom, bottom: width - box.left)
    case .quarterRight:
      Rect(left: height - box.bottom, top: box.left, right: height - box.top, bottom: box.right)
    case .upsideDown:
      Rect(
        left: width - box.right, top: height - box.bottom, right: width - box.left,
        bottom: height - box.top)
    case .upright, .slanted: box
    }
  }

  private func turned(_ ruling: Ruling, _ orientation: Glyph.Orientation) -> Ruling {
    func box(_ extent: ClosedRange<Double>) -> Rect {
      let (from, to) = (extent.lowerBound, extent.upperBound)
      return ruling.axis == .horizontal
        ? Rect(left: from, top: ruling.position, right: to, bottom: ruling.position)
        : Rect(left: ruling.position, top: from, right: ruling.position, bottom: to)
    }
    let line = turned(box(ruling.extent), orientation)
    var result = ruling
    if line.left == line.right {
      result.axis = .vertical
      (result.position, result.extent) = (line.left, line.top...line.bottom)
    } else {
      result.axis = .horizontal
      (result.position, result.extent) = (line.top, line.left...line.right)
    }
    result.joints = ruling.joints.map { joint in
      let point = turned(box(joint...joint), orientation)
      return result.axis == .horizontal ? point.left : point.top
    }
    return result
  }
}
