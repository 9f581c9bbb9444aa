import BlindspotParser
import BlindspotRules

/// The verified results of the edits.
extension FixPlanner {
  enum Outcome {
    case unchanged
    case changed(FixPlan.File)
    /// The texts that stay in the input, with the reasons.
    case refused([(text: Int, reason: ShownText)])
    /// The comments could not be removed.
    case failed(ShownText)
  }

  /// Applies the edits of an input whose texts are not refused, and verifies the result.
  mutating func result(of index: Int) -> Outcome {
    let chosen = edits[index].filter { texts[$0.text].refusal(in: index) == nil }
    let changed = Set(chosen.map(\.text))
    if let result = results[index], result.texts == changed { return result.outcome }
    let comments = settings.removesComments ? Comments.removals(in: inputs[index].file.export) : []
    let outcome =
      changed.isEmpty && comments.isEmpty ? .unchanged : result(of: index, after: chosen, removing: comments)
    results[index] = (changed, outcome)
    return outcome
  }

  private func result(of index: Int, after chosen: [PossibleEdit], removing comments: [ByteEdit]) -> Outcome {
    let input = inputs[index]
    let all = Array(Set(chosen.map(\.text)))
    do throws(EditRefusal) {
      let edits = try input.file.byteEdits(for: chosen.map(\.source) + comments)
      let verification = FixVerification(input, edits: chosen.map(\.edit), check: check)
      let fixed = input.selected.filter { number in
        reasons[index][number] == nil && planned[index][number].map { texts[$0].refusal(in: index) == nil } ?? false
      }
      switch verification.verify(ByteEdit.apply(edits.bytes, to: input.file.bytes), fixed: fixed) {
      case .valid: return .changed(file(of: input, edits: edits))
      case .invalid(let reason, _) where chosen.isEmpty:
        return .failed(reason)
      case .invalid(let reason, let nodes):
        let texts =
          nodes.isEmpty
          ? all : Array(Set(chosen.filter { nodes.contains($0.edit.node) }.map(\.text)))
        return .refused((texts.isEmpty ? all : texts).map { ($0, reason) })
      }
    } catch {
      return .refused(all.map { ($0, error.reason) })
    }
  }

  private func file(of input: FixInput, edits: (text: [ByteEdit], bytes: [ByteEdit])) -> FixPlan.File {
    let documents = input.file.export.documents
    var keys: [SourceRange] = []
    for document in documents.map(\.document) {
      for index in document.nodes.indices where document.nodes[index].symbol != .unknown {
        keys.append(document.sourceRange(of: NodeID(UInt32(index))))
      }
    }
    let values = input.findings.compactMap { finding in finding.location.source.map { ($0, finding.category) } }
    return FixPlan.File(
      name: input.name, original: input.file.bytes, edits: edits.bytes, text: documents.first?.document.source ?? [],
      textEdits: edits.text, hasLines: documents.first?.document.hasLines ?? false, values: values, keys: keys)
  }
}
