import Tables
import TestSupport

/// A page of texts at a left side and a height, and of rules from x to x at a height, in points.
func page(
  _ texts: [(String, Double, Double)], rules: [(Double, Double, Double)] = []
) -> Page {
  Page(
    number: 1, width: 500, height: 500,
    glyphs: texts.flatMap { Glyph.run($0.0, left: $0.1, top: $0.2) },
    rulings: rules.map { Ruling(axis: .horizontal, position: $0.2, extent: $0.0...$0.1) })
}

/// The texts of the first table of a page, row by row.
func tableTexts(_ page: Page) -> [[String]] {
  PageReader().layout(of: page).tables.first?.texts ?? []
}
