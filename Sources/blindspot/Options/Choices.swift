public import ArgumentParser
public import BlindspotReporting
public import BlindspotRules

// Closed sets of the libraries that are values of options: their raw values are what the user writes.

extension ReportFormat: ExpressibleByArgument {}

extension ColorChoice: ExpressibleByArgument {}

extension FieldListing.Format: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

extension FailLevel: ExpressibleByArgument {}
