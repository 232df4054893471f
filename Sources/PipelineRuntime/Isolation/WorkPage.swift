import CProcesses
import Glibc
import PipelineCore

/// Memory shared with worker processes, in which each notes what it is at: it can be read when the process is gone.
final class WorkPage: @unchecked Sendable {
  /// The part of one worker process.
  ///
  /// Safe to send: every access is atomic, and the memory stays mapped as long as the process or the pool lives.
  struct Slot: @unchecked Sendable {
    fileprivate let words: UnsafeMutablePointer<UInt64>

    private enum Word: Int { case place, step, bytes, processorStart, clockStart, isWorn, baseMemory }

    private subscript(word: Word) -> UInt64 {
      get { process_load(words + word.rawValue) }
      nonmutating set { process_store(words + word.rawValue, newValue) }
    }

    /// Notes that work on the document at `place`, of `bytes`, begins.
    func begin(_ place: Int, bytes: Int) {
      self[.step] = 0
      self[.bytes] = UInt64(bytes)
      self[.processorStart] = Slot.nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
      self[.clockStart] = Slot.nanoseconds(CLOCK_MONOTONIC)
      self[.place] = UInt64(place) + 1
    }

    /// Notes the step at hand.
    @inline(__always)
    func enter(step: Int) { self[.step] = UInt64(step) + 1 }

    /// Notes that nothing is at hand.
    func end() { self[.place] = 0 }

    /// Forgets what an earlier process noted.
    func clear() {
      self[.place] = 0
      self[.isWorn] = 0
      self[.baseMemory] = 0
    }

    /// The document at hand; nil when there is none.
    var place: Int? {
      let place = self[.place]
      return place == 0 ? nil : Int(place) - 1
    }

    /// The step at hand; nil before the first.
    var step: Int? {
      let step = self[.step]
      return step == 0 ? nil : Int(step) - 1
    }

    /// How many bytes the document at hand has.
    var bytes: Int { Int(self[.bytes]) }

    /// Whether the process wants to be replaced, as it has grown.
    var isWorn: Bool {
      get { self[.isWorn] == 1 }
      nonmutating set { self[.isWorn] = newValue ? 1 : 0 }
    }

    /// Bytes of memory the process had at its start.
    var baseMemory: Int {
      get { Int(self[.baseMemory]) }
      nonmutating set { self[.baseMemory] = UInt64(newValue) }
    }

    /// Seconds of processor time that `process` has spent on the document at hand.
    func processorSeconds(of process: pid_t) -> Double {
      var clock = clockid_t()
      guard clock_getcpuclockid(process, &clock) == 0 else { return 0 }
      return Double(Int64(bitPattern: Slot.nanoseconds(clock) &- self[.processorStart])) * 1e-9
    }

    /// Seconds by the clock since work on the document at hand began.
    var clockSeconds: Double {
      Double(Int64(bitPattern: Slot.nanoseconds(CLOCK_MONOTONIC) &- self[.clockStart])) * 1e-9
    }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
      var time = timespec()
      clock_gettime(clock, &time)
      return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
  }

  private static let slotBytes = 64

  /// The file that the memory is mapped from.
  let file: Int32
  /// How many slots there are.
  let count: Int
  private let memory: UnsafeMutableRawPointer

  /// A page of `count` slots.
  convenience init(count: Int) throws {
    let file = process_memory_file("silsila-workers")
    guard file >= 0, ftruncate(file, count * WorkPage.slotBytes) == 0 else {
      if file >= 0 { close(file) }
      throw RunError("no memory to share with worker processes: \(String(cString: strerror(errno)))")
    }
    try self.init(file: file)
  }

  /// The page in `file`, which is closed with it.
  init(file: Int32) throws {
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size >= WorkPage.slotBytes,
      let memory = mmap(nil, Int(status.st_size), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
    else {
      close(file)
      throw RunError("no memory to share with worker processes: \(String(cString: strerror(errno)))")
    }
    self.file = file
    self.memory = memory
    count = Int(status.st_size) / WorkPage.slotBytes
  }

  deinit {
    munmap(memory, count * WorkPage.slotBytes)
    close(file)
  }

  /// The slot called `number`.
  subscript(number: Int) -> Slot {
    Slot(words: (memory + number % count * WorkPage.slotBytes).assumingMemoryBound(to: UInt64.self))
  }
}
