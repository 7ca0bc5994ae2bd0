public import Tables

extension PageReader {
  /// The recognition of a page that is alone on its sheet.
  public func recognition(of page: Page) -> Recognition {
    recognitions(of: page).first ?? Recognition(layout: Layout(), omissions: [])
  }

  /// The layout of a page that is alone on its sheet.
  public func layout(of page: Page) -> Layout { recognition(of: page).layout }
}
