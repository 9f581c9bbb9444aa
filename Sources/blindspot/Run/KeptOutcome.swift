import BlindspotWorkspace

/// An outcome that stays in memory until the process ends.
///
/// The release of the objects of all findings would take 2 % of the instructions of a run with many, and the end of the
/// process frees them at once.
final class KeptOutcome {
  private let outcome: LintOutcome

  private init(_ outcome: LintOutcome) { self.outcome = outcome }

  /// Keeps an outcome.
  static func keep(_ outcome: LintOutcome) { unsafe _ = Unmanaged.passRetained(KeptOutcome(outcome)) }
}
