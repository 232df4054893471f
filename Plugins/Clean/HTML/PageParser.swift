import CLibXML2
import Glibc
import TextModel

/// Reads a page with libxml2 and tells of its elements and its text, each piece of text with its place in the page.
///
/// The parser is asked for events, not for a tree: a tree has no offsets, and ends without a word below a depth of 256. Events come for elements that
/// the page leaves out or leaves open too, so that starts and ends pair up.
enum PageParser {
  /// Pieces of fewer bytes are always whole.
  fileprivate static let longPiece = 256

  /// Tells `builder` of every element and text of `page`, in order.
  ///
  /// - Complexity: O(n): the parser's own, which is linear where few elements are open and few attributes are on one.
  static func parse(_ page: Text, into builder: PageBuilder) {
    guard page.count < Int(Int32.max) else { return }
    var page = CrowdedTags.relieved(page) ?? page
    if page.firstIndex(of: 0) != nil {
      // libxml2 ends at a zero byte behind `<`; elsewhere it is a space.
      page = Text(knownValid: page.utf8.map { $0 == 0 ? 0x20 : $0 })
    }
    page.utf8.withUnsafeBytes { whole in
      // The parser passes over a byte order mark without counting it.
      var start = 0
      while whole[start...].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
      let bytes = UnsafeRawBufferPointer(rebasing: whole[start...])
      guard let base = bytes.baseAddress else { return }
      let receiver = Receiver(bytes, startingAt: start, builder)
      withExtendedLifetime(receiver) {
        var handler = page_handler(
          context: Unmanaged.passUnretained(receiver).toOpaque(),
          start: {
            Receiver.with($0) { [name = $1, attributes = $2] in $0.builder.start(Tag(name), Attributes(attributes)) }
          },
          end: { Receiver.with($0) { [name = $1] in $0.builder.end(Tag(name)) } },
          text: {
            Receiver.with($0) { [text = $1, count = $2, position = $3] in $0.text(text, Int(count), position: position)
            }
          },
          data: {
            Receiver.with($0) { [text = $1, count = $2] in
              $0.builder.data(UnsafeRawBufferPointer(start: text, count: Int(count)))
            }
          })
        page_parse(base.assumingMemoryBound(to: CChar.self), Int32(bytes.count), &handler)
      }
    }
  }
}

/// The attributes of an element; good only while the parser tells of it.
struct Attributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// Calls `body` with each name and its value, empty where there is none.
  @inline(__always)
  func forEach(_ body: (UnsafePointer<CChar>, UnsafePointer<CChar>?) -> Void) {
    var next = pairs
    while let pair = next, let name = pair[0] {
      body(name, pair[1])
      next = pair + 2
    }
  }

  /// The value of the first attribute called `name`.
  subscript(name: String) -> String? {
    var next = pairs
    while let pair = next, let key = pair[0] {
      if strcmp(key, name) == 0 { return pair[1].map { String(cString: $0) } ?? "" }
      next = pair + 2
    }
    return nil
  }
}

/// Finds the place of what the parser tells of.
private final class Receiver {
  let builder: PageBuilder
  private let page: UnsafeRawBufferPointer
  /// Where ``page`` starts in the text.
  private let start: Int
  /// Where the last piece of text ended.
  private var done = 0

  init(_ page: UnsafeRawBufferPointer, startingAt start: Int, _ builder: PageBuilder) {
    self.page = page
    self.start = start
    self.builder = builder
  }

  @inline(__always)
  static func with(_ context: UnsafeMutableRawPointer?, _ body: (Receiver) -> Void) {
    if let context { body(Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()) }
  }

  func text(_ characters: UnsafePointer<CChar>, _ count: Int, position: Int) {
    let text = UnsafeRawBufferPointer(start: characters, count: count)
    let end = min(position, page.count)
    // What a reference stands for is a scalar; the ampersand is the last one read.
    let read = done..<max(done, end)
    if count <= 4, let start = read.last(where: { page[$0] == 0x26 }) {
      if isReference(at: start, before: end) { return builder.text(text, at: take(start..<end), isReplaced: true) }
      // An ampersand that begins none is told of when what looked like one has been read.
      if count == 1, text[0] == 0x26 { return builder.text(text, at: take(start..<(start + 1)), isReplaced: false) }
    }
    if let start = place(of: text, before: end) {
      return builder.text(text, at: take(start..<(start + count)), isReplaced: false)
    }
    builder.text(text, at: take(read), isReplaced: true)
  }

  private func take(_ range: Range<Int>) -> TextRange {
    done = range.upperBound
    return TextRange(start + range.lowerBound, start + range.upperBound)
  }

  /// Whether what was read from the ampersand at `start` on is a reference: `&amp;`, `&#38`.
  private func isReference(at start: Int, before end: Int) -> Bool {
    let rest = page[(start + 1)..<end]
    return rest.first == 0x23 || rest.last == 0x3B
  }

  /// Where the page has `text` as it is; the parser stands at its end, or some bytes off when it hands on a part of a long piece.
  private func place(of text: UnsafeRawBufferPointer, before end: Int) -> Int? {
    guard let base = page.baseAddress, let characters = text.baseAddress else { return nil }
    // It stands before a `<` that begins no tag, too.
    let slack = text.count >= PageParser.longPiece ? 4 : text.count == 1 && text[0] == 0x3C ? 1 : 0
    for end in end...(end + slack) where end <= page.count {
      let start = end - text.count
      if start >= done, memcmp(base + start, characters, text.count) == 0 { return start }
    }
    return nil
  }
}
