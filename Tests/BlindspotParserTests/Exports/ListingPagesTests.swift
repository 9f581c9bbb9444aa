import BlindspotParser
import Testing

/// Listings of which pages are missing.
@Suite struct ListingPagesTests {
  private static let user = #"{"id": "a", "name": "X", "username": "x@example.com"}"#

  /// The text after `"entities": […]` of each page, and the positions of the problems.
  private static let cases: [(pages: [String], problems: Int)] = [
    ([#""pageNumber": 1, "pageCount": 1, "total": 1"#], 0),
    ([#""pageNumber": 1, "pageCount": 3, "total": 3"#], 1),
    ([#""pageNumber": 2, "pageCount": 2, "total": 2"#], 1),
    ([#""pageNumber": 1, "pageCount": 2, "total": 2"#, #""pageNumber": 2, "pageCount": 2, "total": 2"#], 0),
    ([#""pageNumber": 1, "pageCount": 3, "total": 3"#, #""pageNumber": 2, "pageCount": 3, "total": 3"#], 1),
    ([#""total": 2"#], 1),
    ([#""total": 2, "pageSize": 25, "pageNumber": 1"#], 1),
    ([#""total": 400, "pageSize": 25, "pageNumber": 1"#], 1),
    ([#""total": 2, "pageSize": 2, "pageNumber": 1"#], 0),
    ([#""total": 0"#], 0),
    ([#""total": null"#], 0),
    ([#""nextUri": "/api/v2/users?pageNumber=2""#], 1),
    ([#""nextUri": null"#], 0),
    ([#""nextUri": """#], 0),
    ([#""nextUri": "/api/v2/users?pageNumber=2""#, #""previousUri": "/api/v2/users""#], 0),
    ([#""cursor": "abc""#], 1),
    ([#""cursor": "abc""#, #""cursor": null"#], 0),
    ([#""pageNumber": 1, "pageCount": 2, "total": 9"#, #""pageNumber": 1, "pageCount": 1, "total": 1"#], 1),
  ]

  @Test func `a listing that is known to be incomplete is a problem`() throws {
    for (pages, count) in Self.cases {
      let text = pages.map { "{\"entities\": [\(Self.user)], \($0)}" }.joined(separator: "\n")
      let export = try ExportReader.read(Array(text.utf8), named: "users.json")
      #expect(export.problems.map(\.code) == Array(repeating: .incomplete, count: count), "\(pages)")
      #expect(export.problems.allSatisfy { $0.position != nil }, "\(pages)")
      let isSame = ExportReader.readPages(
        of: SourceFile(name: "users.json", bytes: Array(text.utf8)), options: ReadOptions()
      ) { _ in }
      #expect(isSame == (count == 0), "\(pages)")
    }
  }

  @Test func `a part of a SCIM listing is a problem`() throws {
    let user = #"{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "x@example.com"}"#
    let export = try ExportReader.read(
      Array("{\"totalResults\": 3, \"Resources\": [\(user)]}".utf8), named: "scim.json")
    #expect(export.problems.map(\.code) == [.incomplete])
  }
}
