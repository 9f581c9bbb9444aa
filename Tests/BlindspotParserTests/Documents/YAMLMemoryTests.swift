#if os(Linux)
  import BlindspotParser
  import CYAMLMemory
  import Glibc
  import Testing

  /// Tests the memory that libyaml receives.
  @Suite struct YAMLMemoryTests {
    @Test func `the shared library of libyaml allocates with these functions`() throws {
      // The first definition in the program, which libyaml calls.
      let found = unsafe dlsym(dlopen(nil, RTLD_NOW), "yaml_malloc")
      let function: @convention(c) (Int) -> UnsafeMutableRawPointer? = unsafe blindspot_yaml_malloc
      #expect(unsafe found == unsafeBitCast(function, to: UnsafeMutableRawPointer.self))
    }

    /// A block of memory as the bytes that a test writes to it.
    private func block(_ size: Int) throws -> UnsafeMutableBufferPointer<UInt8> {
      let start = try unsafe #require(blindspot_yaml_malloc(size))
      return unsafe UnsafeMutableBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size)
    }

    @Test(arguments: [0, 1, 15, 16, 24, 25, 40, 100, 248, 249, 264, 265, 1000])
    func `blocks in use do not overlap`(size: Int) throws {
      for _ in 0..<3 {
        var addresses: Set<UInt> = []
        var blocks: [UnsafeMutableBufferPointer<UInt8>] = unsafe []
        for number in 0..<100 {
          let block = try unsafe block(size)
          unsafe block.update(repeating: UInt8(number))
          addresses.insert(UInt(bitPattern: block.baseAddress))
          unsafe blocks.append(block)
        }
        #expect(addresses.count == 100)
        for number in 0..<100 {
          let isUnchanged = unsafe blocks[number].allSatisfy { $0 == UInt8(number) }
          #expect(isUnchanged)
          unsafe blindspot_yaml_free(blocks[number].baseAddress)
        }
      }
    }

    @Test(arguments: [1, 24, 200, 264, 265, 5000], [1, 24, 200, 264, 265, 5000])
    func `a block keeps its bytes when its size changes`(size: Int, newSize: Int) throws {
      let block = try unsafe block(size)
      for index in block.indices { unsafe block[index] = UInt8(truncatingIfNeeded: index) }
      let changed = try unsafe #require(blindspot_yaml_realloc(block.baseAddress, newSize))
      let kept = unsafe UnsafeRawBufferPointer(start: changed, count: min(size, newSize))
      let isKept = kept.indices.allSatisfy { unsafe kept[$0] == UInt8(truncatingIfNeeded: $0) }
      #expect(isKept)
      unsafe blindspot_yaml_free(changed)
    }

    @Test func `blocks of libyaml and of the C library can be freed by either`() throws {
      unsafe free(blindspot_yaml_malloc(16))
      unsafe blindspot_yaml_free(strdup("Anna Muster"))
      blindspot_yaml_free(nil)
      let isNil = unsafe blindspot_yaml_strdup(nil) == nil
      #expect(isNil)
      let copy = try unsafe #require(blindspot_yaml_strdup("Anna Muster"))
      let text = unsafe String(cString: copy)
      #expect(text == "Anna Muster")
      unsafe blindspot_yaml_free(copy)
    }

    @Test func `many threads read at the same time`() async {
      let text = (0..<500).map { "- name: Order \($0)\n  text: \"Please hold, \\\"caller\\\" \($0)\"\n" }.joined()
      let file = SourceFile(name: "list.yaml", bytes: Array(text.utf8))
      let counts = await withTaskGroup { group in
        for _ in 0..<16 { group.addTask { YAMLReader.read(file).documents.first?.nodes.count } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts == Array(repeating: 2501, count: 16))
    }
  }
#endif
