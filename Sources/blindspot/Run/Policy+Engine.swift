internal import BlindspotRules

extension Policy {
  /// The engine of a run, with the people of the Directory exports that the configuration names.
  func engine(reading input: InputOptions, key: FindingKey?, showsValues: Bool = false) throws(Failure) -> Engine {
    var options = Engine.Options()
    options.showsValues = showsValues
    options.key = key
    options.maxFindings = input.limits.value(.findings, configuration)
    options.maxTime = input.limits.value(.seconds, configuration).map { .seconds($0) }
    let people = try PeopleReader(exports: input.exports(configuration)).people(
      in: configuration.directory.map(\.value))
    return engine(options, detectors: BuiltInDetectors.all + (people.map { [$0.detector()] } ?? []))
  }
}
