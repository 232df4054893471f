import Glibc

/// The system refused something it was asked to do with a file.
package struct SystemError: Error, CustomStringConvertible {
  package let description: String

  /// The error of a call that has just failed: `action`, as `cannot write`, and the file.
  package init(_ action: String, _ path: String, code: Int32 = errno) {
    let words = String(cString: strerror(code))
    description = "\(action) '\(path)': \(words.prefix(1).lowercased() + words.dropFirst())"
  }
}
