/// The dates in an export, as far as it contains any.
package struct ExportDates: Sendable, Hashable {
  /// The day of the export (`2026-11-20`); nil if the file does not contain it.
  package private(set) var exported: String?
  /// The day of the latest change of an object in the file; nil if the file does not contain one.
  package private(set) var latestChange: String?

  /// The keys of the time at which a file was written. Terraform plans have `timestamp`.
  private static let exportKeys: Set<String> = [
    "exportDate", "exportedAt", "exportedOn", "dateExported", "generatedAt", "timestamp",
  ]
  /// The keys of the time at which an object of the platform changed.
  private static let changeKeys: Set<String> = [
    "dateModified", "modifiedDate", "dateLastModified", "lastModified", "datePublished", "publishedDate", "dateSaved",
    "dateCheckedIn", "date_modified", "dateCreated", "createdDate",
  ]

  /// Reads the dates of all documents of an export.
  package init(of export: ParsedExport) {
    for document in export.documents.map(\.document) {
      for index in document.nodes.indices where document.nodes[index].kind == .mapping {
        for (key, value) in document.entries(of: NodeID(UInt32(index))) where document.kind(of: value) == .scalar {
          guard document[value].textLength >= 10, document[value].textLength < 40 else { continue }
          let name = document.keyText(of: key)
          let isExport = index == Int(document.root.index) && Self.exportKeys.contains(name)
          guard isExport || Self.changeKeys.contains(name),
            let day = Self.day(document.string(document.slice(of: value)))
          else { continue }
          if isExport {
            exported = max(exported ?? day, day)
          } else {
            latestChange = max(latestChange ?? day, day)
          }
        }
      }
    }
  }

  /// Returns the day of a time in ISO 8601.
  private static func day(_ text: String) -> String? {
    let day = Array(text.utf8.prefix(10))
    let isDay = day.indices.allSatisfy { $0 == 4 || $0 == 7 ? day[$0] == ASCII.hyphen : day[$0].isDigit }
    return day.count == 10 && isDay ? String(decoding: day, as: UTF8.self) : nil
  }
}
