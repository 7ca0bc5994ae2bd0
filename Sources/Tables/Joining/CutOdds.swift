/// How many times likelier a sign is where a page break cuts a row than where a new row begins.
///
/// The figures are estimates: signs that hardly ever stand at a new row weigh ten and more, signs
/// that are merely usual two to seven. No single sign decides but the strongest: the product of all
/// does. A larger figure joins rows that only look alike, a smaller one leaves halves apart.
enum CutOdds {
  /// Before anything is known: producers break between rows where they can.
  static let prior = 0.4
  /// No ruling closes the table at the foot of the page: some producers never draw it there.
  static let openFoot = 4.0

  // MARK: The text

  /// Both texts together are a known name.
  static let joinedName = 400.0
  /// The text above is a known name already.
  static let wholeName = 0.007
  /// The text below is the next item of the list above.
  static let nextItem = 12.0
  /// A bracket is open above and closed below.
  static let pairedBrackets = 50.0
  /// The text below begins with what closes a text: 。，）.
  static let closingStart = 20.0
  /// The text below is one CJK character, in a column of longer texts.
  static let loneCharacter = 7.0
  /// The text above ends in what opens one, in an operator, or in a comma.
  static let openEnd = 7.0
  /// The text above ends a sentence.
  static let sentenceEnd = 0.4
  /// A number above goes on with what follows numbers: 年, 月, %.
  static let numberUnit = 20.0
  /// The text below begins with an operator, as a value does.
  static let operatorStart = 0.02
  /// Both texts are values of one form: 100% and 98%.
  static let twoValues = 0.15

  // MARK: The room

  /// A note in brackets had room above: it may stand in a line of its own.
  static let roomForNote = 0.4
  /// The first word below had room above, by how many widths of a CJK character at most.
  static let roomForWord = [(upTo: 0.7, odds: 0.15), (upTo: 1, odds: 0.02)]
  /// A longer line in the column shows that the word had room.
  static let roomInLongerLine = 0.02

  // MARK: The cells beside

  /// A cell beside has one line more: orphan control may have kept one back.
  static let oneLineLess = 0.15
  /// A cell beside has more lines than that: the text had ended.
  static let linesLess = 0.002
  /// Nothing above, a name or a filler below: it begins its own row.
  static let nameBelowBlank = 0.05
  /// Nothing above: how often a centred text stands on the second page only.
  static let centredBelow = 0.25
  /// The most that a text below a blank may weigh.
  static let mostBelowBlank = 3.0

  /// A name without its value below, a value without a name above: no row of its own prints so.
  static let complements = 25.0

  // MARK: Habits of a column

  /// How often a cell goes on that has lines above already.
  static let wrappedGoesOn = 0.6
  /// Between which shares the cells of a column wrap; few cells tell little.
  static let wrappedShare = 0.07...0.8
  /// The least that a share may be which divides.
  static let leastShare = 0.05
}
