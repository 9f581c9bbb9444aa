/// The kind of export that a file is.
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

/// A part of a file that cannot be checked, so that the absence of findings proves nothing about it: "0 of 40 statuses
/// could be checked".
public struct Gap: Hashable, Sendable {
  /// The part of an export that a gap is about.
  package enum Subject: Hashable, Sendable {
    /// The personal statuses of people, which have a rule.
    case statuses
    /// The content of flows and prompts, or whole documents.
    case content
  }

  /// The file's name as given.
  public let file: String
  /// The missing part and how to export it, in one sentence.
  public let message: ShownText
  /// The part of the export that is missing.
  package var subject = Subject.content

  /// Creates a gap of `file`.
  public init(file: String, message: ShownText) {
    self.file = file
    self.message = message
  }
}

/// A file that was recognized and read.
public struct ParsedExport: Sendable {
  /// The file.
  public let file: SourceFile
  /// The kind of export.
  public let format: ExportFormat
  /// The documents in their order; one for everything except YAML streams and concatenated JSON.
  public let documents: [ExportDocument]
  /// The reasons why parts of the file could not be read.
  public let problems: [Problem]
  /// The missing content.
  public let gaps: [Gap]
  /// The end of the time in which the file may be read and checked; nil if reading had no time limit.
  package let deadline: Deadline?

  /// The page of a listing that the file is; nil unless the listing has other pages, which can be in other files.
  package let page: ListingPage?

  /// Whether the file has texts of kinds that were not requested.
  public var hasUnreadTexts: Bool { documents.contains { $0.hasUnreadTexts } }

  package init(
    file: SourceFile, format: ExportFormat, documents: [ExportDocument], problems: [Problem] = [], gaps: [Gap] = [],
    page: ListingPage? = nil, deadline: Deadline? = nil
  ) {
    self.file = file
    self.format = format
    self.documents = documents
    self.problems = problems
    self.gaps = gaps
    self.page = page
    self.deadline = deadline
  }
}

/// The outcome of reading one file.
public enum ReadOutcome: Sendable {
  /// An export. Its ``ParsedExport/problems`` can be non-empty.
  case export(ParsedExport)
  /// Not an export of a known kind.
  case notAnExport
  /// An export that could not be read, with the reasons.
  case failed([Problem])
}

/// The reason why a file that was expected to be an export has no result.
public enum ReadFailure: Error, Hashable, Sendable {
  /// The file is not an export of a known kind.
  case notAnExport
  /// The file is an export that could not be read, with the problems.
  case unreadable([Problem])
}
