/// A request of one or many people under the GDPR or the CCPA.
public struct SubjectRequest: Sendable, Hashable {
  /// The number or the name by which the organization keeps the request; nil if it has none.
  public var reference: String?
  /// The day on which the request arrived; nil if unknown.
  public var received: Day?
  /// The demand.
  public var demand: DataRight.Demand?
  /// The law; nil for both.
  public var statute: DataRight.Statute?
  /// The region of the organization, as a domain (`mypurecloud.de`), for links into the platform; nil if unknown.
  public var region: PlatformRegion?
  /// The people.
  public var people: [Subject]

  /// Creates a request of these people.
  public init(_ people: [Subject] = []) { self.people = people }

  /// The rights that the request can be about. Without a demand, the first step of every request is access.
  public var rights: [DataRight] {
    (statute.map { [$0] } ?? DataRight.Statute.allCases).map { DataRight($0, demand ?? .access) }
  }

  /// The word for the person.
  public var person: String { (statute ?? .ccpa).person }
}

/// The region of an organization, which decides the address of its pages.
public struct PlatformRegion: Sendable, Hashable {
  /// The domain: `mypurecloud.de`.
  public let domain: String

  /// The domains of the regions by the name of the AWS region, as the platform documents them ("AWS regions for Genesys
  /// Cloud deployment").
  private static let domains: KeyValuePairs<String, String> = [
    "us-east-1": "mypurecloud.com", "us-west-2": "usw2.pure.cloud", "us-east-2": "use2.us-gov-pure.cloud",
    "ca-central-1": "cac1.pure.cloud", "sa-east-1": "sae1.pure.cloud", "eu-central-1": "mypurecloud.de",
    "eu-central-2": "euc2.pure.cloud", "eu-west-1": "mypurecloud.ie", "eu-west-2": "euw2.pure.cloud",
    "ap-south-1": "aps1.pure.cloud", "ap-northeast-1": "mypurecloud.jp", "ap-northeast-2": "apne2.pure.cloud",
    "ap-northeast-3": "apne3.pure.cloud", "ap-southeast-1": "apse1.pure.cloud",
    "ap-southeast-2": "mypurecloud.com.au", "me-central-1": "mec1.pure.cloud",
  ]

  /// The names of all regions.
  public static var names: [String] { domains.map(\.key) }

  /// Creates the region with a domain or a name; nil if there is none.
  public init?(_ text: String) {
    let text = text.lowercased()
    if let known = Self.domains.first(where: { $0.key == text || $0.value == text }) {
      domain = known.value
    } else {
      // A region that is newer than the list.
      let isName = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
      guard isName, text.hasSuffix(".pure.cloud") || text.hasSuffix("-pure.cloud"), text.first != "." else {
        return nil
      }
      domain = text
    }
  }

  /// Returns the address of a flow in Architect.
  ///
  /// - Parameter type: the type of the flow as the platform names it: `inboundcall`.
  public func flow(_ id: String, type: String) -> String {
    "https://apps.\(domain)/architect/#/\(type.lowercased())/flows/\(id)/latest"
  }

  /// Returns the address of the profile of a user.
  public func user(_ id: String) -> String { "https://apps.\(domain)/directory/#/person/\(id)" }
}
