"""What the checks that disturb runs share: articles, pipelines, and what a reader of an output sees."""
import os, pathlib, resource, shutil, subprocess

root = pathlib.Path(__file__).resolve().parent.parent

# Pipelines with corpus stages, and what each writes to: a file and a folder.
kinds = [("archive", "articles.jsonl"), ("scraped", "articles")]


def shipped_lines():
    """The lines of the articles that come with the project."""
    lines = []
    for file in sorted((root / "Pipelines/Articles").rglob("*.txt")):
        try:
            lines += file.read_text("utf-8").splitlines()
        except UnicodeDecodeError:
            pass
    return lines


def article(lines, chance):
    """An article: lines of the shipped ones in another order."""
    return "\n".join(chance.sample(lines, min(12, len(lines))))


def write_articles(folder, count, chance):
    """`count` articles in twenty folders."""
    lines = shipped_lines()
    for number in range(count):
        path = folder / f"{number % 20}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(lines, chance), "utf-8")


def content(output):
    """What a reader of the output sees, None where there is none: hidden files are the run's own."""
    if output.is_file():
        return output.read_bytes()
    if not output.is_dir():
        return None
    files = (file for file in sorted(output.rglob("*.json")) if ".silsila" not in file.parts)
    return {str(file.relative_to(output)): file.read_bytes() for file in files}


def clear(folder):
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def arguments(command, pipeline, source, output, *more):
    """The command line of a run of a shipped pipeline, or of a file, over the folder `source`."""
    file = pipeline if isinstance(pipeline, pathlib.Path) else root / f"Pipelines/{pipeline}.yaml"
    return [command, "run", str(file), "--input", str(source), "--output", str(output), "--quiet", *more]


def run(words, seconds=120, largest=None, **environment):
    """Runs a command to its end; its exit code and what it said. A run that takes longer than `seconds` hangs, and is an error.

    No file that it writes may grow beyond `largest` bytes.
    """
    def limit():
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = subprocess.run(words, env={**os.environ, **environment}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, timeout=seconds, preexec_fn=limit)
    return done.returncode, done.stderr.decode("utf-8", "replace")
