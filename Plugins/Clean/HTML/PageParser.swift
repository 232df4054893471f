import CLibXML2
import TextModel

/// Reads a page with libxml2 and tells of its elements and its text, each piece of text with its place in the page.
///
/// The parser is asked for events, not for a tree: a tree has no offsets, and ends without a word below a depth of 256. Events come for elements that
/// the page leaves out or leaves open too, so that starts and ends pair up.
struct PageParser {
  /// What happens in a page.
  enum Event {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    /// Text: as it stands in the page, or with `replacement` in its place, as a character reference has.
    case text(TextRange, replacement: [UInt8]?)
  }

  /// Calls `handle` for every event of `page`, in order.
  ///
  /// - Complexity: that of libxml2, which is linear but for end tags without a start below many open elements.
  static func parse(_ page: Text, _ handle: (Event) -> Void) {
    guard page.count < Int(Int32.max) else { return }
    page.utf8.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      withoutActuallyEscaping(handle) { handle in
        let receiver = Receiver(bytes, handle)
        withExtendedLifetime(receiver) {
          var handler = page_handler(
            context: Unmanaged.passUnretained(receiver).toOpaque(),
            start: { Receiver.of($0)?.start($1, $2) }, end: { Receiver.of($0)?.end($1) },
            text: { Receiver.of($0)?.text($1, Int($2), position: $3) })
          page_parse(base.assumingMemoryBound(to: CChar.self), Int32(bytes.count), &handler)
        }
      }
    }
  }
}

/// Turns the parser's calls into events.
private final class Receiver {
  private let page: UnsafeRawBufferPointer
  private let handle: (PageParser.Event) -> Void
  /// Where the last piece of text ended.
  private var done = 0

  init(_ page: UnsafeRawBufferPointer, _ handle: @escaping (PageParser.Event) -> Void) {
    self.page = page
    self.handle = handle
  }

  static func of(_ context: UnsafeMutableRawPointer?) -> Receiver? {
    context.map { Unmanaged<Receiver>.fromOpaque($0).takeUnretainedValue() }
  }

  func start(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    var values: [String: String] = [:]
    var next = attributes
    while let pair = next, let key = pair[0] {
      let key = String(cString: key).lowercased()
      if values[key] == nil { values[key] = pair[1].map { String(cString: $0) } ?? "" }
      next = pair + 2
    }
    handle(.start(name: String(cString: name), attributes: values))
  }

  func end(_ name: UnsafePointer<CChar>) { handle(.end(name: String(cString: name))) }

  func text(_ characters: UnsafePointer<CChar>, _ count: Int, position: Int) {
    let text = UnsafeRawBufferPointer(start: characters, count: count)
    let end = min(position, page.count)
    if let start = place(of: text, before: end) {
      done = start + text.count
      return handle(.text(TextRange(start, done), replacement: nil))
    }
    // A reference stands where its ampersand does; anything else is laid to what was read since the last piece.
    let read = done..<max(done, end)
    let start = read.last { page[$0] == 0x26 } ?? done
    done = read.upperBound
    handle(.text(TextRange(start, done), replacement: Array(text)))
  }

  /// Where the page has `text` as it is; the parser stands at its end, or some bytes off when it hands on a part of a long piece.
  private func place(of text: UnsafeRawBufferPointer, before end: Int) -> Int? {
    for end in end...(end + 4) where end <= page.count {
      let start = end - text.count
      if start >= done, page[start..<end].elementsEqual(text) { return start }
    }
    return nil
  }
}
