import Foundation
import PipelineCore
import PipelineRuntime
import Testing

@testable import SilsilaCommand

/// What is seen of changes, by the watcher itself.
@Suite struct ChangeWatcherTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
  private let watcher: ChangeWatcher
  private let places: [InputPlace]

  init() throws {
    try FileManager.default.createDirectory(atPath: folder + "/in/sub", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: folder + "/other", withIntermediateDirectories: true)
    for name in ["in/a.txt", "in/sub/b.txt", "other/c.txt", "p.yaml", "single.jsonl"] {
      try Data("text".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    try FileManager.default.createSymbolicLink(atPath: folder + "/in/link.txt", withDestinationPath: "../other/c.txt")
    try FileManager.default.createSymbolicLink(atPath: folder + "/in/sub/up", withDestinationPath: "..")
    let takesText: @Sendable ([UInt8], Bool) -> Bool = { path, isFolder in
      isFolder || path.suffix(4).elementsEqual(".txt".utf8)
    }
    places = [
      InputPlace(folder: Array("\(folder)/in".utf8), selection: takesText),
      InputPlace(file: Array("\(folder)/single.jsonl".utf8)),
    ]
    watcher = try ChangeWatcher()
    try look()
  }

  private func look() throws { try watcher.look(at: places, pipeline: folder + "/p.yaml", own: OwnFiles()) }

  /// What the watcher saw of `body`, after a look.
  private func changes(_ body: () throws -> Void) throws -> (isSeen: Bool, counts: [Int], changes: Changes) {
    try body()
    let isSeen = try watcher.takeNotices()
    try look()
    try watcher.takeNotices()
    let changes = watcher.takeChanges()
    let counts = changes.counts(watcher.files)
    return (isSeen, [counts.came, counts.changed, counts.gone], changes)
  }

  private func write(_ name: String) throws { try Data("new".utf8).write(to: URL(filePath: "\(folder)/\(name)")) }

  @Test func `files that no source reads are no change`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let seen = try changes {
      for name in ["in/a.txt~", "in/.a.txt.swp", "in/4913", "other/d.txt", "q.yaml"] { try write(name) }
    }
    #expect(!seen.isSeen && !seen.changes.isInputTouched && !seen.changes.isPipelineTouched)
  }

  @Test func `what a link leads to, a single file and the pipeline file are seen`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try changes { try write("other/c.txt") }.counts == [0, 1, 0])
    #expect(try changes { try write("single.jsonl") }.counts == [0, 1, 0])
    #expect(try changes { unlink("\(folder)/single.jsonl") }.counts == [0, 0, 1])
    let edit = try changes { try write("p.yaml") }
    #expect(edit.changes.isPipelineTouched && !edit.changes.isInputTouched)
    #expect(try changes { chmod("\(folder)/in/a.txt", 0) }.counts == [0, 1, 0])
  }

  @Test func `folders that come with files are looked through, and are watched to the bottom`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let came = try changes {
      try FileManager.default.createDirectory(atPath: folder + "/in/x/y/z", withIntermediateDirectories: true)
      for name in ["in/x/1.txt", "in/x/y/2.txt", "in/x/y/z/3.txt"] { try write(name) }
    }
    // Through the link that leads up, each could be reached once more, but such links are not followed.
    #expect(came.isSeen && came.counts == [3, 0, 0])
    #expect(try changes { try write("in/x/y/z/3.txt") }.counts == [0, 1, 0])
    #expect(try changes { rename("\(folder)/in/x/y", "\(folder)/y") }.counts == [0, 0, 2])
    #expect(try !changes { try write("y/2.txt") }.isSeen)
    #expect(try changes { rename("\(folder)/y", "\(folder)/in/y") }.counts == [2, 0, 0])
  }

  @Test func `nothing is lost when more happens than the system keeps notices of`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
    let count = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
    let seen = try changes {
      for _ in 0..<count / 2 + 10 {
        for name in ["a.txt", "sub/b.txt"] { close(open("\(folder)/in/\(name)", O_WRONLY | O_TRUNC)) }
      }
      try write("in/last.txt")
    }
    #expect(seen.isSeen && seen.changes.isIncomplete && seen.changes.isPipelineTouched)
    #expect(seen.counts[0] == 1, "the file that no notice told of")
  }

  @Test func `changes that follow closely wait for a pause, but not for ever`() {
    let start = ContinuousClock.now
    var debounce = Debounce(pause: .milliseconds(300))
    #expect(debounce.due == nil)
    debounce.note(at: start)
    #expect(debounce.due == start + .milliseconds(300))
    debounce.note(at: start + .milliseconds(200))
    #expect(debounce.due == start + .milliseconds(500))
    for step in 2...60 { debounce.note(at: start + .milliseconds(step * 100)) }
    #expect(debounce.due == start + .seconds(5))
  }

  @Test func `a signal between rounds ends the waiting, and one in a round stops it`() throws {
    let idle = Attention()
    idle.end()
    #expect(!idle.wait(for: watcher.inotify.descriptor, until: nil) && idle.beginRound() == nil)
    let working = Attention()
    let round = try #require(working.beginRound())
    #expect(!round.isStopped)
    working.end()
    #expect(round.isStopped && !working.endRound())
  }
}
