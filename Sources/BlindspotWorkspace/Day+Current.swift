import BlindspotFiles
public import BlindspotRules

extension Day {
  /// The current day in the local time zone.
  public static var current: Day? {
    let today = SystemClock.today
    return Day(year: today.year, month: today.month, day: today.day)
  }
}
