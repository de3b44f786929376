"""Real short texts in eight languages of the region, from translation catalogues in Debian packages.

Read from the catalogues that this machine has, and from packages that apt downloads into a folder of ours and nobody installs. Each text stands once;
the languages have equal shares as far as they go, and what one lacks the others fill.
"""
import html
import re
import struct
import subprocess
import zipfile
from pathlib import Path

languages = {"vi": ("vi",), "th": ("th",), "lo": ("lo",), "km": ("km",), "my": ("my",), "id": ("id",), "fil": ("fil", "tl"), "en": ("en_GB", "en-GB")}
packages = ("iso-codes", "unicode-cldr-core", "libreoffice-l10n-vi", "libreoffice-l10n-th", "libreoffice-l10n-km", "libreoffice-l10n-id", "libreoffice-l10n-en-gb",
            "firefox-esr-l10n-my", "firefox-esr-l10n-tl")
shortest, longest = 3, 240                                  # characters: a result shows the whole of such a text


def download(folder):
    """What apt has of the packages, unpacked below the folder; without a network, what is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        if not list(folder.glob(f"{package}_*.deb")):
            subprocess.run(["apt-get", "download", package], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=120)
    for file in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", file, folder / "unpacked"], stdin=subprocess.DEVNULL, check=True, timeout=120)
    return folder / "unpacked"


def of_catalogue(path):
    """The translations of a gettext .mo of this byte order."""
    data = path.read_bytes()
    if data[:4] != b"\xde\x12\x04\x95":
        return
    count, _, table = struct.unpack("<3I", data[8:20])
    for at in range(table, table + 8 * count, 8):
        size, begin = struct.unpack("<2I", data[at:at + 8])
        yield from data[begin:begin + size].decode(errors="ignore").split("\0")


def of_names(path):
    """The texts of an XML file of Unicode's CLDR: names of places, languages, units, and of signs with what they mean."""
    for text in re.findall(r">([^<>]+)</", path.read_text()):
        yield from html.unescape(text).split(" | ")


def of_language_pack(path):
    with zipfile.ZipFile(path) as pack:
        for name in pack.namelist():
            if name.endswith((".ftl", ".properties")):
                yield from re.findall(r"^[\w.-]+ *= *(\S.*)$", pack.read(name).decode(errors="ignore"), re.M)


def sources(code, unpacked):
    """(reader, file) of everything there is in a language."""
    for root in (Path("/usr/share/locale"), unpacked / "usr/share/locale", unpacked / "usr/lib/libreoffice/program/resource"):
        for name in {code, code.replace("-", "_")}:
            yield from ((of_catalogue, file) for file in sorted(root.glob(f"{name}/LC_MESSAGES/*.mo")))
    for room in ("main", "annotations", "annotationsDerived", "subdivisions"):
        yield from ((of_names, file) for file in sorted(unpacked.glob(f"usr/share/unicode/cldr/common/{room}/{code}.xml")))
    yield from ((of_language_pack, file) for file in sorted(unpacked.glob(f"usr/lib/firefox-esr/**/langpack-{code}@*.xpi")))


def plain(text):
    """One line, without what only a program reads in it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>|%[-+ #0-9.$]*\w|\{[^}]*\}|[_&~](?=\w)|[\x00-\x08\x0e-\x1f\x7f]", " ", text)).strip()


def is_words(text):
    return not text.startswith("Project-Id-Version") and shortest <= len(text) <= longest and sum(letter.isalpha() for letter in text) * 2 > len(text)


def found(codes, unpacked):
    all_of = {}
    for code in codes:
        for read, file in sources(code, unpacked):
            for text in map(plain, read(file)):
                if is_words(text):
                    all_of.setdefault(text)
    return list(all_of)


def shares(sizes, wanted):
    """How many of each, so that the sum is what is wanted where there are so many: equal shares, and what one lacks is shared by the others."""
    taken = dict.fromkeys(sizes, 0)
    while wanted and any(taken[name] < sizes[name] for name in sizes):
        open_ones = [name for name in sizes if taken[name] < sizes[name]]
        share = max(1, wanted // len(open_ones))
        for name in open_ones:
            more = min(share, sizes[name] - taken[name], wanted)
            taken[name] += more
            wanted -= more
    return taken


def texts(folder, wanted):
    """[(language, text)], the languages mixed as people would mix them."""
    unpacked = download(folder)
    by_language = {name: found(codes, unpacked) for name, codes in languages.items()}
    counts = shares({name: len(all_of) for name, all_of in by_language.items()}, wanted)
    placed = [(at / max(1, counts[name]), name, text) for name, all_of in by_language.items() for at, text in enumerate(all_of[:counts[name]])]
    return [(name, text) for _, name, text in sorted(placed)]
