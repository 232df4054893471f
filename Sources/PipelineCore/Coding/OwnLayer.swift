/// A layer of this package: reading it back runs no code of others, which may end the process that it runs in.
package protocol OwnLayer: LayerContent {}

extension Assumptions: OwnLayer {}
extension DuplicateOf: OwnLayer {}
extension Duplicates: OwnLayer {}
extension EmbeddedArticles: OwnLayer {}
extension Keywords: OwnLayer {}
extension Language: OwnLayer {}
extension Links: OwnLayer {}
extension Markup: OwnLayer {}
extension Metadata: OwnLayer {}
extension PageParts: OwnLayer {}
extension Paragraphs: OwnLayer {}
extension Quotations: OwnLayer {}
extension Related: OwnLayer {}
extension SectionSummaries: OwnLayer {}
extension Sections: OwnLayer {}
extension SentenceScores: OwnLayer {}
extension Sentences: OwnLayer {}
extension Story: OwnLayer {}
extension Summary: OwnLayer {}
extension Title: OwnLayer {}
extension Words: OwnLayer {}
