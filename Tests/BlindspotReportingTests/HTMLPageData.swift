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

  /// The ids of each finding, those of outer containers with the same name included.
  var ids: [[String]] {
    let texts = (object["texts"] as? [String] ?? []).map { Self.expanded($0) }
    var lists: [[String]] = []
    for entry in object["ids"] as? [[Int]] ?? [] {
      let own = stride(from: 2, to: entry.count, by: 2).map { texts[entry[$0]] }
      lists.append((entry[0] < 0 ? [] : lists[entry[0]]) + own)
    }
    return column("ids").map { $0 < 0 ? [] : lists[$0] }
  }

  /// The names of the containers of each finding, outermost first.
  var containers: [[String]] {
    let texts = (object["texts"] as? [String] ?? []).map { Self.expanded($0) }
    var ways: [[String]] = []
    for entry in object["containers"] as? [[Int]] ?? [] {
      ways.append((entry[0] < 0 ? [] : ways[entry[0]]) + [texts[entry[2]]])
    }
    return column("container").map { $0 < 0 ? [] : ways[$0] }
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
