import BlindspotParser
import CTables
import TestSupport
import Testing

@testable import BlindspotRules

/// The network in C computes what its layers say, word by word and number by number.
@Suite struct NameTaggerTests {
  private typealias Vector = [Float]
  private static let width = 16

  /// The number at an offset of the table of the layers.
  private func number(_ offset: Int) -> Float { unsafe blindspot_name_layers[offset] }

  /// Adds the product of a vector and the matrix at an offset to a sum.
  private func add(_ vector: Vector, matrix offset: Int, to sum: inout Vector) {
    for row in 0..<Self.width {
      for column in 0..<Self.width { sum[column] += vector[row] * number(offset + row * Self.width + column) }
    }
  }

  private func vector(_ index: Int, of words: Span<NameToken>, in text: [UInt8], _ context: NameContext) -> Vector {
    let features = NameTokenFeatures(index, of: words, in: text.span, context: context)
    var sum = [Int](repeating: 0, count: Self.width)
    for feature in 0..<NameTokenFeatures.count {
      let row = features[feature]
      var vector = 0
      if row >= NameTokenFeatures.words {
        vector = row - NameTokenFeatures.rowCount + blindspot_name_vector_count
      } else if unsafe blindspot_name_words[row >> 6] >> UInt64(row & 63) & 1 == 1 {
        vector = 1
        for before in 0..<row where unsafe blindspot_name_words[before >> 6] >> UInt64(before & 63) & 1 == 1 {
          vector += 1
        }
      }
      for column in 0..<Self.width { sum[column] += unsafe Int(blindspot_name_vectors[vector * Self.width + column]) }
    }
    return sum.map { Float($0) * number(0) }
  }

  /// Returns the scores of the three tags of each word.
  private func scores(_ words: Span<NameToken>, in text: [UInt8], _ context: NameContext) -> [Vector] {
    let count = words.count
    let zero = Vector(repeating: 0, count: Self.width)
    let vectors = words.indices.map { vector($0, of: words, in: text, context) }
    var mean = zero
    for vector in vectors { for column in 0..<Self.width { mean[column] += vector[column] } }
    for column in 0..<Self.width { mean[column] /= Float(count) }
    var offset = 3
    let matrix = Self.width * Self.width
    var shift = zero
    add(mean, matrix: offset, to: &shift)
    offset += matrix
    for column in 0..<Self.width { shift[column] += number(offset + column) }
    offset += Self.width
    var layer = words.indices.map { index in
      var sum = zero
      for neighbor in 0..<3 where (0..<count).contains(index + neighbor - 1) {
        var product = zero
        add(vectors[index + neighbor - 1], matrix: offset + neighbor * matrix, to: &product)
        for column in 0..<Self.width { sum[column] += product[column] }
      }
      for column in 0..<Self.width { sum[column] = max(0, sum[column] + shift[column]) }
      return sum
    }
    offset += 3 * matrix
    for distance in [2, 1] {
      layer = words.indices.map { index in
        var sum = (0..<Self.width).map { number(offset + $0) }
        for neighbor in 0..<3 {
          let other = index + (neighbor - 1) * distance
          if (0..<count).contains(other) {
            add(layer[other], matrix: offset + Self.width + neighbor * matrix, to: &sum)
          }
        }
        for column in 0..<Self.width { sum[column] = max(0, sum[column]) + layer[index][column] }
        return sum
      }
      offset += Self.width + 3 * matrix
    }
    return layer.map { vector in
      (0..<3).map { tag in
        var sum: Float = 0
        for column in 0..<Self.width { sum += vector[column] * number(offset + 3 + tag * Self.width + column) }
        return number(offset + tag) + sum
      }
    }
  }

  /// Returns the probability of a name, negated if a further word is more likely.
  private func tag(_ scores: Vector) -> Float {
    let difference = abs(scores[1] - scores[2])
    let rest = max(0, 0.693 - 0.5 * difference + 0.0955 * difference * difference) * (difference < 2.6 ? 1 : 0)
    let logit = (max(scores[1], scores[2]) + rest - scores[0]) * number(1) + number(2)
    var power = 1 - min(max(logit, -12), 12) / 1024
    for _ in 0..<10 { power *= power }
    return scores[1] >= scores[2] ? 1 / (1 + power) : -1 / (1 + power)
  }

  @Test func `tags`() throws {
    var texts = try Fixture.rows("Names/person-names.tsv").prefix(40).map { $0[0] }
    texts += ["", "Anna", "Ask Tom O'Brien <tom.obrien@example.com>, 12 or 345", "Иван Петров", "給 Anna 的信"]
    texts.append(String(repeating: "Ask Priya Sharma in room 7. ", count: 7))
    for text in texts {
      let bytes = Array(text.utf8)
      var tokenizer = NameTokenizer()
      var tokens = NameTokens()
      tokenizer.fill(&tokens, from: bytes.span)
      let context = NameContext(tokens, kind: .actionName, language: .none)
      let words = tokens.storage.span.extracting(first: tokens.count)
      let tagger = NameTagger(words, in: bytes.span, context: context)
      for (index, scores) in scores(words, in: bytes, context).enumerated() {
        let expected = tag(scores)
        #expect(tagger.probability(at: index) == abs(expected), "\(text), word \(index)")
        #expect(tagger.begins(at: index) == (expected >= 0), "\(text), word \(index)")
      }
    }
  }
}
