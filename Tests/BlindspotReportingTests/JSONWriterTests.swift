import BlindspotEncoding
import Foundation
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    (JSONWriter.Layout.compact, #"{"a":[true,{"b":null}],"c":["x","y"],"d":{}}"#),
    (.singleLine, #"{"a": [true, {"b": null}], "c": ["x", "y"], "d": {}}"#),
    (
      .indented,
      """
      {
        "a": [
          true,
          {
            "b": null
          }
        ],
        "c": ["x", "y"],
        "d": {}
      }
      """
    ),
  ])
  func `each layout places members on lines`(layout: JSONWriter.Layout, expected: String) {
    var json = JSONWriter(layout)
    json.object { json in
      json.array("a") { json in
        json.element(true)
        json.object { $0.member("b", String?.none) }
      }
      json.member("c", ["x", "y"], layout == .indented ? .singleLine : nil)
      json.object("d") { _ in }
    }
    #expect(json.text == expected)
  }

  @Test func `numbers are written as short as possible`() {
    var json = JSONWriter(.compact)
    json.object { json in
      json.member("a", number: 3)
      json.member("b", number: 0.25)
      json.member("c", hundredths: 0.5)
      json.member("d", Int?.none)
    }
    #expect(json.text == #"{"a":3,"b":0.25,"c":0.5,"d":null}"#)
  }

  @Test func `names that are not literals are escaped`() {
    var json = JSONWriter(.singleLine)
    json.object { json in
      json.name("a\"b")
      json.element(1)
      json.name("c")
      json.array { $0.element("d") }
    }
    #expect(json.text == #"{"a\"b": 1, "c": ["d"]}"#)
  }

  @Test(arguments: [JSONWriter.Layout.compact, .singleLine, .indented])
  func `members are written again at their place`(layout: JSONWriter.Layout) {
    var json = JSONWriter(layout)
    var expected = JSONWriter(layout)
    func write(_ first: JSONWriter.Fragment?, _ later: JSONWriter.Fragment?) -> [JSONWriter.Fragment] {
      var fragments: [JSONWriter.Fragment] = []
      json.object { json in
        if let first { json.write(first) } else { fragments.append(json.record { $0.member("a", "x") }) }
        json.member("b") { $0.write("y\u{1B}") }
        if let later { json.write(later) } else { fragments.append(json.record { $0.member("c", ["z"]) }) }
      }
      return fragments
    }
    json.array { _ in }
    expected.array { _ in }
    let fragments = write(nil, nil)
    _ = write(fragments[0], fragments[1])
    for _ in 0..<2 {
      expected.object { json in
        json.member("a", "x")
        json.member("b", "y\u{1B}")
        json.member("c", ["z"])
      }
    }
    #expect(json.text == expected.text)
  }

  @Test func `a reader gets back every scalar at every place of a block`() throws {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x2FF, 0x2000...0x2070, 0x2700...0x2710, 0xFFF0...0xFFFF, 0x1F600...0x1F604,
    ]
    let scalars = ranges.joined().compactMap { Unicode.Scalar($0) }
    let texts = scalars.flatMap { scalar in
      [0, 1, 7, 13, 14, 15, 16, 17].map { String(repeating: "a", count: $0) + "\(scalar)##[•\(scalar)" }
    }
    var json = JSONWriter(.compact)
    json.array { json in for text in texts { json.element(text) } }
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
    #expect(read.map { zip($0, texts).allSatisfy { Array($0.utf8) == Array($1.utf8) } } == true)
    #expect(json.text.unicodeScalars.allSatisfy { !VisibleText.requiresEscaping($0) })
    #expect(!json.text.contains("##["))
  }
}
