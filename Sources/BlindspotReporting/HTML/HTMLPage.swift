import CTables

/// The parts of the page that are equal in every report.
package enum HTMLPage {
  /// The content security policy: the page loads, sends and embeds nothing, and only the style and the script below apply.
  ///
  /// A test compares their hashes with the constants; after a change, copy the new hashes from its message.
  package static let policy =
    "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'"

  /// The SHA-256 hash of ``style``.
  package static let styleHash = "sha256-mllHVvP2MEJgfxgBkyDZ5kri1DlMnKifNMphCUMmGsU="
  /// The SHA-256 hash of ``script``.
  package static let scriptHash = "sha256-h/iGzEjkIsSx0DHNZlDEYtyEj04sGGUJ94AO6+5ohns="

  /// The content security policy of a dossier and an inventory, which have no script.
  package static let dossierPolicy =
    "default-src 'none'; style-src '\(styleHash)' '\(dossierStyleHash)'; base-uri 'none'; form-action 'none'"

  /// The SHA-256 hash of ``dossierStyle``.
  package static let dossierStyleHash = "sha256-FXjOZgc1wFdU+l+8kp2GzkUV0PsDbKNS48B1JC8MAmM="

  /// The style of the parts that only a dossier has, from `dossier.css`.
  package static let dossierStyle = unsafe text(blindspot_dossier_style, count: blindspot_dossier_style_count)

  /// The filter, which is hidden until the script runs.
  static let controls = """
    <form id="controls" role="search" hidden>
    <label class="query"><span>Filter</span><input id="query" type="search" autocomplete="off" spellcheck="false" \
    placeholder="rule, kind, file, flow, text …"></label>
    <fieldset><legend>Severity</legend>
    <label><input type="checkbox" value="error" checked> error</label>
    <label><input type="checkbox" value="warning" checked> warning</label>
    <label><input type="checkbox" value="note" checked> note</label></fieldset>
    <output id="shown" for="query"></output>
    </form>

    """

  /// The style, from `report.css`.
  package static let style = unsafe text(blindspot_report_style, count: blindspot_report_style_count)

  /// The script, from `report.js`. It hides findings that do not match the filter.
  package static let script = unsafe text(blindspot_report_script, count: blindspot_report_script_count)

  /// Returns the content of an embedded file.
  private static func text(_ bytes: UnsafePointer<UInt8>, count: Int) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
