extension ExportReading {
  /// A function that calls another one with each window of a text.
  typealias Windows = (_ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool

  /// Reads a JSON listing of users without a tree of all of them. The file of the reading has only its name.
  ///
  /// - Returns: whether these are the people of the whole listing, read with the same result as in one piece.
  func readUsers(into people: inout KnownPeople, _ windows: Windows) -> Bool {
    let limits = options.limits.json
    guard limits.depth >= ReadLimits.json.depth else { return false }
    var users = UserListing(deadline: limits.deadline)
    var size = 0
    var isStart = true
    let isRead = windows { window, isLast in
      guard !isStart || isJSON(window) else { return nil }
      isStart = false
      guard let count = try? users.read(window, isLast: isLast, into: &people) else { return nil }
      size += count
      return size > limits.bytes ? nil : count
    }
    return isRead && isListing(users)
  }

  /// Whether a text with this start is JSON in UTF-8.
  private func isJSON(_ text: Span<UInt8>) -> Bool {
    let start = SourceFile(name: file.name, bytes: [UInt8](text.extracting(..<min(text.count, 8192))))
    return TextEncoding.utf16Order(of: start.bytes) == nil && !TextEncoding.isUTF32(start.bytes)
      && !start.bytes.contains(0) && ExportSniffer.syntax(of: start) == .json
  }

  /// Whether the text around users is that of a listing of all of them.
  private func isListing(_ users: UserListing) -> Bool {
    let envelope = SourceFile(name: file.name, bytes: users.envelope)
    guard (try? TextEncoding.checkUTF8(envelope)) != nil else { return false }
    let parsed = DocumentParser(limits: options.limits).parse(envelope, syntax: .json)
    guard parsed.problems.isEmpty, parsed.documents.count == 1,
      users.nodes + parsed.documents[0].nodes.count < options.limits.json.expandedNodes,
      let page = shape(of: parsed.documents[0]), page.isPageable,
      page.document.containers.count(where: { $0.kind == .person }) == 1
    else { return false }
    var pages = ListingPages()
    pages.add(ExportTree(parsed.documents[0]), furtherEntries: users.count - 1)
    return pages.finish().isEmpty
  }
}
