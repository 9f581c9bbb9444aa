import Foundation
import FuzzTargets

/// The function that libFuzzer calls with every input.
typealias TestOneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's main loop (LLVM, "Using libFuzzer as a library"). The package manager renames `main`, so that libFuzzer's
/// own `main` cannot start the loop.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: TestOneInput
) -> CInt

/// The target of this process, named by the variable `TARGET`.
private let target = ProcessInfo.processInfo.environment["TARGET"].flatMap(FuzzTarget.init(rawValue:))

/// The symbol that libFuzzer's own `main` requires.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target?.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

/// The symbol that the package manager calls as the `main` of an executable named `BlindspotFuzz`.
@_cdecl("BlindspotFuzz_main")
public func main(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
  guard target != nil else {
    print("TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    return 2
  }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments, testOneInput)
}
