import Testing

@testable import TagKeywordsPlugin

@Suite struct TextKindTests {
  /// A short text about things.
  static let things =
    "Salt glaze clay pots resist hot acid steam. The thin glaze coat of iron oxide dust keeps dry clay pots dry."
  /// One of as many words about people and places.
  static let people =
    "Salt met Clay at Potts near Acid Springs. The Glaze family of Irontown said Dusty Clay and Dry Potts left."

  private func kind(_ text: String, _ language: String = "en") -> TextKind {
    TextKind(of: SmallText(text, language).phrases())
  }

  @Test func `texts about things have few capitals`() {
    #expect(kind(TextKindTests.things).matter == 1)
    #expect(kind(TextKindTests.things).terseness > 0.9)
    #expect(kind(TextKindTests.people).matter < 0.1)
    #expect(kind(TextKindTests.people).terseness == 0)
  }

  @Test func `a text is not terse in a language whose verbs are not known`() {
    #expect(kind(TextKindTests.things, "fr").terseness == 0 && kind(TextKindTests.things, "fr").matter == 1)
  }

  @Test func `a long text is not terse`() {
    let long = kind(String(repeating: TextKindTests.things + " ", count: 20))
    #expect(long.terseness == 0 && long.matter == 1)
  }

  @Test func `text of short runs is not terse`() {
    #expect(
      kind("The pot of clay is in the oven of iron and the steam of the acid is on the glaze of the pot.").terseness
        == 0)
  }

  @Test func `where there are no capitals nothing tells`() {
    for text in ["", ".", "أعلن الوزير في المدينة.", "salt glaze clay pots resist hot acid steam."] {
      #expect(kind(text, "ar").matter == 0.5 && kind(text, "ar").terseness == 0)
    }
  }

  /// The odds of a phrase of a text.
  private func odds(of phrase: String, in text: String) throws -> Double {
    let phrases = SmallText(text).phrases()
    let number = try #require(phrases.all.indices.first { phrases.string($0) == phrase })
    return Silsila().odds(of: phrases, KeywordContext())[number]
  }

  @Test func `a general word is worth less by itself, the more a text is about things`() throws {
    let tail = ". " + TextKindTests.things
    let many = ". Salt, Clay, Potts, Springs, Glaze, Irontown, Dusty, Dry."
    // Two words that differ in nothing but how general they are.
    let things =
      try odds(of: "kettle", in: "The kettle, the method" + tail)
      - odds(of: "method", in: "The method, the kettle" + tail)
    let people =
      try odds(of: "kettle", in: "The kettle, the method" + many)
      - odds(of: "method", in: "The method, the kettle" + many)
    #expect(abs(things + Silsila.Weight.general) < 1e-9)
    #expect(abs(people) < 1e-9)
  }

  @Test func `some words by themselves are worth more in a terse text`() throws {
    let names = "Salt, Clay, Potts, Springs, Glaze, Irontown, Dusty, Dry."
    let things = "salt pot, clay pot, iron pot, spring glaze, thin glaze, dust coat, oxide coat, dry pot."
    let gain =
      try odds(of: "copper wire", in: "The copper wire. The " + things)
      - odds(of: "copper", in: "The copper. The " + things)
    let less =
      try odds(of: "copper wire", in: "The copper wire. The " + names)
      - odds(of: "copper", in: "The copper. The " + names)
    #expect(gain > less)
  }
}
