public import ArgumentParser
public import BlindspotReporting
public import BlindspotRules

/// A closed set of option values, written as their raw values.
///
/// The library lists the values by key paths and descriptions at every start, which takes a tenth of the parsing time
/// with six such options.
public protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  /// The accepted values.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// Empty: the help of the option explains its values.
  public static var allValueDescriptions: [String: String] { [:] }
}

extension ReportFormat: Choice {}

extension ColorChoice: Choice {}

extension FieldListing.Format: Choice {}

extension Severity: Choice {}

extension FailLevel: Choice {}
