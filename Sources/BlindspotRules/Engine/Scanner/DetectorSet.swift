import BlindspotParser

/// Detectors by the text that they read.
struct DetectorSet {
  /// The detectors that read texts without machine text.
  let ordinary: [any Detector]
  /// The detectors that read texts with machine text.
  let readingMachineText: [any Detector]
  /// The detectors that also read the numbers that a text spells out.
  let numbers: [any Detector]

  init(_ detectors: [any Detector]) {
    ordinary = detectors.filter { !$0.readsMachineText }
    readingMachineText = detectors.filter(\.readsMachineText)
    numbers = detectors.flatMap { detector in
      (detector as? BuiltInDetectors)?.numbers ?? (detector.readsSpokenNumbers ? [detector] : [])
    }
  }

  /// Whether there are no detectors for the texts themselves.
  var isEmpty: Bool { ordinary.isEmpty && readingMachineText.isEmpty }
}
