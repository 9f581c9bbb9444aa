extension ExportReading {
  /// A function that calls another one with each window of a text from an offset on.
  typealias WindowsFrom = @Sendable (_ offset: Int, _ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool

  /// Reads the parts of a JSON listing of users at the same time.
  ///
  /// A part starts at a text that looks like a user. Whether it is one is known when the part before it has been read: that
  /// must end exactly there. If not, the listing must be read in one part.
  ///
  /// - Parameters:
  ///   - size: the likely size of the text.
  ///   - parts: how many parts to read.
  ///   - map: calls a function with the number of each part, at the same time if there are threads for it.
  ///   - windows: calls a function with the windows of the text.
  /// - Returns: the people of all parts, whose number and order are those of the listing; nil if the parts are not those of a
  ///   listing.
  func readUsers(
    size: Int, parts: Int, _ map: (_ parts: Int, _ body: @Sendable (Int) -> UserPart?) -> [UserPart?],
    _ windows: @escaping WindowsFrom
  ) -> KnownPeople? {
    let places = places(of: size, parts: parts, windows)
    guard places.count > 1 else { return nil }
    var parts = map(places.count) { part in
      var people = KnownPeople()
      // The people of all parts come to those of the first one.
      people.reserveCapacity(for: part == 0 ? size : size / places.count)
      let users = readUsers(at: places[part], into: &people) { windows(places[part].start, $0) }
      return users.map { UserPart(people: people, users: $0) }
    }
    let users = parts.compactMap { $0?.users }
    guard users.count == places.count, isListing(users) else { return nil }
    var people = KnownPeople()
    for index in parts.indices {
      // Without another reference, so that the people of the first part are not copied.
      guard let part = parts[index].take() else { return nil }
      if index == 0 { people = part.people } else { people.append(part.people) }
    }
    return people
  }

  /// Divides a listing into parts of about the same length.
  private func places(of size: Int, parts: Int, _ windows: WindowsFrom) -> [UserListing.Place] {
    var places = [UserListing.Place()]
    for part in 1..<parts {
      var start: Int?
      let middle = size / parts * part
      _ = windows(middle) { window, _ in
        start = UserListing.likelyUser(in: window).map { middle + $0 }
        return nil
      }
      guard let start, start > places[places.count - 1].start else { continue }
      places[places.count - 1].end = start
      places.append(UserListing.Place(start: start))
    }
    return places
  }
}

/// The people of a part of a listing of users.
package struct UserPart: Sendable {
  fileprivate let people: KnownPeople
  fileprivate let users: UserListing
}

extension UserListing {
  /// How many objects at the start of a window are compared with users.
  private static let triedObjects = 64

  /// Returns the offset of an object in a window that looks like a user: it and the one after it have the kind of users.
  fileprivate static func likelyUser(in window: Span<UInt8>) -> Int? {
    var reader = UserFormReader()
    var index = 0
    for _ in 0..<triedObjects {
      guard let brace = window.firstIndex(of: ASCII.openBrace, from: index) else { return nil }
      index = brace + 1
      if let next = reader.endOfUser(at: brace, in: window), reader.endOfUser(at: next, in: window) != nil {
        return brace
      }
    }
    return nil
  }
}
