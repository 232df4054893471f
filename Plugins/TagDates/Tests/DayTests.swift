import Testing

@testable import TagDatesPlugin

@Suite struct DayTests {
  @Test(
    arguments: [
      (1, 1, 1, "0622-07-19"), (1446, 9, 1, "2025-03-01"), (1445, 10, 1, "2024-04-10"), (1400, 1, 1, "1979-11-21"),
    ]) func `Hijri days are those of the tabular calendar`(year: Int, month: Int, day: Int, iso: String)
  {
    #expect(Day(hijri: year, month, day)?.iso == iso)
  }

  @Test(arguments: [(2024, 2, 29), (2025, 12, 31), (1600, 3, 1), (1, 1, 1)]) func `Gregorian days come back`(
    year: Int, month: Int, day: Int
  ) {
    let iso = Day(gregorian: year, month, day)?.iso.split(separator: "-").compactMap { Int($0) }
    #expect(iso == [year, month, day])
  }

  @Test func `days that are none are refused`() {
    #expect(Day(gregorian: 2025, 2, 29) == nil && Day(gregorian: 2025, 13, 1) == nil && Day(hijri: 1446, 2, 30) == nil)
  }
}
