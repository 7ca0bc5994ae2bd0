public import Tables

/// What was recognised on a page as one JSON object: what the page draws, the tables as grids, what
/// was left out, and the findings.
public struct InspectionJSON: Sendable {
  /// Creates an emitter.
  public init() {}

  /// Appends the object.
  public func write(
    page: Page, tables: [Table], lines: [TextLine], omissions: [Omission], findings: [Finding],
    to output: inout [UInt8]
  ) {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("page", page.number)
      writer.member(
        "bbox", Rect(left: 0, top: 0, right: page.width, bottom: page.height))
      writer.member("glyphs", page.glyphs.count)
      writer.list("rulings", page.rulings) { writer, _, ruling in
        writer.object { $0.members(of: ruling) }
      }
      writer.list("fills", page.fills) { writer, _, fill in
        writer.object { $0.member("bbox", fill.box) }
      }
      writer.list("pictures", page.images) { writer, _, image in
        writer.object { $0.member("bbox", image) }
      }
      writer.list("tables", tables) { writer, index, table in
        writer.object { writer in
          writer.member("origin", table.origin.rawValue)
          writer.member("seams", table.seams)
          writer.members(of: table, index: index + 1)
        }
      }
      writer.list("lines", lines) { writer, _, line in
        writer.object { writer in
          writer.member("text", line.text)
          writer.member("bbox", line.box)
        }
      }
      writer.list("omissions", omissions) { writer, _, omission in
        writer.object { writer in
          writer.member("reason", omission.reason.rawValue)
          writer.member("explanation", omission.reason.explanation)
          writer.member("bbox", omission.box)
        }
      }
      writer.list("findings", findings) { writer, _, finding in
        writer.object { $0.members(of: finding) }
      }
    }
    writer.bytes.append(0x0A)
    output += writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func members(of ruling: Ruling) {
    let isHorizontal = ruling.axis == .horizontal
    let (low, high) = (ruling.extent.lowerBound, ruling.extent.upperBound)
    let half = ruling.thickness / 2
    let (near, far) = (ruling.position - half, ruling.position + half)
    member("axis", isHorizontal ? "horizontal" : "vertical")
    member(
      "bbox",
      isHorizontal
        ? Rect(left: low, top: near, right: high, bottom: far)
        : Rect(left: near, top: low, right: far, bottom: high))
  }
}
