/// The pages of the listings in one file. A listing of which pages are missing is not a complete export.
///
/// A file can have one page, all pages one after the other, or several listings. A page continues the listing before it
/// if the total is the same and its number is higher, or if the page before it refers to a next page.
struct ListingPages {
  /// The problems of the listings that ended so far.
  private(set) var gaps: [(offset: Int, message: ShownText)] = []
  private var listing: Page?
  private var text: Page?
  private var closed: [Page] = []

  /// The page that the file is, if it has one and the listing has others.
  var onlyPage: ListingPage? {
    guard closed.count == 1, let page = closed.first, gaps.count < 2, let number = page.number,
      let count = page.pageCount?.value, count > 1, let total = page.total?.value
    else { return nil }
    return ListingPage(number: number, pageCount: count, total: total, size: page.size, entries: page.entries)
  }

  /// The counts of a page, or of all pages of a listing so far.
  struct Page {
    var entries = 0
    var total: Count?
    var number: Int?
    var pageCount: Count?
    /// The greatest number of entries of a page, as requested.
    var size: Int?
    /// The offset of the reference to the next page.
    var next: Int?

    struct Count {
      let value: Int
      let offset: Int
    }
  }

  /// Adds a document, or a part of one.
  ///
  /// - Parameters:
  ///   - isLast: whether the document ends with this part.
  ///   - furtherEntries: the number of entries that are not in the tree.
  mutating func add(_ tree: ExportTree, isLast: Bool = true, furtherEntries: Int = 0) {
    guard tree.kind(of: tree.root) == .mapping else { return }
    var page = text ?? Page()
    page.entries += furtherEntries
    var isListing = text != nil
    for (key, value) in tree.entries(of: tree.root) {
      let offset = tree.document.sourceRange(of: value).start
      switch tree.key(key) {
      case .entities, .results, .scimResources:
        guard tree.kind(of: value) == .sequence else { continue }
        isListing = true
        page.entries += tree.items(of: value).reduce(0) { count, _ in count + 1 }
      case .total, .totalResults: page.total = number(value, in: tree).map { .init(value: $0, offset: offset) }
      case .pageCount: page.pageCount = number(value, in: tree).map { .init(value: $0, offset: offset) }
      case .pageNumber: page.number = number(value, in: tree)
      case .pageSize: page.size = number(value, in: tree)
      case .nextUri, .cursor: if tree.isText(value) { page.next = offset }
      default: break
      }
    }
    text = isListing && !isLast ? page : nil
    if isListing, isLast { end(page) }
  }

  /// Ends the last listing.
  ///
  /// - Returns: the incomplete listings: the offset of the sign, and a message.
  mutating func finish() -> [(offset: Int, message: ShownText)] {
    close()
    return gaps
  }

  private mutating func end(_ page: Page) {
    guard let listing, continues(page, listing) else {
      close()
      listing = page
      return
    }
    self.listing = page
    self.listing?.entries += listing.entries
  }

  private func continues(_ page: Page, _ listing: Page) -> Bool {
    guard page.total?.value == listing.total?.value else { return false }
    guard let number = page.number, let before = listing.number else { return listing.next != nil }
    return number > before
  }

  private mutating func close() {
    guard let listing else { return }
    self.listing = nil
    closed.append(listing)
    let advice: ShownText = "export all pages, for example with `gc … list -a`"
    if let number = listing.number, let pages = listing.pageCount, number < pages.value {
      gaps.append((pages.offset, "the listing ends with page \(number) of \(pages.value); \(advice)"))
    } else if let next = listing.next {
      gaps.append((next, "the listing refers to a next page, which is not in the file; \(advice)"))
    } else if let total = listing.total, total.value > listing.entries, total.value != listing.size {
      // A script that splits or filters a whole listing writes the number of its entries as the total and as the size of
      // the page. No page is missing then.
      gaps.append((total.offset, "the listing has \(listing.entries) of \(total.value) entries; \(advice)"))
    }
  }

  private func number(_ id: NodeID, in tree: ExportTree) -> Int? {
    guard tree.kind(of: id) == .scalar, tree[id].textLength < 10 else { return nil }
    return tree.withText(of: id) { text in
      var value = 0
      for index in text.indices {
        guard text[index].isDigit else { return nil }
        value = value * 10 + text[index].digitValue
      }
      return text.isEmpty ? nil : value
    }
  }
}
