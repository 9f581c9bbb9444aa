import BlindspotParser
import BlindspotRules

extension ListingPage {
  /// Returns the reports without the problems of pages whose listing is complete: scripts save each page as a file of
  /// its own, in the same folder.
  static func acceptingCompleteSets(_ reports: [FileReport]) -> [FileReport] {
    var sets: [String: [Int]] = [:]
    for (index, report) in reports.enumerated() {
      guard let page = report.page else { continue }
      let folder = FilePath(report.file).parent.name
      sets["\(folder):\(page.total):\(page.pageCount):\(page.size ?? 0)", default: []].append(index)
    }
    var reports = reports
    for indices in sets.values where areComplete(indices.compactMap { reports[$0].page }) {
      for index in indices { reports[index].removeProblems(with: .incomplete) }
    }
    return reports
  }
}
