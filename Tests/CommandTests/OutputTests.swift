import Foundation
import TestSupport
import Testing

@Suite struct OutputTests {
  private let overall = TestFiles.package.appendingPathComponent("samples/made-overall/source.pdf")
  private let list = TestFiles.package.appendingPathComponent("samples/made-list/source.pdf")

  @Test func `a file is written whole and its extension names the format`() throws {
    let folder = try TemporaryFolder()
    let command = Command(in: folder.url)
    let outcome = try command.run(["convert", overall.path, "-o", "out.csv"])
    #expect(outcome.status == 0)
    #expect(outcome.text.isEmpty)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("out.csv"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try folder.names() == ["out.csv"])
  }

  @Test func `standard output has no byte-order mark`() throws {
    let outcome = try Command().run(["convert", overall.path, "--format", "csv"])
    #expect(outcome.text.hasPrefix("文件,"))
    #expect(outcome.output.first != 0xEF)
  }

  @Test func `what was there before stays when the input fails`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.json", Data("before".utf8))
    let outcome = try Command(in: folder.url).run(["convert", "missing.pdf", "-o", "out.json"])
    #expect(outcome.status == 1)
    #expect(try Data(contentsOf: file) == Data("before".utf8))
    #expect(try folder.names() == ["out.json"])
    _ = try Command(in: folder.url).run(["convert", "missing.pdf", "-o", "new.json"])
    #expect(try folder.names() == ["out.json"])
  }

  @Test func `several inputs go to a folder, one file each`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).run(
      ["convert", overall.path, list.path, "missing.pdf", "-o", "a/b", "--format", "markdown"])
    #expect(outcome.status == 1)
    let out = folder.url.appendingPathComponent("a/b")
    let names = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
    #expect(names == ["source-2.md", "source.md"])
    let first = try String(contentsOf: out.appendingPathComponent("source.md"), encoding: .utf8)
    #expect(first.contains("部门整体支出绩效目标表"))
  }

  @Test func `grids go to a folder as one CSV file each`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).run(
      ["convert", overall.path, "-o", "out/", "--format", "csv", "--tables", "all"])
    #expect(outcome.status == 0)
    let out = folder.url.appendingPathComponent("out")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out.path) == ["source-table-1.csv"])
  }

  @Test func `several inputs can share one file`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).run(
      ["convert", overall.path, list.path, "-o", "all.ndjson"])
    #expect(outcome.status == 0)
    let text = try String(
      contentsOf: folder.url.appendingPathComponent("all.ndjson"), encoding: .utf8)
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test(arguments: ["no/such/folder/out.json", "/proc/out.json", "/dev/full", "/dev/null/x/"])
  func `what cannot be written is one line and status 1`(path: String) throws {
    let outcome = try Command().run(["convert", overall.path, "-o", path])
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("\(path): error: cannot be written: "))
    #expect(outcome.errorLines.count == 1)
  }

  @Test func `standard output that is full is one line and status 1`() throws {
    let outcome = try Command().shell("jixiao convert '\(overall.path)' > /dev/full")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("standard output: error: cannot be written: "))
  }

  @Test func `a device is written as it is`() throws {
    let outcome = try Command().run(["convert", overall.path, "-o", "/dev/null"])
    #expect(outcome.status == 0)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func `a symbolic link stays one`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("real.json", Data())
    let link = folder.url.appendingPathComponent("link.json")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: "real.json")
    let outcome = try Command(in: folder.url).run(["convert", overall.path, "-o", "link.json"])
    #expect(outcome.status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "real.json")
    #expect(try !Data(contentsOf: folder.url.appendingPathComponent("real.json")).isEmpty)
  }

  @Test func `an output never takes the place of an input`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("notes.md", Data("文字\n".utf8))
    for output in ["notes.md", "./"] {
      let outcome = try Command(in: folder.url).run(
        ["convert", "notes.md", "-o", output, "--format", "markdown"])
      #expect(outcome.status == 1)
      #expect(try Data(contentsOf: file) == Data("文字\n".utf8))
    }
  }

  @Test func `an output that cannot be written does not stop the others`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.json", "b.txt", "c.txt"] { _ = try folder.file(name, Data("文字\n".utf8)) }
    let outcome = try Command(in: folder.url).run(
      ["convert", "a.json", "b.txt", "c.txt", "-o", "."])
    #expect(outcome.status == 1)
    #expect(outcome.errors == "./a.json: error: is one of the inputs; choose another -o\n")
    #expect(try folder.names() == ["a.json", "b.json", "b.txt", "c.json", "c.txt"])
  }

  @Test func `a new file is as readable as any other`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).shell(
      "umask 027; jixiao convert '\(overall.path)' -o out.json; stat -c %a out.json")
    #expect(outcome.text == "640\n")
  }

  @Test func `an interruption leaves no half file`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).shell(
      """
      mkfifo text.txt
      '\(Command.executable.path)' convert '\(overall.path)' - -o all.ndjson < text.txt &
      exec 3> text.txt
      for ((tries = 0; tries < 100; tries++)); do
        compgen -G '.jixiao-*' > /dev/null && break
        sleep 0.05
      done
      compgen -G '.jixiao-*' > /dev/null && echo "being written"
      kill -TERM $!
      wait $!
      echo "status $?"
      """)
    #expect(outcome.text == "being written\nstatus 143\n")
    #expect(try folder.names() == ["text.txt"])
  }
  @Test func `a signal that is ignored stays so`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command(in: folder.url).shell(
      """
      mkfifo text.txt
      nohup '\(Command.executable.path)' convert text.txt -o out.json &
      exec 3> text.txt
      sleep 0.2; kill -HUP $!
      echo 预算 >&3; exec 3>&-
      wait $!; echo "status $?"
      """)
    #expect(outcome.text == "status 0\n")
    #expect(try folder.names() == ["out.json", "text.txt"])
  }
}
