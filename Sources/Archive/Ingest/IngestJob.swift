internal import Budget
internal import Tables

/// One of the jobs of an ingest: it has a worker, and takes one file after the other.
final class IngestJob {
  private let ingest: Ingest
  private let ledger: Ledger
  private let options: Ingest.Options
  private let slot: WorkerSlot

  init(ingest: Ingest, ledger: Ledger, options: Ingest.Options) throws(ArchiveError) {
    self.ingest = ingest
    self.ledger = ledger
    self.options = options
    slot = try WorkerSlot(program: options.program, limits: options.limits)
  }

  /// Takes one file in.
  func take(_ path: RawPath) throws(ArchiveError) {
    let facts: FileFacts
    do throws(SnapshotFailure) {
      facts = try FileSnapshot.facts(of: path)
    } catch {
      return try fail(path, error)
    }
    if let state = try ledger.state(of: path, facts),
      case .keep(let extraction) = decision(for: state)
    {
      return ingest.finish(result(path, state.sha256, extraction))
    }
    let contents: FileSnapshot.Contents
    do throws(SnapshotFailure) {
      contents = try slot.load(path)
    } catch {
      return try fail(path, error)
    }
    guard ingest.claim(contents.sha256, for: path) else {
      _ = try ledger.see(path, contents)
      return
    }
    try takeClaimed(path, contents)
  }

  private func fail(_ path: RawPath, _ failure: SnapshotFailure) throws(ArchiveError) {
    try ledger.see(path, failure: failure)
    ingest.finish(IngestResult(path: path, outcome: failure.outcome, reason: failure.reason))
  }

  private func takeClaimed(_ path: RawPath, _ contents: FileSnapshot.Contents)
    throws(ArchiveError)
  {
    let sha256 = contents.sha256
    if let state = try ledger.state(ofDocument: sha256) {
      switch decision(for: state) {
      case .keep(let extraction):
        _ = try ledger.see(path, contents)
        return ingest.release(sha256, result(path, sha256, extraction))
      case .postpone:
        return ingest.postpone(sha256, path)
      case .giveUp:
        _ = try ledger.see(path, contents)
        try ledger.giveUp(sha256, after: state.interruptions)
        var result = IngestResult(path: path, outcome: .interrupted)
        result.sha256 = sha256
        return ingest.release(sha256, result)
      case .convert: break
      }
    }
    try convert(path, contents)
  }

  private func convert(_ path: RawPath, _ contents: FileSnapshot.Contents) throws(ArchiveError) {
    ingest.begin(path)
    let start = ContinuousClock.now
    var order = WorkerOrder(name: path.name.text)
    order.settings = options.settings
    var attempt: Int64 = 0
    let conversion = try slot.convert(
      order, isCancelled: { ingest.isUrgentlyStopped },
      willAttempt: { number, mode throws(ArchiveError) in
        attempt = try ledger.begin(path, contents, number: number, mode: mode)
      },
      didAttempt: { _, ended throws(ArchiveError) in try ledger.finish(attempt, ended) })
    guard var conversion else {
      try ledger.cancel(attempt)
      return ingest.release(contents.sha256, nil)
    }
    let document = read(&conversion)
    try ledger.store(document, ending: attempt, conversion, of: contents.sha256)
    var result = IngestResult(path: path, outcome: conversion.last.outcome)
    result.sha256 = contents.sha256
    result.reason = conversion.last.reason
    result.mode = conversion.last.mode
    result.attempts = conversion.attempts.count
    result.diagnostics = conversion.last.diagnostics
    result.isNew = true
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    ingest.release(contents.sha256, result)
  }

  /// The document of a conversion that gave one.
  private func read(_ conversion: inout WorkerSlot.Conversion) -> Document? {
    guard conversion.last.outcome.isConverted else { return nil }
    do {
      return try DocumentDecoder().document(from: conversion.document)
    } catch {
      conversion.last.outcome = .crashed
      conversion.last.reason = "the worker's document is none: \(error)"
      return nil
    }
  }

  private func decision(for state: DocumentState) -> IngestPolicy.Decision {
    options.policy.decision(
      for: state, key: ledger.key, run: ledger.run, isLast: ingest.isLastRound)
  }

  private func result(
    _ path: RawPath, _ sha256: String, _ extraction: DocumentState.Extraction
  ) -> IngestResult {
    var result = IngestResult(path: path, outcome: extraction.outcome, reason: extraction.reason)
    result.sha256 = sha256
    result.mode = extraction.mode
    result.attempts = extraction.attempts
    result.diagnostics = extraction.diagnostics
    return result
  }
}
