/// One page of a listing whose pages are in several files.
package struct ListingPage: Hashable, Sendable {
  /// The number of the page, from 1.
  package let number: Int
  /// The number of pages of the listing.
  package let pageCount: Int
  /// The number of entries of the listing.
  package let total: Int
  /// The greatest number of entries of a page; nil if the page does not specify it.
  package let size: Int?
  /// The number of entries of the page.
  package let entries: Int

  /// Whether pages are all pages of one listing.
  package static func areComplete(_ pages: [ListingPage]) -> Bool {
    guard let first = pages.first, pages.count == first.pageCount, Set(pages.map(\.number)) == Set(1...pages.count)
    else { return false }
    return pages.reduce(0) { $0 + $1.entries } == first.total
      && pages.allSatisfy { $0.pageCount == first.pageCount && $0.total == first.total && $0.size == first.size }
  }
}
