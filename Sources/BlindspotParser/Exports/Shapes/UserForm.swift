/// The form of a user in a listing: its text without the values.
struct UserForm {
  /// A value of a user.
  struct Step {
    /// The use of the value for the kind and the ID of the user.
    let use: Use
    /// The meaning of its key in a profile.
    let key: ProfileKey
    /// The number of details and lists around it; see ``ProfileTexts``.
    let depth: Int

    /// Whether the value is used for anything.
    var isWanted: Bool { key != .other || use != .none }
  }

  /// The use of a value for the kind and the ID of the user.
  enum Use {
    case none, id, email, path
  }

  /// What is known of a user when its text has been read.
  struct Ending {
    /// The keys of the user.
    var keys = PlatformObjectKind.Keys()
    /// The number of values and keys, as ``JSONReader`` counts them.
    var nodes = 0
  }

  /// The values in their order, each with the text between the value before it, or the start of the user, and itself.
  private(set) var steps: [(text: [UInt8], step: Step)] = []
  /// The text after the last value.
  private(set) var end: [UInt8] = []
  /// The properties of all users with this form.
  var ending = Ending()

  /// Adds a value and the text before it.
  mutating func add(_ text: Span<UInt8>, _ use: Use, _ key: ProfileKey, depth: Int) {
    let isDetail = depth < ProfileTexts.depthLimit
    steps.append(([UInt8](text), Step(use: use, key: isDetail ? key : .other, depth: depth)))
  }

  /// Adds the text after the last value.
  mutating func finish(_ text: Span<UInt8>) { end = [UInt8](text) }
}
