import BlindspotEncoding
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
}
