"""Texts in many languages that may be used for anything: translations in packages with permissive licences, and the samples beside this script."""
import collections, json, pathlib, re, struct, subprocess, sys, zipfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = {
    "cefpython3": ("66.0", "translations of Chromium, BSD-3-Clause"), "django": ("5.2.19", "BSD-3-Clause"),
    "wagtail": ("8.0.1", "BSD-3-Clause"), "home-assistant-frontend": ("20250109.2", "Apache-2.0"),
    "apache-superset": ("6.1.0", "Apache-2.0"),
}
ALIASES = {"nb": "no", "fil": "tl", "pt-br": "pt", "sr-latn": "", "nn": "", "zh-hans": "zh", "zh-hant": "zh", "iw": "he", "in": "id"}
SAMPLE_WEIGHT = 12


def tag_of(name):
    name = name.replace("_", "-").replace("@", "-").lower()
    if name in ALIASES:
        return ALIASES[name]
    base = name.split("-")[0]
    return ALIASES.get(base, base)


# Reading.


def catalogue(data):
    """The originals of a compiled gettext catalogue and the translations that differ from them."""
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, originals, translations = struct.unpack(order + "3I", data[8:20])
    for i in range(count):
        texts = []
        for table in (originals, translations):
            length, offset = struct.unpack(order + "2I", data[table + 8 * i:table + 8 * i + 8])
            texts.append(data[offset:offset + length].decode("utf-8", "replace"))
        if texts[0] and texts[0] != texts[1]:
            yield "en", texts[0].split("\4")[-1].split("\0")[0]
            for text in texts[1].split("\0"):
                yield None, text


def pack(data):
    """The strings of a Chromium resource pack by their numbers; versions 4 and 5 of the format."""
    if data[0] == 4:
        (count,), start = struct.unpack("<I", data[4:8]), 9
    else:
        (count, _), start = struct.unpack("<HH", data[8:12]), 12
    entries = [struct.unpack("<HI", data[start + 6 * i:start + 6 * i + 6]) for i in range(count + 1)]
    for (number, offset), (_, end) in zip(entries, entries[1:]):
        try:
            yield number, data[offset:end].decode("utf-8")
        except UnicodeDecodeError:
            pass


def leaves(tree, path=""):
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, f"{path}.{name}")
    elif isinstance(tree, str):
        yield path, tree


def differing(files, read):
    """For each language the texts that differ from the English ones."""
    english = dict(read(files["en"]))
    for tag, data in files.items():
        for key, text in read(data):
            if tag == "en" or english.get(key) != text:
                yield tag, text


def strings(name, wheel):
    archive = zipfile.ZipFile(wheel)
    paths = archive.namelist()
    if name == "cefpython3":
        files = {tag_of(p.split("/")[-1][:-4]): archive.read(p) for p in paths if "/locales/" in p and "419" not in p and "GB" not in p}
        yield from differing(files, pack)
    elif name == "home-assistant-frontend":
        parts = collections.defaultdict(dict)
        for path in paths:
            found = re.search(r"static/translations/(.*?)([A-Za-z-]+?)-[0-9a-f]{32}\.json$", path)
            if found and tag_of(found[2]):
                parts[found[1]][tag_of(found[2])] = archive.read(path)
        for part, files in sorted(parts.items()):
            if "en" in files:
                yield from differing(files, lambda data: leaves(json.loads(data)))
    else:
        for path in paths:
            found = re.search(r"/(?:locale|translations)/([^/]+)/LC_MESSAGES/\w+\.mo$", path)
            if found and tag_of(found[1]):
                for tag, text in catalogue(archive.read(path)):
                    yield tag or tag_of(found[1]), text


# A text without its mark-up, placeholders, addresses and names in code.
NOISE = re.compile(r"<[^>]*>|https?://\S+|\S+@\S+|%\([^)]*\)\w|\{[^{}]*\}|%[a-zA-Z]|\$\w+|&\w+;|\b\w*[._/\\]\w[\w./\\]*|`[^`]*`|\b[A-Z][A-Z0-9_]+\b")


def corpus(folder):
    """The texts of each language, with the weight of each."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = collections.defaultdict(dict)
    for name in SOURCES:
        stem = name.replace("-", "_")
        if not list(folder.glob(f"{stem}-{SOURCES[name][0]}-*.whl")):
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "--dest", folder,
                            f"{name}=={SOURCES[name][0]}"], check=True)
        for tag, text in strings(name, next(folder.glob(f"{stem}-{SOURCES[name][0]}-*.whl"))):
            for _ in range(2):
                text = NOISE.sub(" ", text)
            if text.strip():
                texts[tag][text] = 1
    for path in sorted((HERE / "language-samples").glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                texts[path.stem][line] = SAMPLE_WEIGHT
    for tag in texts:
        if tag != "en":
            texts[tag] = {text: weight for text, weight in texts[tag].items() if text not in texts["en"]}
    return texts
