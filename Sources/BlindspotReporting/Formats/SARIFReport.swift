import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// SARIF 2.1.0 (OASIS, errata 01) for code scanning services: one run with the rules that have findings and a result per
/// finding. Problems and gaps are notifications of the run.
struct SARIFReport {
  private let result: LintResult
  private let context: ReportContext
  /// The reported findings: all, or the most severe ones up to ``ReportContext/Limits/sarif``.
  private let findings: [Finding]

  init(result: LintResult, context: ReportContext) {
    self.result = result
    self.context = context
    findings = result.findings.worst(atMost: context.limits.sarif)
  }

  /// The name of the base of relative URIs.
  ///
  /// The report does not specify its location, as section 3.14.14 allows: the path may contain a person's name, and the
  /// report must not depend on the machine.
  private static let base = "%SRCROOT%"

  func render() -> [UInt8] {
    let rules = SARIFRules(findings: findings, context: context)
    var json = JSONWriter(.indented, context.sink)
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          json.object("tool") { json in
            json.object("driver") { json in
              json.member("name", "blindspot")
              json.member("semanticVersion", context.toolVersion)
              rules.write(to: &json)
            }
          }
          writeInvocation(to: &json)
          json.object("originalUriBaseIds") { json in
            json.name(Self.base)
            json.object { json in
              json.object("description") { $0.member("text", "The working folder of blindspot.") }
            }
          }
          writeResults(rules, to: &json)
          json.member("columnKind", "unicodeCodePoints")
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  // MARK: Results

  private func writeResults(_ rules: SARIFRules, to json: inout JSONWriter) {
    var address: (file: String, artifact: Artifact)?
    var fingerprints = FingerprintMaker()
    json.array("results") { json in
      for finding in findings {
        // Findings are sorted by file.
        let known = address.flatMap { $0.file == finding.file ? $0.artifact : nil }
        let artifact = known ?? Artifact(context.servicePath(finding.file))
        address = (finding.file, artifact)
        json.object { json in
          json.member("ruleId", finding.rule)
          json.member("ruleIndex", rules.index(of: finding.rule))
          json.member("level", SARIFRules.level(finding.severity))
          json.object("message") { $0.member("text", message(of: finding)) }
          json.array("locations") { json in json.object { write(finding, at: artifact, to: &$0) } }
          json.object("partialFingerprints") { json in
            // The uploader adds `primaryLocationLineHash`, a hash of the source line.
            json.member("blindspotFingerprint/v2") { fingerprints.write(finding, to: &$0) }
          }
          json.object("properties") { json in
            json.member("category", finding.category.rawValue)
            json.member("confidence", hundredths: finding.confidence)
            json.member("fieldKind", finding.field.kind.rawValue)
            json.member("masked", VisibleText.escaped(finding.masked.string))
            if let match = finding.match {
              json.member("person", match.person)
              json.member("match", match.certainty.name)
            }
          }
        }
      }
    }
  }

  private func message(of finding: Finding) -> String {
    let text: ShownText = finding.reason.isEmpty ? finding.message : "\(finding.message): \(finding.reason)"
    return SARIFText.message(text.string)
  }

  private func write(_ finding: Finding, at artifact: Artifact, to json: inout JSONWriter) {
    json.object("physicalLocation") { json in
      write(artifact, to: &json)
      write(finding.location.start, finding.location.end, to: &json)
    }
    json.array("logicalLocations") { json in
      if let last = finding.field.breadcrumb.last {
        json.object { json in
          json.member("name", VisibleText.escaped(last.name.string))
          json.member("fullyQualifiedName", VisibleText.escaped(finding.field.breadcrumbText.string))
          json.member("kind", last.kind.rawValue)
        }
      }
      for container in finding.field.containers where container.isIdentified { write(container, to: &json) }
      json.object { json in
        json.member("name", finding.field.kind.rawValue)
        json.member("fullyQualifiedName", VisibleText.escaped(finding.field.path.string))
        json.member("kind", "value")
      }
    }
  }

  /// Writes a container with its ids. The name of a logical location is the part of its address in the platform.
  private func write(_ container: Finding.ContainerReference, to json: inout JSONWriter) {
    json.object { json in
      if let name = container.name { json.member("name", VisibleText.escaped(name.string)) }
      json.member("kind", container.kind.rawValue)
      json.object("properties") { json in
        if let id = container.id { json.member("id", VisibleText.escaped(id.string)) }
        if let number = container.trackingID { json.member("trackingId", number) }
        if let type = container.type { json.member("type", VisibleText.escaped(type.string)) }
        if let address = container.address { json.member("address", VisibleText.escaped(address.string)) }
      }
    }
  }

  /// The address of a file.
  private struct Artifact {
    let uri: String
    let isAbsolute: Bool

    init(_ path: FilePath) {
      uri = PercentEncoding.uri(path)
      isAbsolute = path.isAbsolute
    }
  }

  private func write(_ artifact: Artifact, to json: inout JSONWriter) {
    json.object("artifactLocation") { json in
      json.member("uri", artifact.uri)
      if !artifact.isAbsolute { json.member("uriBaseId", Self.base) }
    }
  }

  private func write(_ start: SourcePosition?, _ end: SourcePosition?, to json: inout JSONWriter) {
    guard let start else { return }
    json.object("region") { json in
      json.member("startLine", start.line)
      json.member("startColumn", start.column)
      guard let end else { return }
      json.member("endLine", end.line)
      json.member("endColumn", end.column)
    }
  }

  // MARK: The run

  private func writeInvocation(to json: inout JSONWriter) {
    json.array("invocations") { json in
      json.object { json in
        json.member("executionSuccessful", result.problems.isEmpty)
        json.array("toolExecutionNotifications") { json in
          for problem in result.problems {
            notification(
              "error", problem.code.rawValue, problem.message.string, problem.file, problem.position, to: &json)
          }
          if findings.count < result.findings.count {
            let message =
              "\(Decimals.grouped(findings.count)) of \(Decimals.grouped(result.findings.count)) results are written, "
              + "the most severe first, because services reject larger runs; lint the exports in parts"
            json.object { json in
              json.object("descriptor") { $0.member("id", "limit-reached") }
              json.member("level", "warning")
              json.object("message") { $0.member("text", message) }
            }
          }
          for gap in result.gaps { notification("note", "gap", gap.message.string, gap.file, nil, to: &json) }
        }
        json.object("properties") { json in
          json.object("summary") { JSONReport.write(result.summary, to: &$0) }
          json.object("coverage") { result.coverage.write(to: &$0) }
        }
      }
    }
  }

  private func notification(
    _ level: String, _ id: String, _ message: String, _ file: String, _ position: SourcePosition?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.object("descriptor") { $0.member("id", id) }
      json.member("level", level)
      json.object("message") { $0.member("text", SARIFText.message(message)) }
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            write(Artifact(context.servicePath(file)), to: &json)
            write(position, nil, to: &json)
          }
        }
      }
    }
  }
}
