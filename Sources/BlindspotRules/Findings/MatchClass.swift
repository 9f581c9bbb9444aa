/// The certainty that a text is about the person of a request.
public enum MatchClass: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  /// A part of the name that other people share: the surname alone, an unusual given name alone.
  case possible
  /// A spelling that means the person, unless another person has a similar name: initials and surname, a nickname and
  /// the surname, the name in another order or script.
  case likely
  /// An identifier, the full name, or an e-mail address as in the request.
  case certain

  /// Orders the classes from `possible` to `certain`.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The name in reports.
  public var name: String {
    switch self {
    case .possible: "possible"
    case .likely: "likely"
    case .certain: "certain"
    }
  }
}

extension Finding {
  /// The person of a request whom a finding is about.
  public struct Match: Sendable, Hashable {
    /// The number of the person in the request, from 0.
    public internal(set) var person: Int
    /// The certainty.
    public let certainty: MatchClass

    /// Creates a match with a person.
    public init(person: Int, certainty: MatchClass) {
      self.person = person
      self.certainty = certainty
    }
  }
}
