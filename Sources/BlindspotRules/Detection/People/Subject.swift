public import BlindspotParser

/// The person whom a request under the GDPR or the CCPA concerns.
public struct Subject: Sendable {
  /// Names, in any spelling.
  public var names: [String] = []
  /// E-mail addresses.
  public var emails: [String] = []
  /// Phone numbers, in any spelling.
  public var phones: [String] = []
  /// User ids, external ids, handles.
  public var identifiers: [String] = []
  /// Postal addresses, one line each.
  public var addresses: [String] = []

  /// Creates a subject without data.
  public init() {}

  /// Whether the subject has no data to search for.
  public var isEmpty: Bool {
    names.isEmpty && emails.isEmpty && phones.isEmpty && identifiers.isEmpty && addresses.isEmpty
  }

  /// Reads the body of a request to the platform's GDPR API (`POST /api/v2/gdpr/requests`), or a file with only its
  /// `subject`.
  ///
  /// - Throws: a problem if the file is not JSON or contains no data to search for.
  public init(request file: SourceFile) throws(Problem) {
    let read = JSONReader.read(file)
    if let problem = read.problems.first { throw problem }
    guard let document = read.documents.first else { throw Self.nothing(in: file) }
    var subject = document.root
    for (key, value) in document.entries(of: document.root)
    where document.string(document.slice(of: key)) == "subject" {
      subject = value
    }
    for (key, value) in document.entries(of: subject) {
      let texts = Self.texts(value, in: document)
      switch document.string(document.slice(of: key)) {
      case "name": names += texts
      case "emailAddresses", "emailAddress", "email": emails += texts
      case "phoneNumbers", "phoneNumber", "phone": phones += texts
      case "addresses", "address": addresses += texts
      case "userId", "externalContactId", "externalId": identifiers += texts
      case "socialHandle", "dialerContactId", "journeyCustomer":
        for (key, value) in document.entries(of: value) {
          let name = document.string(document.slice(of: key))
          if name == "value" || name == "id" { identifiers += Self.texts(value, in: document) }
        }
      default: break
      }
    }
    if isEmpty { throw Self.nothing(in: file) }
  }

  private static func texts(_ id: NodeID, in document: Document) -> [String] {
    switch document[id].kind {
    case .scalar:
      let text = document.string(document.slice(of: id))
      return text.isEmpty || document[id].style == .jsonToken ? [] : [text]
    case .sequence: return document.children(of: id).flatMap { texts($0, in: document) }
    case .mapping, .alias: return []
    }
  }

  private static func nothing(in file: SourceFile) -> Problem {
    Problem(
      file: file.name, code: .badConfiguration,
      message:
        "the request has no subject; add one of name, userId, externalId, emailAddresses, phoneNumbers, addresses")
  }
}

/// Finds one data subject like a person of the Directory, including names of common words.
package struct SubjectMatcher: Detector {
  private let detector: KnownPersonDetector

  /// The ids of a subject are GUIDs.
  package var readsMachineText: Bool { true }
  package var readsSpokenNumbers: Bool { true }

  /// Creates the matcher of `subject`.
  package init(_ subject: Subject) {
    var identity = Identity(label: "the subject")
    identity.names = subject.names
    identity.emails = subject.emails
    identity.phones = subject.phones
    identity.identifiers = subject.identifiers
    identity.addresses = subject.addresses
    detector = KnownPersonDetector([identity], takesCommonWords: true)
  }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    detector.detect(in: text, profile: profile, context: context, into: &candidates)
  }
}
