import Glibc

/// Who holds a file that is locked.
public enum FileLock {
  /// The process that holds the `flock` on an open file, by the kernel's list of locks; nil when it is not known.
  public static func holder(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let file = fopen("/proc/locks", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let parts = text.split { $0 == " " || $0 == "\n" }
      guard parts.count > 5, parts[1] == "FLOCK", parts[5].hasSuffix(":\(status.st_ino)") else { continue }
      return Int(parts[4])
    }
    return nil
  }
}
