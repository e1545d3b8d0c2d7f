import pytest

from generator.write.claims import Claims


@pytest.mark.parametrize("path", ["", "/etc/cron.d/x", "../x", "a/../../x", "a//x", "..\\x"])
def test_a_path_that_leads_out_of_the_site_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not a path inside the site"):
        Claims().claim(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/x.html", "a/x.html"),
        ("a/plan.pdf", "a/Plan.PDF"),
        ("A/x.html", "a/y.html"),
        ("a", "a/x.html"),
        ("a/x.html", "a"),
        ("caf\u00e9.pdf", "cafe\u0301.pdf"),
        ("b.html", "Manifest.json"),
        ("b.html", "manifest.pending.json"),
    ],
)
def test_a_path_that_is_taken_is_refused(first: str, second: str) -> None:
    claims = Claims()
    claims.claim(first)
    with pytest.raises(ValueError, match="is taken"):
        claims.claim(second)


def test_files_in_one_folder_do_not_meet() -> None:
    claims = Claims()
    for path in ("a/b/x.html", "a/b/y.html", "a/y.html", "a.html"):
        claims.claim(path)
