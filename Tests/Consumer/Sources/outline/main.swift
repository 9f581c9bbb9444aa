import BlindspotParser

/// Prints the texts of a flow on standard input.
var flow = ""
while let line = readLine(strippingNewline: false) { flow += line }
for line in outline(of: SourceFile(name: "flow.yaml", bytes: Array(flow.utf8))) { print(line) }
