/// The parts of an export that were not read, or that the export does not contain.
struct MissingContent {
  /// The flows of which the export has the name and not the content.
  var flows = 0
  /// The flows of which the content is packed in a string.
  var packedFlows = 0
  /// The prompts without a member for their texts.
  var prompts = 0
  /// The documents with texts that no shape recognizes.
  var documents = 0

  /// Whether nothing is missing.
  var isEmpty: Bool { flows + packedFlows + prompts + documents == 0 }

  /// Adds the counts of another document.
  mutating func add(_ other: MissingContent) {
    flows += other.flows
    packedFlows += other.packedFlows
    prompts += other.prompts
    documents += other.documents
  }

  /// Returns the gaps of a file.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - count: the number of documents in it.
  func gaps(of file: SourceFile, documents count: Int) -> [Gap] {
    var gaps: [Gap] = []
    func add(_ number: Int, _ one: ShownText, _ many: ShownText, _ message: ShownText) {
      guard number > 0 else { return }
      gaps.append(Gap(file: file.name, message: "\(number) " + (number == 1 ? one : many) + message))
    }
    add(
      flows, "flow has", "flows have",
      " only a name and a description in this export; to check the texts inside, export each flow")
    add(
      packedFlows, "flow has its", "flows have their",
      " content packed in a string, which was not read; export each flow as a file of its own")
    add(
      prompts, "prompt does", "prompts do",
      " not have texts in this export; to check them, export the prompts with their resources")
    add(
      documents, "of \(count) documents in this file is", "of \(count) documents in this file are",
      " not of a known kind and could not be read; export it again, or move it to a file of its own")
    return gaps
  }
}
