import PipelineCore

/// What a worker process answers.
enum WorkerReply {
  // MARK: The last pass

  /// Writes what became of a document.
  static func write(
    _ outcome: FinalWork.Outcome, _ article: RunSample.Article?, _ times: StepTimes, _ notes: JournalNotes,
    to writer: inout ByteWriter
  ) throws {
    times.write(to: &writer)
    switch outcome {
    case .written(_, let records, let counts, let recollection):
      writer.byte(0)
      writer.count(records.count)
      for record in records { writer.block(record) }
      writer.count(counts.sentences)
      writer.count(counts.keywords)
      write(recollection, notes, to: &writer)
    case .dropped(_, let reason, let recollection):
      writer.byte(1)
      writer.string(reason.name)
      write(recollection, notes, to: &writer)
    case .failed(let failure):
      writer.byte(2)
      write(failure, to: &writer)
    }
    writer.byte(article == nil ? 0 : 1)
    if let article { writer.append(try CompactEncoder.encode(article)) }
  }

  /// Reads what became of the document of `request`; what is to be noted of it goes to `notes`.
  static func processed(
    _ answer: ByteReader, _ request: WorkerRequest, links: [Chain.Link], notes: JournalNotes
  ) throws -> (FinalWork.Outcome, RunSample.Article?, StepTimes) {
    guard case .process(let job) = request else { throw ByteReader.Malformed() }
    var reader = answer
    let times = try StepTimes(from: &reader, count: links.count)
    let id = job.document.id
    let outcome: FinalWork.Outcome
    switch try reader.byte() {
    case 0:
      var records: [[UInt8]] = []
      for _ in 0..<(try reader.count()) { records.append(try reader.block()) }
      let counts = FinalWork.Counts(sentences: try reader.integer(), keywords: try reader.integer())
      outcome = .written(id: id, records: records, counts, try recollection(from: &reader, of: job, notes))
    case 1:
      let reason = DropReason(try reader.string())
      outcome = .dropped(id: id, reason: reason, try recollection(from: &reader, of: job, notes))
    default:
      outcome = .failed(try failure(from: &reader, of: job.document))
    }
    let hasArticle = try reader.byte() == 1
    let article = try hasArticle ? CompactDecoder.decode(RunSample.Article.self, from: reader.rest()) : nil
    return (outcome, article, times)
  }

  // MARK: A pass in which a corpus stage observes

  /// Writes what came of observing a document.
  static func write(_ observation: Observation, _ notes: JournalNotes, to writer: inout ByteWriter) {
    write(observation.recollection, notes, to: &writer)
    writer.byte(observation.failure == nil ? 0 : 1)
    if let failure = observation.failure { write(failure, to: &writer) }
  }

  /// Reads what came of observing the document of `request`; what is to be noted of it goes to `notes`.
  static func observed(_ answer: ByteReader, _ request: WorkerRequest, notes: JournalNotes) throws -> Observation {
    guard case .observe(let job) = request else { throw ByteReader.Malformed() }
    var reader = answer
    let recollection = try recollection(from: &reader, of: job, notes)
    let hasFailed = try reader.byte() == 1
    return Observation(
      recollection: recollection, failure: try hasFailed ? failure(from: &reader, of: job.document) : nil)
  }

  // MARK: Parts

  private static func write(_ recollection: Recollection?, _ notes: JournalNotes, to writer: inout ByteWriter) {
    writer.byte(recollection == nil ? 0 : 1)
    recollection?.write(to: &writer, from: notes)
  }

  private static func recollection(
    from reader: inout ByteReader, of job: FinalWork.Job, _ notes: JournalNotes
  ) throws -> Recollection? {
    let isThere = try reader.byte() == 1
    return try isThere ? Recollection(from: &reader, of: job.document.id, to: notes) : nil
  }

  private static func write(_ failure: Failure, to writer: inout ByteWriter) {
    writer.string(failure.stage)
    writer.string(failure.message)
    writer.byte(failure.endsRun ? 1 : 0)
    writer.byte(failure.passes ? 1 : 0)
    for part in [failure.document, failure.input] {
      writer.byte(part == nil ? 0 : 1)
      if let part { writer.block(part) }
    }
  }

  private static func failure(from reader: inout ByteReader, of document: Document) throws -> Failure {
    let (stage, message) = (try reader.string(), try reader.string())
    var failure = Failure(document, stage: stage, message: message)
    failure.endsRun = try reader.byte() == 1
    failure.passes = try reader.byte() == 1
    if try reader.byte() == 1 { failure.document = try reader.block() }
    if try reader.byte() == 1 { failure.input = try reader.block() }
    return failure
  }
}
