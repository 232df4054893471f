import PipelineCore

extension Summarise {
  static let info = ComponentInfo(
    name: "summarise",
    summary: "Takes the sentences that stand for a document, in text order.",
    discussion: """
      Sentences are scored by the method, then taken one by one until there are enough. The default, `silsila`, adds up how many words a sentence shares with
      all others, its place (news tells first what matters; counted as far as the order of the sentences tells anything), and how much of the title it
      says; each sentence is taken for what it adds to those taken. Linear in the length of the document. The other methods follow their papers.
      `text-rank`, `lex-rank`, `lsa` and `sum-basic` look at 1,500 sentences at most: those that share most words with others.

      Whatever the method, headings, list items, captions, bylines, questions, sentences that end with a colon or have fewer than five words, and rows of numbers are taken only where
      nothing else is there. A sentence that leans on the one before it — *She added*, *However*, وأضاف, *Он также* — comes together with it or not at all;
      the openings are lists in ten languages under `Plugins/Summarise/Resources/cues`. The dateline before the news, as `BRASÍLIA - ` or `Berlin (dpa) - `, is left out.

      `sentences`, `words` or `share` say how long. `sections` writes a summary for each section into `section_summaries`, within the same bounds; `explain`
      writes what each sentence scores into `sentence_scores`; `headline` gives documents without a title one: the heading at the top, else the sentence or
      clause of at most 16 words that says most.
      """,
    references: [
      "Mihalcea, Tarau 2004, TextRank: bringing order into texts, sections 2.2 and 4.1 (text-rank; the words sentences share, silsila)",
      "Erkan, Radev 2004, LexRank: graph-based lexical centrality as salience in text summarization, section 3 (lex-rank; degree centrality, silsila)",
      "Carbonell, Goldstein 1998, The use of MMR, diversity-based reranking, equation 1 (what a sentence adds, silsila)",
      "Edmundson 1969, New methods in automatic extracting, section 5 (title, silsila)",
      "Hearst 1997, TextTiling: segmenting text into multi-paragraph subtopic passages, section 3 (cohesion of neighbours, silsila)",
      "Nenkova, Vanderwende 2005, The impact of frequency on summarization, section 3 (sum-basic)",
      "Steinberger, Ježek 2004, Using latent semantic analysis in text summarization and summary evaluation, section 4 (lsa)",
      "Luhn 1958, The automatic creation of literature abstracts (luhn)",
    ],
    version: 5,
    examples: [
      Example(
        "the sentence that says most", after: ["segment"], options: "{ sentences: 1 }",
        text: "The old port opened again after the storm. Why so late? A cat slept.", language: "en",
        expect: .json(layer: "summary", #"{"text":"The old port opened again after the storm.","sentences":[0]}"#)),
      Example(
        "no sentence that leans on one left out", after: ["segment"], options: "{ sentences: 1, method: lex-rank }",
        text: """
          The harbour council closed the northern harbour on Monday. It said the harbour, the council and the northern harbour wall were unsafe. Fishermen of the northern harbour were angry with the council.
          """, language: "en",
        expect: .json(
          layer: "summary",
          #"{"text":"The harbour council closed the northern harbour on Monday.","sentences":[0]}"#)),
      Example(
        "as many words as asked for", after: ["segment"], options: "{ words: 11, method: lead }",
        text:
          "وصلت السفينة الأولى إلى الميناء صباح اليوم. وأضاف المدير أن العمل يسير كما يجب. غادرت السفينة الثانية في المساء.",
        language: "ar", expect: .pieces(layer: "summary", ["وصلت السفينة الأولى إلى الميناء صباح اليوم."])),
      Example(
        "a title where there is none", after: ["segment"], options: "{ sentences: 1, headline: true }",
        text: "The mayor opened the new library on Sunday, two years later than planned, in front of a large crowd.",
        language: "en",
        expect: .json(layer: "title", #""The mayor opened the new library on Sunday, two years later than planned""#)),
      Example(
        "a summary of each section", after: ["segment"], options: "{ sentences: 1, sections: true }",
        text: """
          # Boats

          Nine boats came back with herring. Herring was dear.

          # Nets

          The nets are made of nylon now.
          """, language: "en",
        expect: .pieces(
          layer: "section_summaries",
          ["# Boats", "Nine boats came back with herring.", "# Nets", "The nets are made of nylon now."])),
    ])
}
