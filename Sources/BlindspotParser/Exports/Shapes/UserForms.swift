/// The forms of the users of a listing, as a tree of the texts between their values.
///
/// The users of a listing have the same few forms, since one program wrote all of them: the same keys, brackets and spaces
/// are between their values. So the text of most users is compared, not read.
struct UserForms {
  /// The text between two values, or after the last one.
  struct Node {
    /// The value after the text; nil if the user ends with it.
    let step: UserForm.Step?
    /// The properties of a user that ends here: an index into ``UserForms/endings``.
    fileprivate(set) var ending = Self.none
    /// The next text that can occur in place of this one.
    fileprivate(set) var sibling = Self.none
    /// The first text that can follow the value.
    fileprivate(set) var child = Self.none
    fileprivate let start: Int
    /// The length of the text.
    let count: Int

    /// The index that is not one of a node.
    static let none = -1
  }

  /// The text between two values that are used, with the values between them that are not.
  ///
  /// Most values that are not used are the same for all users, so that they are compared with those of the user before, and
  /// not read.
  struct Jump {
    /// The place of the text in the listing.
    var start = 0
    /// The length of the text; 0 if none is known.
    var count = 0
    /// The node that it ends at.
    var target = Node.none
  }

  /// The texts. The first one is that before the first value of the form that was added first.
  private(set) var nodes: [Node] = []
  private(set) var endings: [UserForm.Ending] = []
  /// The last text from the start of a user, and from the value of each node, to the next value that is used.
  private(set) var jumps = [Jump()]
  /// The texts of all nodes, one after the other.
  private var bytes: [UInt8] = []
  /// Whether a text is in the place of many others.
  private var hasManySiblings = false

  /// The number of nodes above which all forms are forgotten, to bound the memory: enough for users with twelve members
  /// that can be missing.
  private static let limit = 1 << 16
  /// The number of texts in the place of one above which all forms are forgotten: each is compared.
  private static let siblingLimit = 32

  /// Whether the text of a node occurs at `index`, and can be followed by its value.
  @inline(__always)
  func matches(_ node: Node, at index: Int, in source: Span<UInt8>) -> Bool {
    let end = index &+ node.count
    guard end < source.count,
      source.extracting(index..<end).hasSameBytes(as: bytes.span.extracting(node.start..<node.start &+ node.count))
    else { return false }
    return node.step == nil || JSONSkimmer.startsScalar(source[end])
  }

  /// Returns the index in ``jumps`` of the texts after the value of a node.
  @inline(__always)
  static func jump(after node: Int) -> Int { node &+ 1 }

  /// Remembers a text up to the next value that is used.
  @inline(__always)
  mutating func setJump(_ index: Int, to jump: Jump) { jumps[index] = jump }

  /// Forgets the texts up to the next values, because the listing is in another place.
  mutating func forgetJumps() {
    for index in jumps.indices { jumps[index] = Jump() }
  }

  /// Returns the index of the node that a user with a known form continues with; the first one of its siblings that
  /// matches.
  @inline(__always)
  func node(after jump: Int) -> Int {
    guard jump > 0 else { return nodes.isEmpty ? Node.none : 0 }
    return nodes[jump - 1].child
  }

  /// Adds a form.
  mutating func add(_ form: UserForm) {
    if nodes.count > Self.limit || hasManySiblings { self = UserForms() }
    var last = Node.none
    for (text, step) in form.steps { last = node(text, step, after: last) }
    last = node(form.end, nil, after: last)
    nodes[last].ending = endings.count
    endings.append(form.ending)
  }

  /// Returns the index of the node of a text after another one, which is added if it is new.
  private mutating func node(_ text: [UInt8], _ step: UserForm.Step?, after last: Int) -> Int {
    var index = last == Node.none ? (nodes.isEmpty ? Node.none : 0) : nodes[last].child
    var previous = Node.none
    var siblings = 0
    while index != Node.none {
      let node = nodes[index]
      let isSame = (node.step == nil) == (step == nil)
      if isSame, bytes[node.start..<node.start + node.count].elementsEqual(text) { return index }
      siblings += 1
      previous = index
      index = node.sibling
    }
    if siblings > Self.siblingLimit { hasManySiblings = true }
    nodes.append(Node(step: step, start: bytes.count, count: text.count))
    jumps.append(Jump())
    bytes += text
    if previous != Node.none {
      nodes[previous].sibling = nodes.count - 1
    } else if last != Node.none {
      nodes[last].child = nodes.count - 1
    }
    return nodes.count - 1
  }
}
