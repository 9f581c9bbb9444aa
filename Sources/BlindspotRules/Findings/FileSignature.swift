package import BlindspotParser

/// The features by which a renamed or moved file is recognized. Contains no text of the file.
package struct FileSignature: Hashable, Sendable {
  /// The GUID of the flow; with a key the keyed hash of its name if it has no GUID; nil otherwise.
  package let flow: String?
  /// A hash of the kinds and lengths of all texts, in any order; with a key a keyed hash of the texts themselves.
  package let shape: String?

  package init(flow: String?, shape: String?) {
    self.flow = flow
    self.shape = shape
  }

  /// Creates the signature of a file.
  ///
  /// Without a key, the texts enter by their lengths: a hash of the texts could be searched for a phone number.
  package init(of export: ParsedExport, key: FindingKey?) {
    var counts: [String: Int] = [:]
    for document in export.documents {
      for field in document.fields {
        let text = document.document.withBytes(of: field.text) { bytes in
          key.map { $0.hash(ofFileText: bytes) } ?? "\(bytes.scalarCount(upTo: bytes.count))"
        }
        counts["\(field.kind.rawValue) \(text)", default: 0] += 1
      }
    }
    shape = counts.isEmpty ? nil : Fingerprint.hex(counts.map { "\($0.key) \($0.value)" }.sorted())
    flow = Self.flow(of: export, key: key)
  }

  private static func flow(of export: ParsedExport, key: FindingKey?) -> String? {
    guard export.documents.count == 1, let document = export.documents.first,
      document.containers.count(where: { $0.kind == .flow && $0.parent == nil }) == 1,
      let flow = document.containers.first(where: { $0.kind == .flow })
    else { return nil }
    if let id = document.identifier(of: flow).flatMap(StructuralPlaces.guid) { return id }
    guard let key, let name = flow.nameSlice else { return nil }
    return document.document.withBytes(of: name) { key.hash(ofFileText: $0) }
  }
}

extension Span<UInt8> {
  /// Returns the number of Unicode scalars that start before `end`.
  func scalarCount(upTo end: Int) -> Int {
    var scalars = 0
    for index in 0..<end where self[index] & 0xC0 != 0x80 { scalars += 1 }
    return scalars
  }
}
