import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Testing

@Suite struct TextLayoutTests {
  /// The underlined text, for a mark of the first line.
  private func underlined(_ line: String, _ marked: Range<Int>, limit: Int = 40) -> (text: String, line: String) {
    let layout = ExcerptLayout(
      .init(firstLine: 1, lines: [.init(nonExport: line)], marked: marked, markedLine: 0), limit: limit)
    return (layout.markedParts.marked, layout.lines.first?.string ?? "")
  }

  @Test func `the underline matches the marked range after tabs, wide characters and escapes`() {
    #expect(underlined("\tname: X••• end", 7..<11).text == "X•••")
    #expect(underlined("支払い X••• end", 4..<8).text == "X•••")
    #expect(underlined("a\u{1B}[0m X••• end", 6..<10).text == "X•••")
    #expect(underlined("e\u{301}e\u{301} X••• end", 5..<9).text == "X•••")
    #expect(underlined("X•••", 0..<4).text == "X•••")
  }

  @Test func `a long line is cut around the marked range to the limit`() {
    for start in [0, 1, 10, 39, 40, 41, 500, 995, 996] {
      let line = String(repeating: "a", count: start) + "X•••" + String(repeating: "b", count: 996 - start)
      let shown = underlined(line, start..<start + 4)
      #expect(shown.text == "X•••")
      #expect(DisplayWidth.of(shown.line) <= 40)
    }
    let wide = String(repeating: "日", count: 300) + "X•••" + String(repeating: "本", count: 300)
    #expect(DisplayWidth.of(underlined(wide, 300..<304).line) <= 40)
    #expect(underlined(wide, 300..<304).text == "X•••")
  }

  @Test func `a line of scalars with one column has the layout of any other line`() {
    let letters = ["a", "é", "ß", "ſ", "•", "…", "–", "“", " ", "日", "e\u{301}", "\u{200D}", "\u{2027}", "\u{2028}"]
    for seed in 0..<600 {
      let line = (0..<seed % 97).map { letters[(seed * 5 + $0 * (seed % 7 + 1) + $0 / 5) % letters.count] }.joined()
      let start = seed * 3 % (line.unicodeScalars.count + 1)
      let marked = start..<start + seed % 9
      let limit = 20 + seed % 50
      func layout(_ lines: [String]) -> ExcerptLayout {
        ExcerptLayout(
          .init(firstLine: 1, lines: lines.map { .init(nonExport: $0) }, marked: marked, markedLine: 0), limit: limit)
      }
      // Only an excerpt of one line is laid out without its scalars.
      let (one, other) = (layout([line]), layout([line, ""]))
      #expect(one.lines[0] == other.lines[0])
      #expect(one.underline == other.underline)
      #expect(one.markedParts == other.markedParts)
    }
  }

  @Test func `a very long line keeps its marked range`() {
    let line = String(repeating: "a", count: 50_000) + "X•••" + String(repeating: "b", count: 50_000)
    #expect(underlined(line, 50_000..<50_004).text == "X•••")
    #expect(DisplayWidth.of(underlined(line, 50_000..<50_004).line) <= 40)
  }

  @Test func `plain texts contain no scalar that requires escaping`() {
    let ranges: [ClosedRange<UInt32>] = [0...0xFFFF, 0x1FF00...0x20000, 0xE0000...0xE00FF, 0x10FFFE...0x10FFFF]
    let scalars = ranges.joined().compactMap { Unicode.Scalar($0) }
    let long = String(repeating: "a", count: 15)
    let wrong = scalars.filter { scalar in
      VisibleText.requiresEscaping(scalar)
        && (VisibleText.isPlain("a\(scalar)b") || VisibleText.isPlain("\(long)\(scalar)\(long)"))
    }
    #expect(wrong == [])
    #expect(VisibleText.isPlain("K•••• Ñandú 支払い … – “x” : # a:b"))
  }

  @Test func `lines are as long as their words allow`() {
    // The last one takes no column.
    let words = ["a", "bc", "K••••", "支払い", "", "über", "x\u{301}y", "a-very-long-word-of-many-letters", "\u{1160}"]
    for seed in 0..<400 {
      let text = (0..<12).map { words[(seed * 7 + $0 * (seed % 5 + 1)) % words.count] }.joined(separator: " ")
      let width = 10 + seed % 40
      var expected = [""]
      for word in text.split(separator: " ") {
        let line = expected[expected.count - 1]
        let fits = line.isEmpty || DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) <= width
        if fits {
          expected[expected.count - 1] += (line.isEmpty ? "" : " ") + word
        } else {
          expected.append(String(word))
        }
      }
      #expect(TextWrapping.lines(text, width: width) == expected)
    }
  }

  @Test func `a marked range outside its line is ignored`() {
    #expect(underlined("short", 10..<20).text == "")
    #expect(underlined("", 0..<0).text == "")
    let layout = ExcerptLayout(.init(firstLine: 1, lines: ["a"], marked: 0..<1, markedLine: 3), limit: 40)
    #expect(layout.lines == ["a"])
    #expect(layout.markedParts.marked == "")
  }

  @Test func `color depends on the choice, the terminal and the environment`() {
    #expect(ColorChoice.auto.usesColor(isTerminal: true, environment: { _ in nil }))
    #expect(!ColorChoice.auto.usesColor(isTerminal: false, environment: { _ in nil }))
    #expect(!ColorChoice.auto.usesColor(isTerminal: true, environment: { ["NO_COLOR": "1"][$0] }))
    #expect(ColorChoice.auto.usesColor(isTerminal: true, environment: { ["NO_COLOR": ""][$0] }))
    #expect(!ColorChoice.auto.usesColor(isTerminal: true, environment: { ["TERM": "dumb"][$0] }))
    #expect(ColorChoice.auto.usesColor(isTerminal: false, environment: { ["CLICOLOR_FORCE": "1"][$0] }))
    #expect(ColorChoice.always.usesColor(isTerminal: false, environment: { ["NO_COLOR": "1"][$0] }))
    #expect(!ColorChoice.never.usesColor(isTerminal: true, environment: { ["FORCE_COLOR": "1"][$0] }))
  }

  @Test func `hyperlinks require a terminal that is known to show them`() {
    let vte = ["VTE_VERSION": "7006", "TERM": "xterm-256color"]
    #expect(TerminalCapabilities.showsHyperlinks(isTerminal: true, environment: { vte[$0] }))
    #expect(!TerminalCapabilities.showsHyperlinks(isTerminal: false, environment: { vte[$0] }))
    #expect(!TerminalCapabilities.showsHyperlinks(isTerminal: true, environment: { ["TERM": "xterm"][$0] }))
    #expect(TerminalCapabilities.showsHyperlinks(isTerminal: false, environment: { ["FORCE_HYPERLINK": "1"][$0] }))
  }
}
