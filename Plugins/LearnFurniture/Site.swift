import PipelineCore

/// What makes articles ones of the same site.
enum SiteRule: String, OptionChoice {
  case automatic, address, folder, all

  /// The site of a document: empty where all are one.
  func site(of document: Document, _ metadata: Metadata?) -> String {
    let folder = { document.id.split(separator: "/").dropLast().first.map(String.init) ?? "" }
    let host = { ["url", "source"].lazy.compactMap { metadata?[$0] }.compactMap(SiteRule.host).first }
    switch self {
    case .automatic: return host() ?? folder()
    case .address: return host() ?? ""
    case .folder: return folder()
    case .all: return ""
    }
  }

  /// The host of an address, without `www.`; nil for anything else, as the name of an agency.
  private static func host(_ value: JSONValue) -> String? {
    guard case .string(let address) = value, let scheme = address.firstRange(of: "://") else { return nil }
    let host = address[scheme.upperBound...].prefix { !"/:?#".contains($0) }.lowercased()
    return host.isEmpty ? nil : host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }
}
