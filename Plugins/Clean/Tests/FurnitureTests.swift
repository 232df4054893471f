import PipelineCore
import Testing
import TextModel

@testable import CleanPlugin

@Suite struct FurnitureTests {
  private let body = "افتتحت البلدية حديقة جديدة قرب الميناء القديم صباح اليوم."

  @Test(arguments: PhraseEntry.languages) func `every phrase knows its example`(language: String) {
    let entries = Phrases.shared.entries.filter { $0.place.hasPrefix(language) }
    #expect(entries.count >= 10)
    for entry in entries {
      let example = Text(entry.example)
      #expect(Phrases.shared.match(example.range, of: example)?.kind == entry.kind, "\(entry.place): \(entry.example)")
    }
  }

  @Test(arguments: PhraseEntry.languages) func `every example leaves the body, from above or from below`(
    language: String
  ) {
    for entry in Phrases.shared.entries where entry.place.hasPrefix(language) {
      let isAbove = entry.kind.standsAtEdge
      let text = Text(isAbove ? "\(entry.example)\n\n\(body)" : "\(body)\n\n\(entry.example)")
      let furniture = Furniture(text)
      let left = text.string(in: furniture.removed.first ?? TextRange(0, 0))
      #expect(left == entry.example, "\(entry.place): \(entry.example)")
    }
  }

  @Test func `every list of words knows a line of them`() {
    for (kind, example) in Phrases.shared.rows.examples {
      let line = Text(example)
      #expect(Phrases.shared.match(line.range, of: line)?.kind == kind, "\(example)")
    }
  }

  @Test(arguments: PhraseEntry.languages) func `no phrase is there twice`(language: String) {
    let phrases = Phrases.shared.entries.filter { $0.place.hasPrefix(language) }.map {
      "\($0.phrase.scalars) \($0.isOpen) \($0.isInside)"
    }
    #expect(Set(phrases).count == phrases.count)
  }

  @Test(arguments: [
    "Related to this is the question of who will pay for the new crane in the harbour.",
    "Share prices fell on Monday as investors waited for the figures.",
    "By the time the ship came in, nobody was left on the quay.",
    "Comments made by the minister on Monday surprised everyone in the room.",
    "Source: that is what the officer called him, and nothing else was ever said about it in the whole long trial in which he spoke for days.",
    "Updated rules for small ships come into force in May.",
    "كتب الوزير رسالة إلى رئيس البلدية يطلب فيها تأجيل الافتتاح.",
    "مصدر الصورة الذهنية التي رسمها الكاتب عن المدينة هو طفولته فيها.",
    "قد يهمك أن تعرف أن الميناء أقدم من المدينة نفسها.",
    "تعليقات الوزير على القرار أثارت جدلا واسعا في المدينة.",
    "Von der Brücke aus sieht man den Hafen und die Inseln.",
    "Par la suite, le navire a quitté le port sans prévenir personne.",
    "Фото показывает, что корабль стоял у старого причала.",
  ])
  func `prose that begins as furniture does stays`(sentence: String) {
    #expect(Furniture(Text("\(body)\n\n\(sentence)\n\n\(body)")).removed.isEmpty)
  }

  @Test func `what is below a heading over comments goes with it`() {
    let text = Text("\(body)\n\nComments (2)\n\nAnna: I like it.\n\nBen: I do not.")
    let furniture = Furniture(text)
    #expect(furniture.parts == [PagePart(kind: "comments", text: "Comments (2)\nAnna: I like it.\nBen: I do not.")])
  }

  @Test(arguments: [
    "Photos: the new crane from above", "شاهد: افتتاح الميناء الجديد",
    "Source: harbour master knew of the cracks in the quay",
  ])
  func `a title that begins as furniture does stays`(title: String) {
    #expect(Furniture(Text("\(title)\n\n\(body)\n\n\(body)")).removed.isEmpty)
  }

  @Test func `a list of keywords above a long text does not end it`() {
    let text = Text(
      "\(body)\n\nKeywords: harbours, cranes\n\n" + Array(repeating: body, count: 9).joined(separator: "\n\n"))
    #expect(Furniture(text).removed.count == 1 && Furniture(text).embedded.isEmpty)
  }

  @Test func `a wrapped line that begins as furniture does stays`() {
    #expect(
      Furniture(Text("The company paid a dividend of two dollars per\nshare.\nIt was paid\nby Monday.")).removed.isEmpty
    )
  }

  @Test func `a button for comments above the article takes none of it`() {
    let text = Text("\(body)\n\nLeave a comment\n\n" + Array(repeating: body, count: 9).joined(separator: "\n\n"))
    #expect(Furniture(text).removed.count == 1)
  }

  @Test func `a heading that may stand over comments ends no article`() {
    let text = Text("\(body)\n\n\(body)\n\nالتعليقات\n\n\(body)\n\n\(body)")
    #expect(Furniture(text).removed.count == 1)
  }

  @Test func `a heading behind titles stays with what it is over`() {
    let text = Text(
      "\(body)\n\nاقرأ أيضا:\n\nكيف تستعد المدن القديمة لأمطار الشتاء هذا العام؟\n\nرحلة الرافعة الأولى\n\n\(body)")
    let furniture = Furniture(text)
    #expect(furniture.links.map(\.title) == ["كيف تستعد المدن القديمة لأمطار الشتاء هذا العام؟"])
  }

  @Test func `where lines are taken out, the wider break stays`() {
    let text = Text("Title\nBy Jane Coast\n\nThe harbour opened.\n\nSource: agency")
    let gaps = Furniture(text).gaps(in: text)
    #expect(gaps.map { text.string(in: $0) } == ["\nBy Jane Coast", "Source: agency"])
  }

  @Test func `a text that is nothing but furniture is kept`() {
    #expect(Furniture(Text("Share this article\n\nRead more")).removed.isEmpty)
  }

  @Test func `bylines and dates become metadata`() {
    let furniture = Furniture(Text("بقلم: نادر الساحلي\nآخر تحديث: ١٤:٢٥ ، ٣ مايو ٢٠١٩\n\n\(body)"))
    #expect(furniture.labels.map(\.name) == ["author", "date"])
    #expect(furniture.labels.first?.value == "نادر الساحلي")
  }
}
