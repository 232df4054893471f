import Glibc

/// Writes all of `bytes` by a call that may take fewer than it is given, and may be interrupted.
///
/// - Parameter write: gets the bytes that are left and how many were written; returns what the call did, with its number in `errno` where that is negative.
/// - Returns: the number of the error that kept it from its end; 0 for none.
package func writeAll(_ bytes: UnsafeRawBufferPointer, by write: (UnsafeRawBufferPointer, Int) -> Int) -> Int32 {
  var done = 0
  while done < bytes.count {
    let count = write(UnsafeRawBufferPointer(rebasing: bytes[done...]), done)
    if count < 0, errno == EINTR { continue }
    // A call that takes nothing and tells no error would take nothing for ever.
    if count <= 0 { return count < 0 ? errno : EIO }
    done += count
  }
  return 0
}

/// Writes all of `bytes` to a file where it stands.
///
/// - Returns: the number of the error that kept it from its end; 0 for none.
package func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
  writeAll(bytes) { rest, _ in write(descriptor, rest.baseAddress, rest.count) }
}
