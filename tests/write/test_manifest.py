import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.write.manifest import Manifest, manifest_chunks, read_manifest

DIGEST = hashlib.sha256(b"page").hexdigest()


def listing(files: object) -> str:
    return json.dumps({"format": "gongkai-manifest-1", "files": files})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    manifest = Manifest({"b/附件.pdf": DIGEST, "a.html": DIGEST[::-1]})
    path = tmp_path / "manifest.json"
    path.write_bytes(manifest.to_bytes())
    assert read_manifest(path) == manifest


def test_equal_manifests_have_equal_bytes_whatever_the_order_of_files() -> None:
    files = {"a": DIGEST, "b/c": DIGEST, "乙": DIGEST}
    forward, backward = Manifest(files), Manifest(dict(reversed(files.items())))
    assert forward.to_bytes() == backward.to_bytes()


def test_an_absent_manifest_lists_nothing(tmp_path: Path) -> None:
    assert read_manifest(tmp_path / "manifest.json") == Manifest({})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 100_000,
        "7",
        "[]",
        '{"name": "一个网页应用", "icons": []}',
        '{"format": "gongkai-manifest-1"}',
        listing(["a.html"]),
        listing({"a.html": 3}),
        listing({"a.html": DIGEST.upper()}),
        listing({"a.html": DIGEST[:-1]}),
        listing({"/etc/passwd": DIGEST}),
        listing({"../site.yaml": DIGEST}),
        listing({"a/../../site.yaml": DIGEST}),
        listing({"a//b": DIGEST}),
        listing({"a\\..\\b": DIGEST}),
        listing({"manifest.json": DIGEST}),
        listing({"": DIGEST}),
    ],
)
def test_what_is_not_a_sound_manifest_of_ours_is_not_read_as_one(text: str, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(text, encoding="utf-8")
    assert read_manifest(path) is None


def test_bytes_that_are_not_text_are_no_manifest(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(b"\xb1\xa8\x00")
    assert read_manifest(path) is None


def test_a_link_to_a_manifest_is_no_manifest(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.json"
    real.write_bytes(Manifest({"a.html": DIGEST}).to_bytes())
    path = tmp_path / "manifest.json"
    path.symlink_to(real)
    assert read_manifest(path) is None


PATHS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@given(paths=st.sets(PATHS | st.sampled_from(['a"b.pdf', "\U00020000.pdf", "\uffee.pdf"])))
def test_a_manifest_written_in_pieces_is_json_with_sorted_keys(paths: set[str]) -> None:
    files = {path: hashlib.sha256(path.encode()).hexdigest() for path in paths}
    values = {"format": "gongkai-manifest-1", "files": files}
    whole = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert b"".join(manifest_chunks(sorted(files.items()))) == whole.encode()


def test_a_long_manifest_comes_in_pieces() -> None:
    files = [(f"{number:05}.html", DIGEST) for number in range(3000)]
    pieces = list(manifest_chunks(files))
    assert max(map(len, pieces)) < 100_000
    assert json.loads(b"".join(pieces))["files"] == dict(files)


@pytest.mark.parametrize("paths", [("b", "a"), ("a", "a")])
def test_files_out_of_order_or_listed_twice_make_no_manifest(paths: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="not in the order of paths"):
        list(manifest_chunks((path, DIGEST) for path in paths))
