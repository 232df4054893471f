import Glibc
import PipelineRuntime

/// The system's notices of what happens in folders.
final class Inotify {
  /// One notice: what happened to the name in the folder, or to the folder itself where the name is empty.
  struct Notice {
    let watch: Int32
    let mask: Int32
    let name: [UInt8]

    func has(_ flags: Int32) -> Bool { mask & flags != 0 }
  }

  /// Whether notices were lost, as more came than the system keeps.
  static func isOverflow(_ notice: Notice) -> Bool { notice.has(Int32(IN_Q_OVERFLOW)) }

  private static let mask = [
    IN_CREATE, IN_DELETE, IN_MODIFY, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_ATTRIB, IN_DELETE_SELF,
    IN_MOVE_SELF, IN_ONLYDIR, IN_EXCL_UNLINK,
  ].reduce(UInt32(0)) { $0 | UInt32(bitPattern: Int32($1)) }

  let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init() throws {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    if descriptor < 0 { throw RunError("cannot watch folders: \(String(cString: strerror(errno)))") }
  }

  deinit { close(descriptor) }

  /// Watches the folder at `path`, and gives the number of the watch: the same for the same folder under whatever name; nil when there is no folder to watch.
  ///
  /// - Throws: ``RunError`` when the system allows no more watches.
  func add(_ path: [UInt8]) throws -> Int32? {
    let watch = path.withPath { inotify_add_watch(descriptor, $0, Inotify.mask) }
    if watch >= 0 { return watch }
    guard errno == ENOSPC || errno == ENOMEM else { return nil }
    throw RunError("cannot watch more folders than the system allows: raise fs.inotify.max_user_watches")
  }

  /// Watches a folder no more.
  func remove(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// The notices that have come since the last call.
  func notices() -> [Notice] {
    var notices: [Notice] = []
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return notices }
      var start = 0
      while start + 16 <= count {
        let (watch, mask, length) = buffer.withUnsafeBytes { bytes in
          (
            bytes.loadUnaligned(fromByteOffset: start, as: Int32.self),
            bytes.loadUnaligned(fromByteOffset: start + 4, as: Int32.self),
            bytes.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self)
          )
        }
        let end = start + 16 + Int(length)
        notices.append(Notice(watch: watch, mask: mask, name: Array(buffer[start + 16..<end].prefix { $0 != 0 })))
        start = end
      }
    }
  }
}
