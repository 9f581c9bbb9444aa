import BlindspotParser
import BlindspotEncoding

/// Escapes text from outside for the workflow commands of GitHub Actions (`::error file=a,line=1::message`).
package enum WorkflowCommandText {
  /// Returns text for the message, with `%`, CR and LF percent-encoded, which the runner decodes.
  package static func message(_ text: String) -> String { encode(text, alsoIn: false) }

  /// Returns text for a property, with `:` and `,` encoded as well.
  package static func property(_ text: String) -> String { encode(text, alsoIn: true) }

  private static func encode(_ text: String, alsoIn property: Bool) -> String {
    var out = ByteWriter()
    out.write(text) { byte in
      switch byte {
      case ASCII.percent: "%25"
      case ASCII.carriageReturn: "%0D"
      case ASCII.newline: "%0A"
      case ASCII.colon where property: "%3A"
      case ASCII.comma where property: "%2C"
      default: nil
      }
    }
    return out.text
  }
}
