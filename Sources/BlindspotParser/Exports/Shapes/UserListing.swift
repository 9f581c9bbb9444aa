/// Reads the people of a listing of users from its bytes, without a tree, in one piece or window by window.
///
/// The simple way, ``PlatformObjects`` and ``ProfileReader``, takes ten times the instructions. It remains for every text in
/// which this reader meets something that it does not know, and for the text around the users: see ``envelope``.
struct UserListing {
  /// The part of the text that the next window begins in.
  private enum Part {
    case start, users, end
  }

  /// The place of the users that are read, among those of the listing.
  private let place: Place

  /// The part of a listing that a reader reads.
  struct Place {
    /// The offset of the first user; 0 for the start of the text.
    var start = 0
    /// The offset of the user that the next part starts with; nil for the end of the text.
    var end: Int?
  }

  /// The number of users.
  private(set) var count = 0
  /// The number of values and keys of the users, as ``JSONReader`` counts them.
  private(set) var nodes = 0
  /// The text with only the first one of its users, and white space.
  private(set) var envelope: [UInt8] = []
  private var part = Part.start
  private var skimmer = JSONSkimmer(from: 0)
  private var reader = UserFormReader()
  private var forms = UserForms()
  private var user = User()
  private var path = UserPath()
  private var texts = ProfileTexts()
  private var pace: Pace

  /// The offset of the window.
  private var offset: Int
  /// Whether the reader has come to the user that the next part starts with.
  private(set) var isAtNextPart = false

  /// Creates a reader of a text that is not read after the deadline; nil for no deadline.
  init(_ place: Place = Place(), deadline: Deadline?) {
    self.place = place
    offset = place.start
    pace = Pace(deadline)
    if place.start > 0 { part = .users }
  }

  /// Adds the people of the next window of a listing: an array, or an object with an array `entities`.
  ///
  /// - Parameters:
  ///   - source: the window.
  ///   - isLast: whether it ends with the text.
  ///   - people: receives the people.
  /// - Returns: the number of bytes that are read. The others must be the first ones of the next window.
  /// - Throws: ``JSONSkimmer/Doubt`` if the text is another one, may have other people, or the window is too short. The
  ///   people that were added must be removed then.
  mutating func read(
    _ source: Span<UInt8>, isLast: Bool, into people: inout KnownPeople
  ) throws(JSONSkimmer.Doubt) -> Int {
    skimmer.index = 0
    forms.forgetJumps()
    switch part {
    case .start: try readStart(in: source)
    case .users: break
    case .end:
      envelope.append(contentsOf: source)
      return source.count
    }
    part = .users
    guard try readUsers(in: source, isLast: isLast, into: &people) else {
      offset += skimmer.index
      return skimmer.index
    }
    // The next part must start with a user.
    guard place.end == nil else { throw JSONSkimmer.Doubt() }
    part = .end
    envelope.append(contentsOf: source.extracting((skimmer.index - 1)...))
    guard TextEncoding.isUTF8(source.extracting(..<skimmer.index)) else { throw JSONSkimmer.Doubt() }
    return source.count
  }

  /// Skips the text before the first user.
  private mutating func readStart(in source: Span<UInt8>) throws(JSONSkimmer.Doubt) {
    skimmer.index = source.contentStart
    if try skimmer.next(in: source) == ASCII.openBrace {
      skimmer.index = try reader.entities(at: skimmer.index, in: source)
    }
    guard source[skimmer.index] == ASCII.openBracket, try !skimmer.opensEmpty(to: ASCII.closeBracket, in: source)
    else { throw JSONSkimmer.Doubt() }
  }

  /// Adds the users of a window, and skips them; returns whether the last one of the listing is among them.
  private mutating func readUsers(
    in source: Span<UInt8>, isLast: Bool, into people: inout KnownPeople
  ) throws(JSONSkimmer.Doubt) -> Bool {
    while true {
      let start = skimmer.index
      do throws(JSONSkimmer.Doubt) {
        if try isAtEnd(in: source) { return false }
        if try !readUser(in: source, into: &people) { return true }
      } catch {
        // The window may end inside the user.
        guard !isLast, count > 0, start > 0, TextEncoding.isUTF8(source.extracting(..<start)) else { throw error }
        people.dropPerson()
        texts.dropPerson()
        skimmer.index = start
        return false
      }
    }
  }

