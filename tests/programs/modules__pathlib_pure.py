"""Paths as values, and what is found below a folder."""

import os
import pathlib
import tempfile
from pathlib import Path, PurePosixPath


def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


path = PurePosixPath("/srv/data/archive.tar.gz")
print(path.name, path.stem, path.suffix, path.suffixes, path.parts, path.root, repr(path.anchor), repr(path.drive))
print(path.parent, path.parents[1], len(path.parents), path.is_absolute(), path.as_uri(), path.as_posix())
print(path.relative_to("/srv"), path.is_relative_to("/srv/data"), path.is_relative_to("/other"))
print(path.match("*.gz"), path.match("data/*"), path.match("/srv/*"), path.match("/srv/data/*.gz"))
print(path.with_suffix(".zip"), path.with_suffix(""), path.with_stem("new"), path.with_name("b.txt"), path / "x" / "/y")
print(sorted([PurePosixPath("b"), PurePosixPath("a/c"), PurePosixPath("a")]), {PurePosixPath("a"): 1}[PurePosixPath("a/")])
print(repr(PurePosixPath("a", "b", "../c")), PurePosixPath(), str(PurePosixPath("./a//b/.")), "pre" / PurePosixPath("x"))
print(attempt(lambda: path.with_suffix("gz")), attempt(lambda: PurePosixPath("/").with_name("x")), attempt(lambda: path / 3))
print(attempt(lambda: PurePosixPath("a").as_uri()), PurePosixPath(".bashrc").suffix == "", PurePosixPath("a.").suffixes)

with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    for text in ("one.txt", "two.md", "sub/three.txt", "sub/deep/four.txt", "sub/deep/notes.md"):
        file = top / text
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    print(sorted(found.relative_to(top).as_posix() for found in top.glob("*.txt")))
    print(sorted(found.relative_to(top).as_posix() for found in top.glob("**/*.txt")))
    print(sorted(found.relative_to(top).as_posix() for found in top.rglob("*.md")))
    print(sorted(found.relative_to(top).as_posix() for found in top.glob("sub/*/[fn]o*")))
    print(sorted(found.name for found in top.iterdir()), (top / "one.txt").samefile(top / "sub" / ".." / "one.txt"))
    print(sorted((len(names), len(files)) for _, names, files in os.walk(top)))
    print((top / "one.txt").stat().st_size, (top / "sub").is_dir(), (top / "one.txt").is_symlink(), pathlib.Path(top).exists())

print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b", "/a/c/d"]), os.path.commonprefix(["abc", "abd"]))
print(os.path.splitdrive("/a"), os.path.normcase("/A"), os.path.lexists("/nowhere"), os.path.expandvars("$NOT_SET/x"))
