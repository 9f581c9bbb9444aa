import BlindspotRules

extension Policy {
  /// The engine of a run, with the people of the Directory exports that the configuration names.
  ///
  /// - Parameter makesExcerpts: whether one of the reports shows the lines around findings.
  func engine(
    reading input: InputOptions, key: FindingKey?, showsValues: Bool = false, makesExcerpts: Bool
  ) throws(Failure) -> Engine {
    var options = Engine.Options()
    options.showsValues = showsValues
    options.makesExcerpts = makesExcerpts
    options.key = key
    options.maxFindings = input.limits.value(.findings, configuration)
    options.maxTime = input.limits.value(.seconds, configuration).map { .seconds($0) }
    let people = try PeopleReader(exports: input.exports(configuration)).people(
      in: configuration.directory.map(\.value))
    return engine(options, detectors: BuiltInDetectors.all + (people.map { [$0.detector()] } ?? []))
  }
}
