import BlindspotParser

extension CalendarDate {
  /// Returns a date in Chinese, Japanese or Korean: `1983年4月2日`, `昭和58年4月2日`, `1983년 4월 2일`.
  static func ideographic(_ year: DateNumber, in text: Span<UInt8>) -> CalendarDate? {
    guard year.digits == 4 || year.digits <= 3,
      let month = number(in: text, after: year.end, unit: "年", "년"), month.digits <= 2,
      let day = number(in: text, after: month.end, unit: "月", "월"), day.digits <= 2
    else { return nil }
    var end = day.end
    for unit: StaticString in ["日", "일", "號", "号"] {
      let start = text.byte(at: end) == ASCII.space ? end + 1 : end
      if text.matches(unit, at: start) {
        end = start + unit.utf8CodeUnitCount
        break
      }
    }
    let era = era(before: year.start, in: text)
    guard era != nil || year.digits == 4 else { return nil }
    let full = (era?.years ?? 0) + year.value
    return CalendarDate(
      range: TextRange(start: era?.start ?? year.start, end: end), hasFullYear: true,
      isReal: isDay(day.value, month: month.value, year: full))
  }

  /// Returns the number after a unit: `4` after `年`.
  private static func number(
    in text: Span<UInt8>, after index: Int, unit: StaticString, _ other: StaticString
  ) -> DateNumber? {
    var start = text.byte(at: index) == ASCII.space ? index + 1 : index
    // Most numbers have no character of three bytes after them.
    guard text.byte(at: start) >= 0xE0, text.matches(unit, at: start) || text.matches(other, at: start) else {
      return nil
    }
    start += 3
    if text.byte(at: start) == ASCII.space { start += 1 }
    return DateNumber.at(start, in: text)
  }

  /// Returns the era before a year, and the number of years before its first one.
  private static func era(before index: Int, in text: Span<UInt8>) -> (start: Int, years: Int)? {
    let start = index - 6
    guard start >= 0, let match = WordAutomaton.builtIn.match(in: text, at: start, limit: index),
      match.range.end == index, match.lists.contains(.dateOfBirthEra)
    else { return nil }
    switch match.number {
    case 1: return (start, 1867)  // Meiji
    case 2: return (start, 1911)  // Taisho
    case 3: return (start, 1925)  // Showa
    case 4: return (start, 1988)  // Heisei
    case 5: return (start, 2018)  // Reiwa
    default: return (start, 1911)  // Republic of China
    }
  }
}
