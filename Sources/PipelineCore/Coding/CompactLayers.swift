import TextModel

// The layers that most documents have write themselves as bytes, as they are kept for every document; see ``Compact``.

extension Paragraph: Compact {
  public func write(to bytes: inout ByteWriter) {
    range.write(to: &bytes)
    kind.write(to: &bytes)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try TextRange(from: &bytes), try Kind(from: &bytes))
  }
}

extension Paragraph.Kind {
  /// In the order of their numbers.
  private static let numbered: [Paragraph.Kind] = [.body, .heading, .listItem]

  fileprivate func write(to bytes: inout ByteWriter) {
    switch self {
    case .body: bytes.byte(0)
    case .heading: bytes.byte(1)
    case .listItem: bytes.byte(2)
    }
  }

  fileprivate init(from bytes: inout ByteReader) throws {
    let number = Int(try bytes.byte())
    guard number < Paragraph.Kind.numbered.count else { throw ByteReader.Malformed() }
    self = Paragraph.Kind.numbered[number]
  }
}

extension MarkedBlock: Compact {
  public func write(to bytes: inout ByteWriter) {
    range.write(to: &bytes)
    kind.write(to: &bytes)
    bytes.optional(level)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try TextRange(from: &bytes), try Kind(from: &bytes), level: try bytes.optional())
  }
}

extension MarkedBlock.Kind {
  fileprivate func write(to bytes: inout ByteWriter) { bytes.string(rawValue) }

  fileprivate init(from bytes: inout ByteReader) throws {
    guard let kind = MarkedBlock.Kind(rawValue: try bytes.string()) else { throw ByteReader.Malformed() }
    self = kind
  }
}

extension Section: Compact {
  public func write(to bytes: inout ByteWriter) {
    range.write(to: &bytes)
    bytes.optional(heading)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try TextRange(from: &bytes), heading: try bytes.optional())
  }
}

extension Quotation: Compact {
  public func write(to bytes: inout ByteWriter) {
    range.write(to: &bytes)
    bytes.optional(verb)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try TextRange(from: &bytes), verb: try bytes.optional())
  }
}

extension ScorePart: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(name)
    bytes.double(value)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.string(), try bytes.double())
  }
}

extension Assumption: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(kind)
    bytes.string(message)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(kind: try bytes.string(), message: try bytes.string())
  }
}

extension EmbeddedArticle: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(kind)
    bytes.optional(title)
    bytes.string(text)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(kind: try bytes.string(), title: try bytes.optional(), text: try bytes.string())
  }
}

extension Link: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(kind)
    bytes.string(title)
    bytes.optional(url)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(kind: try bytes.string(), title: try bytes.string(), url: try bytes.optional())
  }
}

extension Paragraphs: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Markup: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Sections: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Quotations: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Assumptions: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension EmbeddedArticles: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Links: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.list(items)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.list())
  }
}

extension Language: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(tag)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.string())
  }
}

extension Title: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(text)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.string())
  }
}

extension Sentences: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.ranges(ranges)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.ranges())
  }
}

extension Words: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.ranges(ranges)
  }

  public init(from bytes: inout ByteReader) throws {
    self.init(try bytes.ranges())
  }
}

extension Metadata: Compact {
  public func write(to bytes: inout ByteWriter) { JSONValue.object(members).write(to: &bytes) }

  public init(from bytes: inout ByteReader) throws {
    guard case .object(let members) = try JSONValue(from: &bytes) else { throw ByteReader.Malformed() }
    self.init(members)
  }
}

extension JSONMember: Compact {
  public func write(to bytes: inout ByteWriter) {
    bytes.string(name)
    value.write(to: &bytes)
  }

  public init(from bytes: inout ByteReader) throws { self.init(try bytes.string(), try JSONValue(from: &bytes)) }
}

extension JSONValue: Compact {
  public func write(to bytes: inout ByteWriter) {
    switch self {
    case .null: bytes.byte(0)
    case .bool(let value): bytes.byte(value ? 2 : 1)
    case .int(let value):
      bytes.byte(3)
      value.write(to: &bytes)
    case .double(let value):
      bytes.byte(4)
      bytes.double(value)
    case .string(let value):
      bytes.byte(5)
      bytes.string(value)
    case .array(let values):
      bytes.byte(6)
      bytes.list(values)
    case .object(let members):
      bytes.byte(7)
      bytes.list(members)
    }
  }

  public init(from bytes: inout ByteReader) throws {
    switch try bytes.byte() {
    case 0: self = .null
    case 1: self = .bool(false)
    case 2: self = .bool(true)
    case 3: self = .int(try Int(from: &bytes))
    case 4: self = .double(try bytes.double())
    case 5: self = .string(try bytes.string())
    case 6: self = .array(try bytes.list())
    case 7: self = .object(try bytes.list())
    default: throw ByteReader.Malformed()
    }
  }
}
