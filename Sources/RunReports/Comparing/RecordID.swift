import PipelineCore

/// Reads what a record is called, and no more of it.
enum RecordID {
  /// The hash of the record's id.
  static func hash(_ record: UnsafeBufferPointer<UInt8>) throws(JSONProblem) -> UInt64 {
    var reader = JSONReader(record)
    try reader.expect(UInt8(ascii: "{"), "an object")
    // Outputs write the id first; a record from elsewhere is read to its end.
    if reader.peek() == UInt8(ascii: "\""), try reader.string().elementsEqual("id".utf8) {
      try reader.expect(UInt8(ascii: ":"), "':' after the name of a member")
      return try read(&reader)
    }
    var whole = JSONReader(record)
    var hash: UInt64?
    try whole.object { (reader, name) throws(JSONProblem) in
      if name.elementsEqual("id".utf8) { hash = try read(&reader) } else { _ = try reader.value() }
    }
    guard let hash else { throw JSONProblem("it has no 'id'", at: 0) }
    return hash
  }

  private static func read(_ reader: inout JSONReader) throws(JSONProblem) -> UInt64 {
    if reader.peek() == UInt8(ascii: "\"") { return try reader.string().withUnsafeBytes { StableHash.of($0) } }
    return StableHash.of(try reader.value().text)
  }
}
