/// What one conversion may use.
///
/// Measured over 7,525 odd and hostile PDFs: 99 in 100 need less than 0.7 s and 80 MB, nine ran
/// past 20 s, six past 1 GB. The defaults leave a wide margin above the first and end the others.
public struct WorkerLimits: Hashable, Sendable {
  /// The wall-clock time of one attempt, in seconds.
  ///
  /// Shorter ends the largest of real budgets (2,000 pages and more); longer makes a hostile file
  /// hold its worker longer. The CPU time of an attempt has the same limit.
  public var seconds = 120.0
  /// The address space of a worker, in MiB.
  ///
  /// An idle worker maps about 400 MiB, most of it never touched. Smaller fails real documents
  /// with large pictures; larger lets a bomb take that much, once for each job.
  public var mebibytes = 1536
  /// The size of a file, in MiB.
  public var fileMebibytes = 512
  /// The size of a converted document as JSON, in MiB.
  ///
  /// The largest real budgets give 30 MiB with grids; a document past the limit fails as one
  /// that needs too much memory.
  public var answerMebibytes = 256
  /// How many documents a worker converts before a new one takes its place.
  ///
  /// Fewer pays for starting it (about 20 ms each), more lets slow leaks grow.
  public var documentsPerWorker = 1_000
  /// The resident memory after which a worker is replaced between two documents, in MiB.
  public var residentMebibytes = 400
  /// How much of what a worker prints on its standard error is kept for one document, in bytes.
  ///
  /// The rest is counted: one file of 919 bytes makes poppler print 268 MB.
  public var remarkBytes = 65_536

  /// Creates the default limits.
  public init() {}

  /// The limits as a JSON object, as the worker's hello shows them.
  var json: String {
    #"{"seconds":\#(seconds),"memory_mib":\#(mebibytes),"file_mib":\#(fileMebibytes),"#
      + #""answer_mib":\#(answerMebibytes),"documents_per_worker":\#(documentsPerWorker),"#
      + #""resident_mib":\#(residentMebibytes),"remark_bytes":\#(remarkBytes)}"#
  }
}
