/// The measures by which tables are recognised.
///
/// All are relative to the page's own: em means the font size of the text beside. Each says what
/// goes wrong when it is chosen too small or too large.
public struct RecognitionSettings: Hashable, Sendable {
  /// How far apart two rulings may lie and still be one grid line, in em.
  ///
  /// Doubled and thick rules lie up to 0.25 apart; no row is lower than a line of text, about 1.
  /// Smaller values make rows out of doubled rules, larger ones swallow narrow rows.
  public var snap = 0.3

  /// The gap between two words that may part two columns, in em.
  ///
  /// Word spaces are 0.25 to 0.35, of justified text up to 0.9. Smaller values tear justified text
  /// into columns, larger ones glue columns set close.
  public var columnGap = 0.95

  /// The gap between two numbers that may part two columns, in em.
  ///
  /// Two numbers seldom belong to one phrase. Smaller values part numbers grouped by thin spaces
  /// (12 345), larger ones glue columns of numbers set close.
  public var numberGap = 0.45

  /// The least gap between a name and a number over the line between two columns that parts them,
  /// in em.
  ///
  /// Smaller values part a name from the digits at its end (A 4), larger ones lose numbers beside
  /// names that fill their column.
  public var spaceGap = 0.2

  /// The gap between two words over the line between two columns up to which they are one phrase
  /// that reaches over both, in em.
  ///
  /// Word spaces are 0.25 to 0.35. Smaller values tear headings over several columns, larger ones
  /// glue the headings of columns set close.
  public var phraseGap = 0.45

  /// The widest space inside an entry that a line between two columns may not run through, in em.
  ///
  /// Spaces of typewriter fonts are 0.6. Smaller values part the words of long names of rows, larger
  /// ones leave the line between two names of columns set close to chance.
  public var wordSpace = 0.65

  /// The share of the rows with text on both sides of a gap that must leave it open for it to part
  /// two columns.
  ///
  /// Smaller values make columns of gaps that meet by chance, larger ones lose columns that some
  /// headings and wide entries reach over.
  public var agreement = 0.7

  /// How far below a row the next one of the same unruled table may begin, in em.
  ///
  /// Groups of rows are set apart by up to a blank line, 1.2 to 2. Smaller values cut tables at
  /// such gaps, larger ones join tables with what follows them.
  public var rowReach = 2.2

  /// How far below a line the rest of its entries may begin, in em.
  ///
  /// Lines of one entry follow each other without space, or with up to half a line. Smaller values
  /// cut widely set entries, larger ones join rows that are set apart by space alone.
  public var leading = 0.6

  /// How far apart the middles of two lines lie that must belong to one row, in em.
  ///
  /// Beside an entry of two lines others stand in its middle, half a line, 0.5 to 0.7, away; lines
  /// of one column lie 1 apart. Smaller values tear such rows, larger ones join neighbouring rows.
  public var halfLine = 0.8

  /// From which width on an entry without numbers is running text, in em.
  ///
  /// Labels seldom fill 20 em before they wrap, columns of running text hardly ever have less.
  /// Smaller values take wide stubs for text, larger ones text in narrow columns for a table.
  public var proseWidth = 19.0

  /// From which width on an entry without numbers may be a line of a page's column of text, in em.
  ///
  /// Pages have up to three columns, of 16 em or more. Smaller values take the names of wide stubs
  /// for text, larger ones read narrow columns together with what stands beside them.
  public var textColumnWidth = 14.0

  /// The share of the words that grid lines may cut through before a drawing is no table.
  ///
  /// Rulings run beside text. Charts draw their lines through labels, in about a third of them;
  /// smaller values lose tables with a few words that overflow their cells.
  public var cutWords = 0.1

  /// The share of the words that grid lines may cut through before a drawing whose cells hold text is
  /// no table.
  ///
  /// In forms squeezed into narrow columns a fifth of the words overflow. Smaller values lose them,
  /// larger ones take dense charts for tables.
  public var overflowingWords = 0.35

