import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// The test suites of other projects, one JSON object per line, in the folder BLINDSPOT_PEERS. Skipped without it.
@Suite(.enabled(if: Peers.folder != nil)) struct PeerTests {
  @Test func `telephone numbers of all regions are found`() throws {
    var tally = Tally()
    for row in try Peers.rows("phones.jsonl") where row["valid"] as? Bool == true {
      guard let country = row["country"] as? String, let type = row["type"] as? String, type != "short",
        let format = row["format"] as? String, let value = row["value"] as? String
      else { continue }
      var options = Engine.Options()
      options.minSeverity = .note
      if format == "national" { options.regions = [country] }
      let found = Engine(options: options).matches(in: value, as: .taskName)
      tally.count(format, found.contains { $0.rule == "phone-number" }, "\(country) \(type) \(value)")
    }
    tally.print("phones")
    #expect(tally.rate("e164") >= 0.99 && tally.rate("international") >= 0.99 && tally.rate("rfc3966") >= 0.99)
    #expect(tally.rate("national") >= 0.95)
  }

  @Test func `validators agree with python-stdnum`() throws {
    var tally = Tally()
    for row in try Peers.rows("stdnum.jsonl") {
      guard let country = row["country"] as? String, let format = row["format"] as? String,
        let validator = Peers.validators["\(country.lowercased()).\(format)"], let isValid = row["valid"] as? Bool,
        let value = row["value"] as? String, !value.isEmpty
      else { continue }
      if Peers.disagreements[value.filter { !$0.isWhitespace }] != nil { continue }
      let accepts = Peers.accepts(value, by: validator.rule)
      if isValid, let only = validator.only, !value.filter(\.isNumber).hasPrefix(only) { continue }
      tally.count("\(country).\(format)", accepts == isValid, "\(value) should be \(isValid)")
    }
    tally.print("stdnum")
    #expect(tally.rate() >= 0.99)
  }

  /// The candidates before overlaps are resolved, since a run reports one of several rules.
  private static func candidates(in text: String, _ engine: Engine) -> [(
    rule: String, range: TextRange, confidence: Float
  )] {
    let bytes = Array(text.utf8)
    var candidates: [Candidate] = []
    for detector in engine.detectors {
      detector.detect(
        in: bytes.span, profile: TextProfile(bytes.span), context: FieldContext(kind: .taskName), into: &candidates)
    }
    return candidates.map { (engine.rules[$0.rule].id, $0.range, $0.confidence) }
  }

  @Test func `the cases of Presidio pass`() throws {
    var tally = Tally()
    var options = Engine.Options()
    options.minSeverity = .note
    options.minConfidence = 0.01
    let engine = Engine(options: options)
    let entities = try Fixture.rows("presidio-entities.tsv").reduce(into: [String: [String]]()) { table, row in
      table[row[0]] = row[1].split(separator: " ").map(String.init)
    }
    for row in try Peers.rows("presidio.jsonl") {
      guard let entity = row["entity"] as? String, let text = row["text"] as? String,
        let spans = row["expected"] as? [[Int]], let rules = entities[entity]
      else { continue }
      let scalars = Array(text.unicodeScalars)
      let found = Self.candidates(in: text, engine).filter { rules.contains($0.rule) }
      let holds =
        spans.isEmpty
        ? found.allSatisfy { $0.confidence < 0.5 }
        : spans.allSatisfy { span in
          let start = String(String.UnicodeScalarView(scalars[..<span[0]])).utf8.count
          let end = String(String.UnicodeScalarView(scalars[..<span[1]])).utf8.count
          return found.contains { $0.range.start < end && start < $0.range.end }
        }
      tally.count(entity, holds, "\(spans) \(text) -> \(found.map { "\($0.rule) \($0.confidence)" })")
    }
    tally.print("presidio")
    // Documentation/peers.md lists the reasons for the differences, mostly private and example addresses.
    #expect(tally.rate(besides: ["IP_ADDRESS"]) >= 0.95)
  }
}

/// Counts the passed cases and lists the others.
private struct Tally {
  private var groups: [String: (held: Int, all: Int)] = [:]
  private var misses: [String] = []

  mutating func count(_ group: String, _ holds: Bool, _ what: String) {
    groups[group, default: (0, 0)].all += 1
    if holds { groups[group]?.held += 1 } else { misses.append("\(group): \(what)") }
  }

  func rate(_ group: String? = nil) -> Double {
    let chosen = groups.filter { group == nil || $0.key == group }.values
    return Double(chosen.reduce(0) { $0 + $1.held }) / Double(max(chosen.reduce(0) { $0 + $1.all }, 1))
  }

  func rate(besides left: Set<String>) -> Double {
    let chosen = groups.filter { !left.contains($0.key) }.values
    return Double(chosen.reduce(0) { $0 + $1.held }) / Double(max(chosen.reduce(0) { $0 + $1.all }, 1))
  }

  func print(_ title: String) {
    Swift.print("==", title, rate())
    for (group, tally) in groups.sorted(by: { $0.key < $1.key }) {
      Swift.print("  ", group, tally.held, "/", tally.all)
    }
    for miss in misses { Swift.print("   MISS", miss) }
  }
}

