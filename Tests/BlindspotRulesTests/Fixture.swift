import Foundation
import TestSupport

/// The data files of these tests.
enum Fixture: FixtureFolder {
  static let folder = beside(#filePath)
}
