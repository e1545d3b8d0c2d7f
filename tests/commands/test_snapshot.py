"""A state to compare with: a folder as it is, a revision of Git laid out, or a plain refusal."""

import hashlib
import os
from pathlib import Path

import pytest

from generator.commands.errors import UsageError
from generator.commands.snapshot import snapshot
from tests.history import History, new_history
from tests.running import copy_site, edit, tree_of

REPORT = "content/410303/tongjiju/2023.md"
ATTACHMENT = "content/410303/tongjiju/2023/原件.txt"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in a folder of a repository, both with Chinese names."""
    (tmp_path / "门户").mkdir()
    new_history(tmp_path / "门户")
    return copy_site(tmp_path / "门户").rename(tmp_path / "门户/年报 一")


@pytest.fixture
def history(site: Path) -> History:
    found = History(site)
    found.commit("初稿")
    return found


def test_a_folder_is_taken_as_it_is(site: Path) -> None:
    with snapshot(site, site=None) as state:
        assert state.folder == site


def test_a_revision_is_laid_out_with_its_sources_alone(site: Path, history: History) -> None:
    before = tree_of(site)
    (site / "templates").mkdir()
    (site / "templates/own.html").write_text("x", encoding="utf-8")
    history.commit("模板")
    edit(site / REPORT, "issued: 5", "issued: 7")
    with snapshot("HEAD", site=site) as state:
        assert state.folder != site
        laid_out = tree_of(state.folder)
        assert laid_out.pop(ATTACHMENT) == b""
        before.pop(ATTACHMENT)
        assert laid_out == before
        folder = state.folder
    assert not folder.exists()


def test_the_folder_goes_when_the_work_on_it_fails(site: Path, history: History) -> None:
    with pytest.raises(RuntimeError), snapshot("HEAD", site=history.folder) as state:
        raise RuntimeError
    assert site.exists()
    assert not state.folder.exists()


POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:{sha256}\n"
    "size {size}\n"
)  # fmt: skip


@pytest.fixture
def original(site: Path, history: History) -> bytes:
    """The content of an attachment of which the repository has a pointer of Git LFS alone."""
    data = (site / ATTACHMENT).read_bytes()
    pointer = POINTER.format(sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    (site / ATTACHMENT).write_text(pointer, encoding="ascii", newline="\n")
    history.commit("改由 LFS 保存")
    (site / ATTACHMENT).write_bytes(data)
    return data


def same(one: str | Path, other: str | Path, site: Path) -> bool:
    with snapshot(one, site=site) as before, snapshot(other, site=site) as now:
        found = before.has_same_attachment(now, ATTACHMENT)
        assert now.has_same_attachment(before, ATTACHMENT) == found
        return found


def test_an_attachment_that_git_lfs_keeps_is_known_by_the_sum_in_its_pointer(
    site: Path, original: bytes
) -> None:
    assert same("HEAD", site, site)
    (site / ATTACHMENT).write_bytes(original.replace(original[:1], b"#"))
    assert not same("HEAD", site, site)


@pytest.mark.usefixtures("original")
def test_moving_an_attachment_into_git_lfs_does_not_change_it(site: Path, history: History) -> None:
    assert same("HEAD~1", "HEAD", site)
    (site / ATTACHMENT).write_text(POINTER.format(sha256="5" * 64, size=7), encoding="ascii")
    history.commit("换过的原件")
    assert not same("HEAD~1", "HEAD", site)
    assert not same("HEAD~2", "HEAD", site)


def test_attachments_of_two_folders_are_compared(site: Path, tmp_path: Path) -> None:
    other = copy_site(tmp_path)
    assert same(other, site, site)
    (other / ATTACHMENT).write_text("换过的原件", encoding="utf-8")
    assert not same(other, site, site)


@pytest.mark.usefixtures("history")
def test_an_attachment_is_known_by_its_content(site: Path) -> None:
    with snapshot("HEAD", site=site) as before, snapshot(site, site=site) as now:
        assert before.has_same_attachment(now, ATTACHMENT)
        assert now.has_same_attachment(before, ATTACHMENT)
        (site / ATTACHMENT).write_text("换过的原件", encoding="utf-8")
        assert not before.has_same_attachment(now, ATTACHMENT)


def test_branches_tags_and_shortened_ids_are_revisions(site: Path, history: History) -> None:
    first = history.git("rev-parse", "HEAD").strip()
    history.git("tag", "公布-2024")
    edit(site / REPORT, "issued: 5", "issued: 7")
    history.commit("改数")
    for name in (first, first[:10], "公布-2024", "HEAD~1", "main^"):
        with snapshot(name, site=site) as state:
            assert "issued: 5" in (state.folder / REPORT).read_text(encoding="utf-8")


def test_a_folder_goes_before_a_revision_of_the_same_name(
    site: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.git("branch", "旧站")
    monkeypatch.chdir(site)
    copy_site(site / "旧站")
    (site / "旧站/site").rename(site / "旧的")
    (site / "旧站").rmdir()
    (site / "旧的").rename(site / "旧站")
    with snapshot("旧站", site=site) as state:
        assert state.folder == site / "旧站"


def test_links_and_paths_that_lead_out_are_not_laid_out(site: Path, history: History) -> None:
    (site / "content/410303/tongjiju/2021.md").symlink_to(os.devnull)
    history.commit("符号链接")
    with snapshot("HEAD", site=site) as state:
        assert not (state.folder / "content/410303/tongjiju/2021.md").is_symlink()
        assert (state.folder / REPORT).is_file()


def test_a_tree_that_names_a_folder_above_is_not_followed(site: Path, history: History) -> None:
    blob = history.git("hash-object", "-w", "content/regions.yaml").strip()
    above = history.tree(f"100644 blob {blob}\t外面.md")
    content = history.tree(f"040000 tree {above}\t..", f"100644 blob {blob}\tregions.yaml")
    tree = history.tree(f"040000 tree {content}\tcontent", f"100644 blob {blob}\tsite.yaml")
    own = history.tree(f"040000 tree {tree}\t年报 一")
    commit = history.git("commit-tree", own, "-m", "往外写").strip()
    with snapshot(commit, site=site) as state:
        assert sorted(tree_of(state.folder)) == ["content/regions.yaml", "site.yaml"]


def test_the_repository_is_the_one_around_the_site_even_in_a_hook(
    site: Path, history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    with snapshot("HEAD", site=history.folder) as state:
        assert (state.folder / REPORT).is_file()
    assert site.is_dir()


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    "names",
    [
        ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
        ("GIT_COMMON_DIR", "GIT_DIR"),
        ("GIT_CONFIG_PARAMETERS", "GIT_SHALLOW_FILE"),
    ],
)
def test_nothing_that_describes_another_repository_leads_away_from_the_sites(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, str]
) -> None:
    (tmp_path / "别处").mkdir()
    for name in names:
        monkeypatch.setenv(name, str(tmp_path / "别处"))
    with snapshot("HEAD", site=site) as state:
        assert (state.folder / REPORT).is_file()


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("meiyou", "既不是文件夹，也不是 git 里的版本"),
        ("HEAD~9", "既不是文件夹，也不是 git 里的版本"),
        ("--output=x", "不能作版本的名字"),
        ("-1", "不能作版本的名字"),
        ("HEAD:content", "既不是文件夹，也不是 git 里的版本"),
        ("HEAD..main", "既不是文件夹，也不是 git 里的版本"),
    ],
)
def test_what_is_neither_a_folder_nor_a_revision_is_refused(
    site: Path, reference: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said), snapshot(reference, site=site):
        pass


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"没有 site\.yaml"), snapshot(tmp_path, site=None):
        pass


def test_a_revision_from_before_the_site_is_refused(tmp_path: Path) -> None:
    history = new_history(tmp_path)
    history.commit("空的")
    site = copy_site(tmp_path)
    with pytest.raises(UsageError, match="里没有这个网站"), snapshot("HEAD", site=site):
        pass


def test_outside_a_repository_only_folders_can_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    site = copy_site(tmp_path)
    with pytest.raises(UsageError, match="不在 git 仓库里"), snapshot("HEAD", site=site):
        pass


def test_without_git_a_revision_is_refused_and_a_folder_is_not(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="没有找到 git"), snapshot("HEAD", site=site):
        pass
    with snapshot(site, site=site) as state:
        assert state.folder == site
