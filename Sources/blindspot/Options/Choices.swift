public import ArgumentParser
public import BlindspotReporting
public import BlindspotRules

/// A closed set of values of an option, whose raw values are what the user writes.
///
/// The library lists them by key paths and by what each value says of itself, at every start: for six options a tenth
/// of what parsing costs.
public protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  /// What the user may write.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// Nothing more: the help of the option explains its values.
  public static var allValueDescriptions: [String: String] { [:] }
}

extension ReportFormat: Choice {}

extension ColorChoice: Choice {}

extension FieldListing.Format: Choice {}

extension Severity: Choice {}

extension FailLevel: Choice {}
