/// The details of findings that only some reports show. Each takes time to make.
///
/// A finding without a detail has an empty value in its place; the other parts are the same.
public struct FindingDetails: OptionSet, Sendable, Hashable {
  /// The bits of the details.
  public let rawValue: UInt8

  /// Creates the set with some bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The source line, ``Finding/excerpt``.
  public static let excerpt = Self(rawValue: 1)
  /// The JSON Pointer of ``Finding/field``. In a file without lines, it is always present.
  public static let fieldPath = Self(rawValue: 1 << 1)
  /// The ``Finding/fingerprint``, and the identity that a baseline compares.
  public static let identity = Self(rawValue: 1 << 2)
  /// The lines that a change must touch to affect the finding.
  package static let lines = Self(rawValue: 1 << 3)

  /// The flow, the breadcrumb and the containers of ``Finding/field`` with their names.
  public static let containers = Self(rawValue: 1 << 4)
  /// The ids, tracking numbers, types and addresses of the ``containers``.
  public static let containerIDs = Self(rawValue: 1 << 5)

  /// All details.
  public static let all: Self = [.excerpt, .fieldPath, .identity, .lines, .containers, .containerIDs]
}
