/// Where the chunks of one column stand.
///
/// Extractors that keep the layout give what stands at one place of a page one place in the dump,
/// except where it follows another text so closely that they take both for one: then it stands one
/// space behind it, left of its place. So the chunks with a gap before them tell where a column is,
/// by where they begin if they are set flush left, by their middles if they are centred.
struct ColumnPlaces {
  private var starts: [Int: Double] = [:]
  private var middles: [Int: Double] = [:]
  /// The leftmost and the rightmost places of the column, stray chunks left aside.
  let low: Double
  let high: Double

  /// The fewest chunks that tell where a column is.
  private static let fewest = 3
  /// The share of chunks at each end of a column that may be strays.
  private static let strays = 0.06
  /// How far left of its place a chunk may stand that follows another closely, in characters.
  private static let furthestBack = 8

  /// How well a chunk fits that may have been moved: its place says nothing.
  private static let moved = -3.0

  /// Looks at the chunks of a column that have a gap before them, or at all if few have.
  init?(_ chunks: [Chunk]) {
    let free = chunks.filter { !$0.isClose }
    let all = free.count >= Self.fewest ? free : chunks
    guard all.count >= Self.fewest else { return nil }
    let left = all.map(\.place.lowerBound).sorted()[all.count / 2] - 1
    let right = all.map(\.place.upperBound).sorted()[all.count / 2] + 1
    let sample = all.filter { $0.place.lowerBound < right && left < $0.place.upperBound }
    guard !sample.isEmpty else { return nil }
    let share = 1 / Double(sample.count)
    for chunk in sample {
      starts[chunk.place.lowerBound, default: 0] += share
      middles[chunk.place.lowerBound + chunk.place.upperBound, default: 0] += share
    }
    let skipped = Int(Double(sample.count) * Self.strays)
    low = Double(sample.map(\.place.lowerBound).sorted()[skipped])
    high = Double(sample.map(\.place.upperBound).sorted()[sample.count - 1 - skipped])
  }

  /// How well a chunk stands in the column, from about -10 to 10.
  func fit(of chunk: Chunk, goesOn: Bool) -> Double {
    guard chunk.isClose else { return fit(chunk.place, shift: 0) }
    // What follows closely what follows closely may stand anywhere left of its place.
    let least = !goesOn && Double(chunk.place.lowerBound) < high ? Self.moved : -.infinity
    return (0...(goesOn ? Self.furthestBack / 2 : Self.furthestBack)).reduce(least) { best, shift in
      max(best, fit(chunk.place, shift: shift) - 0.6 * Double(shift))
    }
  }

  private func fit(_ place: Range<Int>, shift: Int) -> Double {
    let (left, right) = (Double(place.lowerBound + shift), Double(place.upperBound + shift))
    let inside = min(right, high) - max(left, low)
    guard inside > 0 else { return max(-10, inside - 2) }
    let start = place.lowerBound + shift
    let middle = start + place.upperBound + shift
    let common = max(
      Self.density(starts, around: start, reach: 1), Self.density(middles, around: middle, reach: 2)
    )
    return 5 * inside / (right - left) + 5 * common.squareRoot()
  }

  private static func density(_ counts: [Int: Double], around place: Int, reach: Int) -> Double {
    (-reach...reach).reduce(0) { $0 + (counts[place + $1] ?? 0) }
  }
}