  /// The share of the cells that hold text where a drawing is hardly a chart.
  ///
  /// Grid lines of charts part many empty squares. Smaller values take charts for tables, larger ones
  /// lose forms with blanks whose text overflows.
  public var denseCells = 0.6

  /// How far from the left side of its cell a word that runs over the right side begins, in em.
  ///
  /// Cells pad their text by 0.1 to 0.6. Smaller values take narrow columns of codes that overflow
  /// for charts, larger ones take labels of charts for such codes.
  public var cellPadding = 0.6

  /// The share of the grid lines that must part two cells somewhere.
  ///
  /// Tables draw a line to part cells. Charts draw ticks, of which few do; smaller values take
  /// charts for tables, larger ones lose tables with stray short lines.
  public var partingLines = 0.5

  /// How far beside a chart the words of its axes stand, in em.
  ///
  /// Smaller values take the numbers along an axis for a table, larger ones lose tables right
  /// beside a chart.
  public var axisReach = 3.0

  /// How many cells a drawing must have before few filled ones tell that it is no table.
  ///
  /// Smaller values lose the last rows of tables that go over a page, larger ones take small
  /// diagrams and legends for tables.
  public var smallGrid = 5

  /// The share of the cells that hold text in a table of any size.
  ///
  /// Forms that were handed out blank have their labels, a third of the cells or more. Smaller
  /// values take the lines of charts for tables, larger ones lose sparse tables.
  public var filledCells = 0.25

  /// The share of the lines and columns at whose meeting an unruled table prints something.
  ///
  /// Smaller values take the scattered labels of charts for tables, larger ones lose sparse tables.
  public var filledSquares = 0.45

  /// The pitch up to which lines may still be those of one entry, in em.
  ///
  /// Text is set 1.2 to 1.6 apart, seldom up to 1.75; rows of widely set tables are further apart.
  /// Smaller values tear entries of widely set tables, larger ones join names set apart as rows.
  public var widestPitch = 1.75

  /// How many times as far apart as lines of a cell two rows of text stand at least.
  ///
  /// Smaller values part the lines of cells whose fonts differ, larger ones lose rows set close.
  public var rowWidening = 1.2

  /// How far the middle of a name of several lines may lie from that of its value, in em.
  ///
  /// A line more or less moves it by half a line, 0.6. Smaller values lose rows of fonts of several
  /// sizes, larger ones leave the number of lines open.
  public var centring = 0.25

  /// The least width of a gap between two tables side by side, in em.
  ///
  /// Smaller values try gaps inside tables, larger ones join tables set close.
  public var tableGap = 1.5

  /// How far below a line of its cell the next one may begin where no ruling closes the foot of a
  /// table, in em.
  ///
  /// Lines set wide stand 0.8 apart. Smaller values lose such lines, larger ones take notes below a
  /// table for them.
  public var footLeading = 0.9

  /// How far below the last ruling of a table a line of its cells may begin, in em.
  ///
  /// Smaller values lose lines below an open foot, larger ones try notes that stand apart.
  public var footReach = 1.5

  /// How far a line below an open foot may reach over the sides of its cell, in em.
  ///
  /// Closing marks hang over by up to a third. Smaller values lose them, larger ones take captions.
  public var footOverhang = 0.3

  /// How far the distances of lines below an open foot and their middles may differ in one cell, in
  /// em.
  ///
  /// They are rounded to a tenth. Smaller values lose lines of a cell, larger ones take notes that
  /// stand nearly so.
  public var footEvenness = 0.15

  /// How far the sides of a cell and of the frame that its text is cut to may differ, in em.
  ///
  /// They lie a line's thickness apart, up to 0.2. Smaller values miss the frames of cells with thick
  /// borders, larger ones take lines that only stand near for cells.
  public var frameSlack = 0.3

  /// The share of the filled cells of a table that must have a frame of their own for frames beside
  /// it to be rows of it.
  ///
  /// Spreadsheets frame only the cells that their text overflows. Smaller values take the captions
  /// of such sheets for rows, larger ones fail where a few cells hold a picture or an overflow.
  public var framedCells = 0.75

  /// Creates the settings as they are used.
  public init() {}
}
