internal import CLibYAML
import PipelineCore

/// One event of a YAML stream.
enum YAMLEvent {
  case streamStart
  case documentStart
  case documentEnd
  case streamEnd
  case alias(String)
  case scalar(text: String, isPlain: Bool, anchor: String?, tag: String?)
  case sequenceStart(anchor: String?, tag: String?)
  case sequenceEnd
  case mappingStart(anchor: String?, tag: String?)
  case mappingEnd
}

/// The events of a YAML text, by libyaml.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let file: SourceFile

  init(_ file: SourceFile) {
    self.file = file
    // libyaml reads the bytes while it parses, so they must stay where they are.
    input = .allocate(capacity: file.bytes.count)
    _ = input.initialize(from: file.bytes)
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else { fatalError("libyaml is out of memory") }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deinitialize(count: 1)
    parser.deallocate()
    input.deallocate()
  }

  /// The next event and its place.
  func next() throws(YAMLError) -> (event: YAMLEvent, place: Place) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { yaml_event_delete(&event) }
    let place = Place(file: file.path, start: position(event.start_mark), end: position(event.end_mark))
    switch event.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, place)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, place)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, place)
    case YAML_ALIAS_EVENT: return (.alias(string(event.data.alias.anchor) ?? ""), place)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return (.scalar(text: text, isPlain: isPlain, anchor: string(scalar.anchor), tag: string(scalar.tag)), place)
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return (.sequenceStart(anchor: string(start.anchor), tag: string(start.tag)), place)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, place)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return (.mappingStart(anchor: string(start.anchor), tag: string(start.tag)), place)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, place)
    default: return (.streamEnd, place)
    }
  }

  private func string(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? {
    bytes.map { String(cString: $0) }
  }

  private func position(_ mark: yaml_mark_t) -> Place.Position {
    Place.Position(line: mark.line + 1, column: mark.column + 1)
  }

  private func problem() -> YAMLError {
    let parser = parser.pointee
    let message = parser.problem.map { String(cString: $0) } ?? "the text cannot be read"
    // A reader's error has no mark, only the offset of the byte.
    if parser.error == YAML_READER_ERROR {
      return YAMLError(id: "yaml-characters", message: message, place: file.place(ofByte: parser.problem_offset))
    }
    let position = position(parser.problem_mark)
    let end = Place.Position(line: position.line, column: position.column + 1)
    var notes: [String] = []
    if let context = parser.context { notes.append(String(cString: context)) }
    if file.line(position.line).contains("${") { notes.append("inside { } and [ ] put '${…}' in quotes") }
    return YAMLError(
      id: "yaml-syntax", message: message, place: Place(file: file.path, start: position, end: end), notes: notes)
  }
}

/// A text is not YAML, or YAML that is refused.
struct YAMLError: Error {
  let id: String
  let message: String
  let place: Place
  var hint: String?
  var notes: [String] = []

  var diagnostic: Diagnostic { Diagnostic(id, message, at: place, hint: hint, notes: notes) }
}
