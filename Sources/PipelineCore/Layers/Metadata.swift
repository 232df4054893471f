/// What is known about a document besides its text: source, tags, author, date, and whatever an input record carried.
public struct Metadata: LayerContent, Hashable {
  /// The entries, by name in byte order.
  public private(set) var members: [JSONMember] = []

  /// No entries.
  public init() {}

  /// The entries `members`, in any order.
  ///
  /// - Precondition: no name is there twice.
  public init(_ members: [JSONMember]) {
    self.members = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The value called `name`.
  public subscript(name: String) -> JSONValue? {
    get { members.first { $0.name == name }?.value }
    set {
      members.removeAll { $0.name == name }
      guard let newValue else { return }
      let place = members.firstIndex { Array(name.utf8).lexicographicallyPrecedes(Array($0.name.utf8)) }
      members.insert(JSONMember(name, newValue), at: place ?? members.endIndex)
    }
  }

  public func write(to json: inout JSONWriter) {
    json.value(.object(members))
  }
}

extension LayerKey where Content == Metadata {
  /// What is known about the document besides its text.
  public static var metadata: LayerKey { LayerKey("metadata") }
}
