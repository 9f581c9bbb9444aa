import BlindspotParser

/// The kinds, in the plans of the regions that apply, of the numbers that begin with one group of digits and end with that group
/// or one after it.
///
/// The plain way is to ask the plans about the digits of each number, which reads the first groups again and again. Here each
/// plan reads them once, up to the first digit with which no number continues.
struct GroupKinds {
  // A vector, since reading an element of an inline array copies the whole array.
  private var kinds = SIMD16<UInt8>.zero

  /// - Parameter first: The index of the first group.
  init(_ groups: borrowing DigitGroups, from first: Int, in text: Span<UInt8>, _ context: FieldContext) {
    var found = SIMD16<UInt8>.zero
    PhoneRegions.forEachPlan(in: context) { start in
      var state = start
      var last = first
      while state != 0, last < groups.count {
        let group = groups[last]
        var position = group.start
        while state != 0, position < group.end {
          state = PhonePlan.state(after: state, text[position] &- UInt8(ascii: "0"))
          position += 1
        }
        found[last] |= PhonePlan.kinds(at: state).rawValue
        last += 1
      }
    }
    kinds = found
  }

  /// The kinds of the number that ends with the group at `last`.
  subscript(last: Int) -> PhonePlan.Kinds { PhonePlan.Kinds(rawValue: kinds[last]) }
}