/// The folder of the files of other projects, and the rules that correspond to their names.
private enum Peers {
  static let folder = ProcessInfo.processInfo.environment["BLINDSPOT_PEERS"]

  static func rows(_ name: String) throws -> [[String: Any]] {
    let text = try String(contentsOfFile: (folder ?? "") + "/" + name, encoding: .utf8)
    return try text.split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }

  /// Whether a candidate of a rule covers all of `value`.
  static func accepts(_ value: String, by rule: String) -> Bool {
    var options = Engine.Options()
    options.minSeverity = .note
    let file = BuiltInRule.files.first { $0.rule.id == rule }
    let word = file?.setting["context"]?.items.first?.text ?? ""
    let prefix = word + " "
    let engine = Engine(options: options)
    return engine.matches(in: prefix + value, as: .taskName).contains { match in
      match.rule == rule && match.range.start <= prefix.utf8.count + 3
    }
  }

  /// Values with different results, without spaces, and the reasons.
  static let disagreements = [
    "131052-9993": "a temporary code, which stands for a person all the same",
    "98.47.28-997.65": "a BIS number, which one rule finds together with national numbers",
    "75.46.08-980.95": "a BIS number", "75.26.08-980.52": "a BIS number",
    "MAB-930714-8T4": "a company's RFC, not a person's", "SIN9311169P8": "a company's RFC",
    "078-05-1120": "a known example, which is typed as one: worth a finding",
    "3341501082568": "spaces at random: groups of a number stand where its form has them",
    "3910500392036": "spaces at random", "3350800302577": "spaces at random", "2530414071": "spaces at random",
    "181/815/08155": "spaces at random",
  ]

  static let validators: [String: (rule: String, only: String?)] = [
    "ar.dni": ("ar-dni", nil), "ar.cuit": ("ar-cuit", "2"), "at.vnr": ("at-svnr", nil), "au.tfn": ("au-tfn", nil),
    "be.nn": ("be-nn", nil), "be.bis": ("be-nn", nil), "be.ssn": ("be-nn", nil), "bg.egn": ("bg-egn", nil),
    "bg.pnf": ("bg-pnf", nil), "br.cpf": ("br-cpf", nil), "ca.sin": ("ca-sin", nil),
    "ca.bc_phn": ("ca-health-card", nil), "ch.ssn": ("ch-ahv", nil), "cl.rut": ("cl-rut", nil),
    "cn.ric": ("cn-resident-id", nil), "cr.cpf": ("cr-cedula", nil), "cu.ni": ("cu-ni", nil),
    "cz.rc": ("cz-birth-number", nil), "de.idnr": ("de-tax-id", nil), "de.stnr": ("de-tax-number", nil),
    "dk.cpr": ("dk-cpr", nil), "do.cedula": ("do-cedula", nil), "ec.ci": ("ec-ci", nil),
    "ee.ik": ("ee-personal-code", nil), "es.dni": ("es-dni", nil), "es.nie": ("es-nie", nil),
    "fi.hetu": ("fi-hetu", nil), "fr.nif": ("fr-nif", nil), "fr.nir": ("fr-nir", nil), "gb.nhs": ("uk-nhs", nil),
    "gb.utr": ("uk-utr", nil), "gr.amka": ("gr-amka", nil), "hr.oib": ("hr-oib", nil), "id.nik": ("id-nik", nil),
    "ie.pps": ("ie-pps", nil), "il.idnr": ("il-id", nil), "in.aadhaar": ("in-aadhaar", nil),
    "in.pan": ("in-pan", nil), "in.epic": ("in-voter-id", nil), "is.kennitala": ("is-kennitala", nil),
    "it.codicefiscale": ("it-fiscal-code", nil), "jp.in_": ("jp-my-number", nil), "kr.rrn": ("kr-rrn", nil),
    "lt.asmens": ("lt-personal-code", nil), "lv.pvn": ("lv-personal-code", nil), "mu.nid": ("mu-nid", nil),
    "mx.curp": ("mx-curp", nil), "mx.rfc": ("mx-rfc", nil), "my.nric": ("my-nric", nil), "nl.bsn": ("nl-bsn", nil),
    "no.fodselsnummer": ("no-fodselsnummer", nil), "nz.ird": ("nz-ird", nil), "pe.cui": ("pe-dni", nil),
    "pk.cnic": ("pk-cnic", nil), "pl.pesel": ("pl-pesel", nil), "pt.cc": ("pt-citizen-card", nil),
    "ro.cnp": ("ro-cnp", nil), "se.personnummer": ("se-personnummer", nil), "si.emso": ("jmbg", nil),
    "th.pin": ("th-id", nil), "tr.tckimlik": ("tr-tc-kimlik", nil), "ua.rntrc": ("ua-taxpayer", nil),
    "us.ssn": ("us-ssn", nil), "us.itin": ("us-itin", nil), "us.ein": ("us-ein", nil), "za.idnr": ("za-id", nil),
    "us.rtn": ("us-routing-number", nil),
  ]
}
