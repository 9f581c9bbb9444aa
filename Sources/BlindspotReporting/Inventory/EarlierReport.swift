public import BlindspotParser
import BlindspotRules

/// An earlier report in JSON, with which an inventory is compared.
public struct EarlierReport: Sendable {
  /// The fingerprints of its findings.
  public let fingerprints: Set<String>
  /// Whether the report was made with a key; nil if it does not show that.
  public let hasKey: Bool?

  /// Reads a report of `blindspot lint` or `blindspot inventory` in the format `json`.
  ///
  /// - Throws: a problem if the file is not such a report.
  public init(_ file: SourceFile) throws(Problem) {
    let read = JSONReader.read(file)
    if let problem = read.problems.first { throw problem }
    var fingerprints: Set<String>?
    var people: String?
    if let document = read.documents.first {
      let entries = document.entries(of: document.root)
      for (key, list) in entries where document.keyText(of: key) == "findings" {
        fingerprints = Set(Self.texts("fingerprint", of: list, in: document))
      }
      // The findings of a dossier are those of a person.
      if entries.contains(where: { document.keyText(of: $0.0) == "conclusion" }) { fingerprints = nil }
      people = entries.first { document.keyText(of: $0.0) == "inventory" }.flatMap { _, inventory in
        document.entries(of: inventory).first { document.keyText(of: $0.0) == "people" }
          .map { document.string(document.slice(of: $0.1)) }
      }
    }
    guard let fingerprints else {
      throw Problem(
        file: file.name, code: .badConfiguration,
        message:
          "the file is not a report of `inventory` or `lint` in JSON; make one with `blindspot inventory --format json`"
      )
    }
    self.fingerprints = fingerprints
    // Without a key, the number of people is null; it is 0 in both cases if no name was found.
    hasKey = people.flatMap { $0 == "0" ? nil : $0 != "null" }
  }

  private static func texts(_ name: String, of list: NodeID, in document: Document) -> [String] {
    document.children(of: list).flatMap { item in
      document.entries(of: item).compactMap { key, value in
        document.keyText(of: key) == name ? document.string(document.slice(of: value)) : nil
      }
    }
  }
}

/// The request for an inventory. With it in ``ReportContext/inventory``, `text`, `json`, `csv`, `markdown` and `html` are
/// inventories.
public struct InventoryRequest: Sendable {
  /// The report to compare with; nil for none.
  public var earlier: EarlierReport?

  /// The formats of an inventory.
  public static let formats: [ReportFormat] = [.text, .json, .csv, .markdown, .html]

  /// Creates a request.
  public init(comparedWith earlier: EarlierReport? = nil) { self.earlier = earlier }

  /// Returns the inventory of a result; nil for a format without one.
  func render(_ result: LintResult, as format: ReportFormat, in context: ReportContext) -> [UInt8]? {
    let inventory = Inventory(result, earlier: earlier?.fingerprints, in: context)
    let uncovered = result.uncovered
    return switch format {
    case .text: InventoryText(inventory: inventory, uncovered: uncovered, isMarkdown: false).render()
    case .markdown: InventoryText(inventory: inventory, uncovered: uncovered, isMarkdown: true).render()
    case .json: InventoryData(inventory: inventory, uncovered: uncovered, context: context).json()
    case .csv: InventoryData(inventory: inventory, uncovered: uncovered, context: context).csv()
    case .html: InventoryHTML(inventory: inventory, uncovered: uncovered, context: context).render()
    default: nil
    }
  }
}
