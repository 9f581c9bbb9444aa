/// What one file turned out to be.
public enum ExportFormat: String, Sendable, CaseIterable {
  case archyYAML = "archy-yaml"
  case archyJSON = "archy-json"
  case i3Flow = "i3"
  case flowConfiguration = "flow-configuration"
  case apiListing = "api-listing"
  case directory
  case scim
  case peopleCSV = "people-csv"
  case terraform
  case terraformJSON = "terraform-json"
  case terraformState = "terraform-state"
}

/// One document of a file with the texts found in it.
public struct ExportDocument: Sendable {
  /// The positioned tree.
  public let document: Document
  /// The texts, in reading order of their scalars.
  public let fields: [Field]
  /// The things around the texts; a parent always stands before its children.
  public let containers: [Container]
  /// The flow's language as the export spells it (`en-us`), lower case; nil if it names none.
  public let language: String?

  /// The bounds that kept texts from being read, each with the first node that was too much.
  package let reached: [(limit: ReachedLimit, node: NodeID)]

  package init(
    document: Document, fields: [Field], containers: [Container], language: String? = nil,
    reached: [(limit: ReachedLimit, node: NodeID)] = []
  ) {
    self.document = document
    self.fields = fields
    self.containers = containers
    self.language = language
    self.reached = reached
  }

  /// A container and those around it, innermost first, by their places in ``containers``.
  package func containers(from innermost: Int?) -> some Sequence<Int> {
    sequence(state: innermost) { next in
      guard let index = next else { return nil }
      next = containers[index].parent
      return index
    }
  }
}

/// Something the export cannot show and that a reader must not take for clean: "0 of 40 statuses could be checked".
public struct Gap: Hashable, Sendable {
  /// What could not be checked and how to export it, in one sentence.
  public let message: String

  package init(message: String) { self.message = message }
}

/// A file that was recognised and read.
public struct ParsedExport: Sendable {
  /// The file.
  public let file: SourceFile
  /// What it turned out to be.
  public let format: ExportFormat
  /// Its documents in order; one for everything but YAML streams and concatenated JSON.
  public let documents: [ExportDocument]
  /// What kept parts of it from being read.
  public let problems: [Problem]
  /// What it cannot show.
  public let gaps: [Gap]

  package init(
    file: SourceFile, format: ExportFormat, documents: [ExportDocument], problems: [Problem] = [], gaps: [Gap] = []
  ) {
    self.file = file
    self.format = format
    self.documents = documents
    self.problems = problems
    self.gaps = gaps
  }
}

/// The outcome of looking at one file.
public enum ReadOutcome: Sendable {
  /// An export. Its ``ParsedExport/problems`` may be non-empty.
  case export(ParsedExport)
  /// No export of a kind we know; passed over when met in a folder.
  case notAnExport
  /// It looks like an export and could not be read.
  case failed([Problem])
}
