/// The law and the right under which a person asks.
public struct DataRight: Sendable, Hashable {
  /// The law.
  public enum Statute: String, Sendable, CaseIterable {
    /// The California Consumer Privacy Act.
    case ccpa
    /// The General Data Protection Regulation of the European Union.
    case gdpr

    /// The law in words.
    public var title: String {
      switch self {
      case .ccpa: "CCPA"
      case .gdpr: "GDPR"
      }
    }

    /// The word of the law for the person.
    public var person: String {
      switch self {
      case .ccpa: "consumer"
      case .gdpr: "data subject"
      }
    }
  }

  /// What the person asks for.
  public enum Demand: String, Sendable, CaseIterable {
    case access, delete, correct

    /// The demand in words.
    public var title: String {
      switch self {
      case .access: "access"
      case .delete: "deletion"
      case .correct: "correction"
      }
    }
  }

  /// The law.
  public let statute: Statute
  /// The demand.
  public let demand: Demand

  /// Creates a right.
  public init(_ statute: Statute, _ demand: Demand) {
    self.statute = statute
    self.demand = demand
  }

  /// The provision that grants the right.
  public var citation: String {
    switch (statute, demand) {
    case (.ccpa, .access): "Cal. Civ. Code 1798.110, right to know"
    case (.ccpa, .delete): "Cal. Civ. Code 1798.105, right to delete"
    case (.ccpa, .correct): "Cal. Civ. Code 1798.106, right to correct"
    case (.gdpr, .access): "GDPR Art. 15, right of access"
    case (.gdpr, .delete): "GDPR Art. 17, right to erasure"
    case (.gdpr, .correct): "GDPR Art. 16, right to rectification"
    }
  }

  /// The time to answer, with its source.
  public var period: String {
    switch statute {
    case .ccpa: "45 days after receipt, once extendable by 45 days (Cal. Civ. Code 1798.130(a)(2)(A))"
    case .gdpr: "one month after receipt, extendable by two months (GDPR Art. 12(3))"
    }
  }

  /// Returns the last day to answer a request, without an extension.
  ///
  /// A month ends on the same day of the next month, or on its last day (Regulation 1182/71, Art. 3).
  public func deadline(after received: Day) -> Day {
    switch statute {
    case .ccpa: received.adding(days: 45)
    case .gdpr: received.addingMonth()
    }
  }
}
