import PipelineCore

/// What a worker process is asked to do.
enum WorkerRequest: Sendable {
  /// Every step of the last pass.
  case process(FinalWork.Job)
  /// The steps before one, for the quarantine to keep the document as it comes to it.
  case prepare(Document, step: Int)
  /// The steps before a corpus stage, which then observes the document.
  case observe(FinalWork.Job)
  /// What the corpus stage gathered since it was last asked.
  case gathered

  /// The document that is to be worked on.
  var document: Document? {
    switch self {
    case .process(let job), .observe(let job): job.document
    case .prepare(let document, _): document
    case .gathered: nil
    }
  }

  /// The document's place among all; nil where it does not matter.
  var place: Int? {
    switch self {
    case .process(let job), .observe(let job): job.place
    case .prepare: 0
    case .gathered: nil
    }
  }

  /// Writes the request.
  ///
  /// - Throws: what keeps the document from being written as bytes.
  func write(to writer: inout ByteWriter) throws {
    switch self {
    case .process(let job):
      writer.byte(0)
      try WorkerRequest.write(job, to: &writer)
    case .prepare(let document, let step):
      writer.byte(1)
      writer.count(step)
      try document.write(to: &writer)
    case .observe(let job):
      writer.byte(2)
      try WorkerRequest.write(job, to: &writer)
    case .gathered:
      writer.byte(3)
    }
  }

  /// Reads what ``write(to:)`` wrote.
  init(from reader: inout ByteReader, types: LayerTypes) throws {
    switch try reader.byte() {
    case 0: self = .process(try WorkerRequest.job(from: &reader, types: types))
    case 1:
      let step = try reader.integer()
      self = .prepare(try Document(from: &reader, types: types), step: step)
    case 2: self = .observe(try WorkerRequest.job(from: &reader, types: types))
    default: self = .gathered
    }
  }

  private static func write(_ job: FinalWork.Job, to writer: inout ByteWriter) throws {
    writer.count(job.place)
    writer.byte(job.keepsArticle ? 1 : 0)
    try job.document.write(to: &writer)
    writer.byte(job.earlier == nil ? 0 : 1)
    job.earlier?.write(to: &writer)
  }

  private static func job(from reader: inout ByteReader, types: LayerTypes) throws -> FinalWork.Job {
    let place = try reader.integer()
    let keepsArticle = try reader.byte() == 1
    let document = try Document(from: &reader, types: types)
    let hasEarlier = try reader.byte() == 1
    let earlier = try hasEarlier ? JournalEntry(from: &reader, id: document.id) : nil
    return FinalWork.Job(document: document, place: place, earlier: earlier, keepsArticle: keepsArticle)
  }
}
