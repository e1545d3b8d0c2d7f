"""Which targets a link and an image may have."""

import pytest

from generator.read.markdown.targets import is_external, is_own, is_safe_link


@pytest.mark.parametrize(
    "target",
    [
        "2023.md",
        "../ju/2023.md",
        "/years/2023/",
        "#情况",
        "?q=1",
        "./a:b",
        "a/b:c",
        "%E9%99%84.pdf",
    ],
)
def test_places_of_this_site_are_own_and_safe(target: str) -> None:
    assert is_own(target)
    assert is_safe_link(target)
    assert not is_external(target)


@pytest.mark.parametrize("target", ["https://a.cn", "HTTP://a.cn/b", "http://a.cn:80/?c#d"])
def test_web_addresses_are_external_and_safe(target: str) -> None:
    assert is_external(target)
    assert is_safe_link(target)
    assert not is_own(target)


@pytest.mark.parametrize("target", ["mailto:a@b.cn", "tel:+86-379-1"])
def test_mail_and_telephone_are_safe_but_not_external(target: str) -> None:
    assert is_safe_link(target)
    assert not is_external(target)
    assert not is_own(target)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "//a.cn/",
        "///a.cn",
        "javascript:x",
        "JAVASCRIPT:x",
        "java%20script:x",
        "javascript%3Ax",
        "%01javascript:x",
        "data:text/html,x",
        "blob:https://a.cn/1",
        "intent://x",
        "http:a.cn",
        "https:///a.cn",
        "https:%5C%5Ca.cn",
        "%5C%5Ca.cn",
        "/%5Ca.cn",
        "\\\\a.cn",
        "mailto:",
    ],
)
def test_everything_else_is_refused(target: str) -> None:
    assert not is_own(target)
    assert not is_safe_link(target)