  /// Whether the next user is the one that the next part starts with.
  @inline(__always)
  private mutating func isAtEnd(in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Bool {
    guard let end = place.end else { return false }
    _ = try skimmer.next(in: source)
    let index = end &- offset
    if skimmer.index < index { return false }
    guard skimmer.index == index, TextEncoding.isUTF8(source.extracting(..<index)) else { throw JSONSkimmer.Doubt() }
    isAtNextPart = true
    return true
  }

  /// Adds the user that starts here, and skips it; returns whether another one follows.
  @inline(__always)
  private mutating func readUser(
    in source: Span<UInt8>, into people: inout KnownPeople
  ) throws(JSONSkimmer.Doubt) -> Bool {
    guard try skimmer.next(in: source) == ASCII.openBrace, !pace.isTimeOver() else { throw JSONSkimmer.Doubt() }
    let ending = try readDetails(in: source, into: &people)
    let end = skimmer.index
    let isContinued = try skimmer.continues(to: ASCII.closeBracket, in: source)
    guard PlatformObjectKind(ending.keys, path: user.path) == .user else { throw JSONSkimmer.Doubt() }
    if !user.isIdentified, !user.email.isEmpty { people.add(.profile, user.email.span) }
    texts.finishPerson(in: &people)
    nodes += ending.nodes
    count += 1
    if count == 1, place.start == 0 { envelope.append(contentsOf: source.extracting(..<end)) }
    return isContinued
  }

  /// Adds the details of the user that starts here, and skips it.
  private mutating func readDetails(
    in source: Span<UInt8>, into people: inout KnownPeople
  ) throws(JSONSkimmer.Doubt) -> UserForm.Ending {
    let start = skimmer.index
    if let ending = try knownForm(in: source, into: &people) { return ending }
    people.dropPerson()
    texts.dropPerson()
    forms.add(try reader.form(at: start, in: source))
    skimmer.index = start
    guard let ending = try knownForm(in: source, into: &people) else { throw JSONSkimmer.Doubt() }
    return ending
  }

  /// Adds the details of the user that starts here, and skips it, if it has a known form; returns nil if not. The details of
  /// a part of the user may be added then.
  private mutating func knownForm(
    in source: Span<UInt8>, into people: inout KnownPeople
  ) throws(JSONSkimmer.Doubt) -> UserForm.Ending? {
    user.reset()
    var place = 0
    while true {
      var next = knownJump(from: place, in: source)
      if next == UserForms.Node.none { next = try readJump(from: place, in: source) }
      if next == UserForms.Node.none { return nil }
      guard let step = forms.nodes[next].step else { return forms.endings[forms.nodes[next].ending] }
      let scalar = try skimmer.scalar(in: source)
      if scalar.isDecoded {
        add(JSONSkimmer.text(of: scalar, in: source).span, step, isString: true, &people)
      } else {
        add(source.extracting(scalar.range), step, isString: scalar.isString, &people)
      }
      place = UserForms.jump(after: next)
    }
  }

  /// Skips the text up to the next value that is used, or the end of the user, if it is the same as the last time.
  ///
  /// - Returns: the node that the text ends at.
  @inline(__always)
  private mutating func knownJump(from place: Int, in source: Span<UInt8>) -> Int {
    let jump = forms.jumps[place]
    guard source.repeats(jump.start, count: jump.count, at: skimmer.index) else { return UserForms.Node.none }
    let end = skimmer.index &+ jump.count
    // The same text can also be in front of a collection.
    if forms.nodes[jump.target].step != nil, !JSONSkimmer.startsScalar(source[end]) { return UserForms.Node.none }
    skimmer.index = end
    return jump.target
  }

  /// Skips the text up to the next value that is used, or the end of the user, and returns its node.
  private mutating func readJump(from place: Int, in source: Span<UInt8>) throws(JSONSkimmer.Doubt) -> Int {
    let start = skimmer.index
    var next = forms.node(after: place)
    while next != UserForms.Node.none {
      let node = forms.nodes[next]
      guard forms.matches(node, at: skimmer.index, in: source) else {
        next = node.sibling
        continue
      }
      skimmer.index &+= node.count
      if node.step?.isWanted ?? true {
        forms.setJump(place, to: UserForms.Jump(start: start, count: skimmer.index &- start, target: next))
        return next
      }
      _ = try skimmer.scalar(in: source)
      next = node.child
    }
    return UserForms.Node.none
  }

  /// Adds a value of a user.
  @inline(__always)
  private mutating func add(_ text: Span<UInt8>, _ step: UserForm.Step, isString: Bool, _ people: inout KnownPeople) {
    let identifies = isString && !text.isEmpty
    switch step.use {
    case .id where !user.hasID:
      user.hasID = true
      user.isIdentified = identifies
      if identifies { people.add(.profile, text) }
    case .email where !user.hasEmail:
      user.hasEmail = true
      if identifies, !user.isIdentified { user.email.append(contentsOf: text) }
    case .path: user.path = path.kind(of: text)
    case .none, .id, .email: break
    }
    if step.key != .other { texts.add(text, step.key, depth: step.depth, to: &people) }
  }

  /// The kind and the ID of a user, while its values are added.
  private struct User {
    /// The kind that the path of the user has.
    var path: PlatformObjectKind?
    var hasID = false
    var hasEmail = false
    /// Whether the profile has an ID.
    var isIdentified = false
    /// The e-mail address, which identifies a profile without an ID.
    var email: [UInt8] = []

    /// Forgets the user.
    mutating func reset() {
      path = nil
      hasID = false
      hasEmail = false
      isIdentified = false
      if !email.isEmpty { email = [] }
    }
  }
}
