import ArgumentParser
import Testing

@testable import blindspot

/// Options are decoded by hand, so a property can be forgotten.
@Suite struct PropertyKeyTests {
  @Test func `every option of lint is decoded`() throws {
    #expect(undecoded(in: try LintCommand.parse([])) == [])
  }

  @Test func `a property that is not decoded is noticed`() {
    #expect(undecoded(in: LintCommand()).contains("_showValues"))
  }

  /// Returns the properties that still have their definition in place of a value.
  private func undecoded(in options: Any) -> [String] {
    Mirror(reflecting: options).children.flatMap { property -> [String] in
      guard let parsed = Mirror(reflecting: property.value).descendant("_parsedValue"),
        let state = Mirror(reflecting: parsed).children.first
      else { return [] }
      if state.label == "definition" { return [property.label ?? ""] }
      return undecoded(in: state.value)
    }
  }
}
