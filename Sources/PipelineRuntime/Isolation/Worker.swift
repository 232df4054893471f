import Glibc
import PipelineCore

/// A worker process: it takes requests until there are no more.
struct Worker {
  /// The exit code of a process whose stage closed what it needs.
  static let lostSocket: Int32 = 113

  /// After so many documents the memory is looked at.
  private static let inspection = 256
  /// So many answers are sent at once, or so many bytes of them.
  private static let group = (answers: 32, bytes: 256 << 10)

  let work: FinalWork
  let types: LayerTypes
  let slot: WorkPage.Slot
  let socket: FrameSocket
  var observer: (any Observer)?
  private let process = getpid()
  private let number: UInt
  private let memory: Int
  /// For how many megabytes of document the limit of memory is set.
  private var allowedMegabytes = -1
  private var count = 0

  init(
    work: FinalWork, types: LayerTypes, slot: WorkPage.Slot, socket: FrameSocket, observer: (any Observer)?, memory: Int
  ) {
    self.work = work
    self.types = types
    self.slot = slot
    self.socket = socket
    self.observer = observer
    self.memory = memory
    number = Worker.number(of: socket)
  }

  /// By what the system tells the socket from all others; 0 when it is closed.
  private static func number(of socket: FrameSocket) -> UInt {
    var status = stat()
    return fstat(socket.descriptor, &status) == 0 ? UInt(status.st_ino) : 0
  }

  /// Puts bounds to what the process can do: a group of its own, memory, output that does not mix with the run's.
  mutating func confine(output: Int32) {
    setpgid(0, 0)
    _ = fcntl(output, F_SETFL, O_APPEND)
    dup2(output, STDOUT_FILENO)
    dup2(output, STDERR_FILENO)
    slot.baseMemory = Worker.ownMemory
    allow(bytes: 0)
    var limit = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  }

  /// Sets the limit of memory for a document of `bytes`.
  private mutating func allow(bytes: Int) {
    let megabytes = bytes >> 20
    if megabytes == allowedMegabytes { return }
    allowedMegabytes = megabytes
    let resource = __rlimit_resource_t(RLIMIT_DATA.rawValue)
    var limit = rlimit()
    getrlimit(resource, &limit)
    limit.rlim_cur = rlim_t(slot.baseMemory + DocumentLimits.memory(memory, forBytes: (megabytes + 1) << 20))
    limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max)
    setrlimit(resource, &limit)
  }

  /// Answers every request; never returns.
  ///
  /// Answers wait until there is a group of them or nothing more to do: what is lost with the process is done again.
  mutating func serve() -> Never {
    var reader = FrameReader()
    var answers = ByteWriter()
    var waiting = 0
    while true {
      guard let request = reader.next() else {
        if waiting > 0 { send(&answers, &waiting) }
        allow(bytes: reader.announced ?? 0)
        if reader.fill(from: socket) <= 0 { _exit(0) }
        continue
      }
      let byteCount = request.left
      allow(bytes: byteCount)
      guard (try? answers.message { try answer(request, to: &$0) }) != nil else { _exit(3) }
      // A stage that forks is in two processes now; only ours may answer.
      if getpid() != process { _exit(0) }
      // A stage that closes descriptors is found out while its document is still noted.
      if Worker.number(of: socket) != number { _exit(Worker.lostSocket) }
      slot.end()
      waiting += 1
      if waiting == Worker.group.answers || answers.byteCount > Worker.group.bytes { send(&answers, &waiting) }
      inspect(byteCount)
    }
  }

  private func send(_ answers: inout ByteWriter, _ waiting: inout Int) {
    guard answers.withBytes({ socket.sendAll($0) }) else { _exit(0) }
    if answers.byteCount < 1 << 20 { answers.removeAll() } else { answers = ByteWriter() }
    waiting = 0
  }

  /// Does what is asked for, and writes the answer.
  private mutating func answer(_ question: ByteReader, to writer: inout ByteWriter) throws {
    var question = question
    let request = try WorkerRequest(from: &question, types: types)
    if let place = request.place, let bytes = request.document?.origin.bytes.count {
      slot.begin(place, bytes: bytes)
    }
    switch request {
    case .process(let job):
      var times = StepTimes(count: work.chain.links.count)
      let notes = JournalNotes()
      let (outcome, article) = work.work(on: job, times: &times, notes: notes)
      try WorkerReply.write(outcome, article, times, notes, to: &writer)
    case .prepare(let document, let step):
      writer.append(work.input(of: step, from: document) ?? [])
    case .observe(let job):
      let notes = JournalNotes()
      guard let observation = observer?.observe(job, notes: notes) else { throw ByteReader.Malformed() }
      WorkerReply.write(observation, notes, to: &writer)
    case .gathered:
      guard let state = try observer?.takeState() else { throw ByteReader.Malformed() }
      writer.append(state)
    }
  }

  /// Asks to be replaced when the process has grown by half of what a document may take.
  private mutating func inspect(_ bytes: Int) {
    count += 1
    if bytes > 1 << 20 || count % Worker.inspection == 0, Worker.ownMemory - slot.baseMemory > memory / 2 {
      slot.isWorn = true
    }
  }

  /// Bytes of memory of the process that are its own and can be written, as the limit counts them.
  static var ownMemory: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
      separator: " ")
    return fields.count > 5 ? (Int(fields[5]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
  }
}
