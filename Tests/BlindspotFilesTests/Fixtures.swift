import Foundation
import TestSupport

/// The data files of these tests.
enum Fixtures: FixtureFolder {
  static let folder = beside(#filePath)
}
