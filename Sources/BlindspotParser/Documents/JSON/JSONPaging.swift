/// How a JSON text with a long array is read in pages: each a document of its own, with what stands before the array and
/// some of its items. The last one has what stands behind it as well.
///
/// ```
/// text    {"entities": [a, b, c, d, e], "total": 5}
/// pages   {"entities": [a, b]}  {"entities": [c, d]}  {"entities": [e], "total": 5}
/// ```
struct JSONPaging {
  /// The key of the array in the outermost object. An outermost array is read in pages whatever it is.
  let key: Symbol
  /// How many nodes a page has at least: the item that makes it full is its last.
  var size = 1 << 14

  /// The part of a JSON text that a document is.
  struct Part {
    /// Whether it is the whole text.
    let isWhole: Bool
    /// Whether the text ends with it.
    let isLast: Bool
  }
}
