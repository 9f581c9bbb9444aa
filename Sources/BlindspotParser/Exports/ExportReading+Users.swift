extension ExportReading {
  /// A function that calls another one with each window of a text.
  typealias Windows = (_ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool

  /// Reads a JSON listing of users without a tree of all of them. The file of the reading has only its name.
  ///
  /// - Returns: whether these are the people of the whole listing, read with the same result as in one piece.
  func readUsers(into people: inout KnownPeople, _ windows: Windows) -> Bool {
    guard let users = readUsers(at: UserListing.Place(), into: &people, windows) else { return false }
    return isListing([users])
  }

  /// Reads the users of a part of a listing.
  ///
  /// - Parameter windows: calls a function with the windows from the start of the part.
  /// - Returns: the reader; nil if the people are not those of the part.
  func readUsers(at place: UserListing.Place, into people: inout KnownPeople, _ windows: Windows) -> UserListing? {
    let limits = options.limits.json
    guard limits.depth >= ReadLimits.json.depth else { return nil }
    var users = UserListing(place, deadline: limits.deadline)
    var size = place.start
    var isStart = place.start == 0
    let isRead = windows { window, isLast in
      guard !isStart || isJSON(window) else { return nil }
      isStart = false
      guard let count = try? users.read(window, isLast: isLast, into: &people) else { return nil }
      size += count
      return size > limits.bytes || users.isAtNextPart ? nil : count
    }
    return isRead || users.isAtNextPart ? users : nil
  }

  /// Whether a text with this start is JSON in UTF-8.
  private func isJSON(_ text: Span<UInt8>) -> Bool {
    let start = SourceFile(name: file.name, bytes: [UInt8](text.extracting(..<min(text.count, 8192))))
    return TextEncoding.utf16Order(of: start.bytes) == nil && !TextEncoding.isUTF32(start.bytes)
      && !start.bytes.contains(0) && ExportSniffer.syntax(of: start) == .json
  }

  /// Whether the text around the users of all parts is that of a listing of all of them.
  func isListing(_ parts: [UserListing]) -> Bool {
    let envelope = SourceFile(name: file.name, bytes: parts.flatMap(\.envelope))
    guard (try? TextEncoding.checkUTF8(envelope)) != nil else { return false }
    let parsed = DocumentParser(limits: options.limits).parse(envelope, syntax: .json)
    let nodes = parts.reduce(0) { $0 + $1.nodes }
    guard parsed.problems.isEmpty, parsed.documents.count == 1,
      nodes + parsed.documents[0].nodes.count < options.limits.json.expandedNodes,
      let page = shape(of: parsed.documents[0]), page.isPageable,
      page.document.containers.count(where: { $0.kind == .person }) == 1
    else { return false }
    var pages = ListingPages()
    pages.add(ExportTree(parsed.documents[0]), furtherEntries: parts.reduce(0) { $0 + $1.count } - 1)
    return pages.finish().isEmpty
  }
}
