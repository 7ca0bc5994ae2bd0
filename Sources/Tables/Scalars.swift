extension Unicode.Scalar {
  /// The ASCII character that a full-width form stands for, else the scalar itself.
  public var halfWidth: Unicode.Scalar {
    if value >= 0xFF01 && value <= 0xFF5E { return Unicode.Scalar(value - 0xFEE0) ?? self }
    if value == 0x3000 { return " " }
    return self
  }

  /// Whether lines break before and after it without a space: Han, kana, CJK punctuation and
  /// full-width forms.
  public var isCJK: Bool {
    switch value {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x3100...0x312F, 0x31A0...0x31BF, 0x31C0...0x31EF,
      0x3200...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
      0x20000...0x323AF:
      true
    default: false
    }
  }

  /// Whether it is white space, the ideographic and the zero-width kinds among them.
  ///
  /// The property White_Space of Unicode, written out since this is asked of every character of a
  /// document and a look-up of the property takes ten times as long; U+200B, U+2060 and U+FEFF too.
  public var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
      0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text without any white space: the form in which labels are compared.
  public var withoutBlanks: String {
    var result = TextBuilder(capacity: utf8.count)
    for scalar in unicodeScalars where !scalar.isBlank { result.append(scalar) }
    return result.text
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the digits 0–9.
  public var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// Whether it is a letter of a script that puts spaces between words.
  public var isWordLetter: Bool {
    !isCJK && properties.isAlphabetic
  }

  /// Whether it is a letter, as ideographs are: the property Alphabetic of Unicode.
  ///
  /// Ideographs are told without a look-up, which takes ten times as long.
  var isLetter: Bool {
    (value >= 0x4E00 && value <= 0x9FFF) || properties.isAlphabetic
  }

  /// Whether it is one of the letters A to Z, capital or small.
  var isLatinLetter: Bool { self >= "a" && self <= "z" || self >= "A" && self <= "Z" }

  /// Whether it ends a sentence or an item: 。；！？ and their half-width forms.
  public var endsSentence: Bool {
    switch self {
    case "。", "；", "！", "？", ";", "!", "?", ".", "．": true
    default: false
    }
  }

  /// Whether it must not begin a line, so that it takes the character before it along.
  public var isClosing: Bool {
    switch self {
    case "。", "，", "、", "；", "：", "？", "！", "）", "】", "》", "〉", "」", "』", "〕", "”", "’", "％", "%",
      ")", "]", "}", ",", ".", ";", ":", "?", "!":
      true
    default: false
    }
  }

  /// Whether it is CJK punctuation or a full-width form of ASCII punctuation.
  public var isCJKPunctuation: Bool {
    switch value {
    case 0x3000...0x3020, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: true
    default: false
    }
  }

  /// Whether it is a sign that binds a number, so that a space beside it means nothing.
  public var isOperator: Bool {
    switch self {
    case "≥", "≤", "<", ">", "=", "±", "≧", "≦", "﹥", "﹤": true
    default: false
    }
  }
}

extension StringProtocol {
  /// The width when set in a font of size 1: CJK characters count 1, others one half.
  public var emWidth: Double {
    var width = 0.0
    for scalar in unicodeScalars { width += scalar.isCJK ? 1 : 0.5 }
    return width
  }

  /// The width of what cannot be parted at its start: lines break between two CJK characters, but
  /// not before a closing one and not inside 元/人·天 or a Latin word.
  var unbreakableHeadWidth: Double {
    var width = 0.0
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if let previous, previous.isCJK, scalar.isCJK, !scalar.isClosing { break }
      if scalar.isBlank, previous != nil { break }
      width += scalar.isCJK ? 1 : 0.5
      previous = scalar
    }
    return width
  }
}

extension StringProtocol {
  /// Whether the bytes of another text stand in it: the search for words in short labels.
  ///
  /// Characters are compared as they are encoded, without normalisation, which labels do not need.
  public func holds(_ part: String) -> Bool {
    var part = part
    return withBytes { bytes in
      part.withUTF8 { word in
        guard !word.isEmpty, word.count <= bytes.count else { return word.isEmpty }
        for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
          var offset = 1
          while offset < word.count, bytes[start + offset] == word[offset] { offset += 1 }
          if offset == word.count { return true }
        }
        return false
      }
    }
  }

  /// Whether it begins with the bytes of another text; see `holds`.
  public func begins(with part: String) -> Bool {
    var part = part
    return withBytes { bytes in part.withUTF8 { bytes.starts(with: $0) } }
  }

  /// Whether it ends with the bytes of another text; see `holds`.
  public func ends(with part: String) -> Bool {
    var part = part
    return withBytes { bytes in
      part.withUTF8 { bytes.suffix($0.count).elementsEqual($0) }
    }
  }

  /// Calls `body` with the text in UTF-8.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = String(self)
    return copy.withUTF8(body)
  }
}
