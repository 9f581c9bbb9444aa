import CTables

/// The parts of the page that are equal in every report.
package enum HTMLPage {
  /// The content security policy: the page loads, sends and embeds nothing, and only the style and the script below apply.
  ///
  /// A test compares their hashes with the constants; after a change, copy the new hashes from its message.
  package static let policy =
    "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'"

  /// The SHA-256 hash of ``style``.
  package static let styleHash = "sha256-t5IW2A2vBntvtzFLUdv3i0+I8PnATJC9M+3m5oH+Lo8="
  /// The SHA-256 hash of ``script``.
  package static let scriptHash = "sha256-zdxfbYM1pb27wIHeeSzT3dtId+eJ1znIgvCq1x3c6A0="

  /// The content security policy of a dossier and an inventory, which have no script.
  package static let dossierPolicy =
    "default-src 'none'; style-src '\(styleHash)' '\(dossierStyleHash)'; base-uri 'none'; form-action 'none'"

  /// The SHA-256 hash of ``dossierStyle``.
  package static let dossierStyleHash = "sha256-AQo5MkFjOyUJ3FWc9XruUcZ+RmDxyYUVROV2UZi9JmM="

  /// The style that a dossier and an inventory have in addition to ``style``, from `dossier.css`.
  package static let dossierStyle = unsafe text(blindspot_dossier_style, count: blindspot_dossier_style_count)

  /// The filters, the inventory and the list of findings, which are hidden until the script runs.
  static let controls = """
    <form id="controls" role="search" aria-label="Findings" hidden>
    <div class="parts" role="group" aria-label="Part of the page">
    <button type="button" data-part="findings">Findings</button>
    <button type="button" data-part="inventory">Inventory</button>
    </div>
    <label class="query"><span>Filter</span><input id="query" type="search" autocomplete="off" spellcheck="false" \
    placeholder="words of a finding …"></label>
    <fieldset><legend>Severity</legend>
    <label><input type="checkbox" value="error" checked> error</label>
    <label><input type="checkbox" value="warning" checked> warning</label>
    <label><input type="checkbox" value="note" checked> note</label></fieldset>
    <div class="facets">
    <label>Law <select data-facet="law"></select></label>
    <label>Category <select data-facet="category"></select></label>
    <label>Rule <select data-facet="rule"></select></label>
    <label>Kind <select data-facet="kind"></select></label>
    <label>Flow <select data-facet="flow"></select></label>
    <label>File <select data-facet="file"></select></label>
    </div>
    <div class="facets">
    <span id="list"><label>Group by <select id="group">
    <option value="file">file</option><option value="flow">flow</option><option value="category">category</option>
    <option value="law">law</option><option value="severity">severity</option><option value="rule">rule</option>
    <option value="">nothing</option></select></label>
    <button type="button" id="fold">Collapse groups</button></span>
    <button type="reset">Reset</button>
    <output id="shown" role="status" for="query"></output>
    </div>
    </form>
    <div id="inventory" hidden></div>
    <div id="findings" role="grid" aria-label="Findings" aria-colcount="5" hidden></div>
    <div id="print" hidden></div>

    """

  /// The style, from `report.css`.
  package static let style = unsafe text(blindspot_report_style, count: blindspot_report_style_count)

  /// The script, from `report-data.js`, `report-inventory.js` and `report.js`. It filters, groups and counts the findings, and
  /// shows the visible rows.
  package static let script = unsafe text(blindspot_report_script, count: blindspot_report_script_count)

  /// Returns the content of an embedded file.
  private static func text(_ bytes: UnsafePointer<UInt8>, count: Int) -> String {
    unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
