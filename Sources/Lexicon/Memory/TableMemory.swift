import Glibc

/// Memory for a large table that is read all over: in large pages where the system has them, since of small ones nearly every look-up would have to find its page first.
enum TableMemory {
  private static let page = 2 << 20

  /// Memory for `count` elements, each of them `element`; its owner deallocates it.
  static func filled<Element: BitwiseCopyable>(with element: Element, count: Int) -> UnsafeMutablePointer<Element> {
    let byteCount = count * MemoryLayout<Element>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: page)
    // Before anything is written: what has small pages keeps them. Where there are no large ones, it is memory all the same.
    madvise(memory, byteCount, MADV_HUGEPAGE)
    return memory.initializeMemory(as: Element.self, repeating: element, count: count)
  }
}
