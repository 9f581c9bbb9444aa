import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport

/// The exports of the fixtures and the examples with texts inserted before each of their texts.
enum PlantedExports {
  private static let package = Fixtures.folder.appending(path: "../../..")

  private static let options = ReadOptions(readsExtended: true)

  static let formats: Set<ExportFormat> = [
    .archyYAML, .archyJSON, .i3Flow, .flowConfiguration, .directory, .scim, .peopleCSV, .terraform, .terraformJSON,
    .terraformState,
  ]

  static func files() throws -> [URL] {
    let folders = ["Tests/BlindspotParserTests/Fixtures/Exports", "examples/flows", "examples/directory"]
    return try folders.flatMap {
      try FileManager.default.contentsOfDirectory(at: package.appending(path: $0), includingPropertiesForKeys: nil)
    }
    .filter { $0.pathExtension != "fields" && !$0.pathExtension.hasPrefix("i3") }
    .sorted { $0.path < $1.path }
  }

  /// Returns the export with a text inserted before each of its texts. A flow configuration is returned in the encoding
  /// of Architect, too.
  ///
  /// - Parameter text: Returns the inserted text by its number in the export.
  static func planted(in file: URL, text: (Int) -> String) throws -> [ParsedExport] {
    let source = SourceFile(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)))
    guard case .export(let export) = ExportReader.read(source, options: options) else { return [] }
    var places: Set<Int> = []
    for document in export.documents {
      for field in document.fields where field.text.count > 0 {
        let range = TextRange(start: 0, end: field.text.count)
        if let place = document.document.sourceRange(of: range, in: field) { places.insert(place.start) }
      }
    }
    var bytes = source.bytes
    // Inserting from the end keeps the earlier positions valid.
    for (index, place) in places.sorted().enumerated().reversed() {
      bytes.insert(contentsOf: Array((text(index) + " ").utf8), at: place)
    }
    var files = [SourceFile(name: source.name, bytes: bytes)]
    if export.format == .flowConfiguration { files.append(envelope(of: bytes, name: source.name)) }
    return files.compactMap { file in
      guard case .export(let export) = ExportReader.read(file, options: options), !places.isEmpty else { return nil }
      return export
    }
  }

  private static func envelope(of json: [UInt8], name: String) -> SourceFile {
    let text = String(decoding: json, as: UTF8.self).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return SourceFile(name: name + ".i3InboundFlow", bytes: Array(Data(text.utf8).base64EncodedData()))
  }
}
