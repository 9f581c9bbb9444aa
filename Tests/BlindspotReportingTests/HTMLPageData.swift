import Foundation

/// The findings in the data of an HTML report, read independently of its script.
struct HTMLPageData {
  private let object: [String: Any]

  /// Returns the text of the element with the data.
  static func json(in page: String) -> String? {
    guard let start = page.range(of: "<script type=\"application/json\" id=\"data\">"),
      let end = page[start.upperBound...].range(of: "</script>")
    else { return nil }
    return String(page[start.upperBound..<end.lowerBound])
  }

  init(_ page: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data((Self.json(in: page) ?? "").utf8))
    object = json as? [String: Any] ?? [:]
  }

  var count: Int { object["count"] as? Int ?? -1 }

  /// Returns the numbers of a column; of a column with differences, their sums.
  func column(_ name: String) -> [Int] {
    if let values = (object["columns"] as? [String: [Int]])?[name] { return values }
    var sum = 0
    return ((object["differences"] as? [String: [Int]])?[name] ?? []).map { difference in
      sum += difference
      return sum
    }
  }

  /// Returns the texts of a column with indices.
  func text(_ name: String) -> [String] {
    let texts = object["texts"] as? [String] ?? []
    return column(name).map { Self.expanded(texts[$0]) }
  }

  /// Returns the pairs of texts in the list of each finding, in a column with indices of lists.
  func pairs(_ column: String, of lists: String) -> [[[String]]] {
    let texts = (object["texts"] as? [String] ?? []).map { Self.expanded($0) }
    let lists = (object[lists] as? [[Int]] ?? []).map { list in
      stride(from: 0, to: list.count, by: 2).map { [texts[list[$0]], texts[list[$0 + 1]]] }
    }
    return self.column(column).map { lists[$0] }
  }

  /// The paths, each after the characters that it shares with the path before.
  var paths: [String] {
    var last: [UInt8] = []
    return (object["paths"] as? [String] ?? []).map { entry in
      let parts = entry.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      last = Array(last.prefix(Int(parts[0]) ?? 0)) + Array(parts[1].utf8)
      return Self.expanded(String(decoding: last, as: UTF8.self))
    }
  }

  private static func expanded(_ text: String) -> String {
    text.replacing("~1", with: "••••").replacing("~2", with: "•").replacing("~0", with: "~")
  }
}
